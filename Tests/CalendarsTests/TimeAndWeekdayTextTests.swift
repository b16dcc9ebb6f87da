import Calendars
import Testing

@Suite("Times of day and weekdays as text")
struct TimeAndWeekdayTextTests {
  @Test(
    "times of day",
    arguments: [
      ("09:00", 32_400, "09:00"), ("9:05", 32_700, "09:05"), ("00:00", 0, "00:00"),
      ("24:00", 86_400, "24:00"), ("23:59:59", 86_399, "23:59:59"), ("12:30:00", 45_000, "12:30"),
    ])
  func times(text: String, seconds: Int, written: String) throws {
    let time = try LocalTime(parsing: text)
    #expect(time.secondsOfDay == seconds)
    #expect("\(time)" == written)
  }

  @Test(
    "what is no time of day is refused with an example",
    arguments: [
      "", "9", "9am", "09.00", "24:01", "24:00:01", "09:60", "9:5", "-1:00", "009:00",
      "09:00:00:00",
      " 09:00",
    ])
  func notATime(text: String) {
    #expect(throws: CalendarError.notATime(text)) { try LocalTime(parsing: text) }
    #expect("\(CalendarError.notATime(text))".contains("such as \"09:00\""))
  }

  @Test(
    "weekdays in every form, and how they are written back",
    arguments: [
      ("Mon-Fri", "Mon-Fri"), ("weekdays", "Mon-Fri"), ("daily", "daily"), ("Weekend", "Sat-Sun"),
      ("Mon, Wed-Fri", "Mon, Wed-Fri"), ("Sat-Mon", "Mon, Sat-Sun"), ("Sun-Sat", "daily"),
      ("tuesday", "Tue"), ("Thurs,TUE", "Tue, Thu"), ("Wed – Thu", "Wed-Thu"), ("Fri-Fri", "Fri"),
      ("Fri, Mon, Fri", "Mon, Fri"), ("weekend, Mon", "Mon, Sat-Sun"),
    ])
  func weekdays(text: String, written: String) throws {
    #expect("\(try Weekdays(parsing: text))" == written)
  }

  @Test(
    "weekdays that are none",
    arguments: [
      ("Mom-Fri", CalendarError.notAWeekday("Mom-Fri", closest: ["Mon"])),
      ("workday", .notAWeekday("workday", closest: [])),
      ("Mo", .notAWeekday("Mo", closest: ["Mon"])),
      ("Mon-", .notAWeekday("Mon-", closest: [])),
      ("Mon-Tue-Wed", .notAWeekday("Mon-Tue-Wed", closest: [])),
      ("", .noWeekdays), ("Mon,,Tue", .noWeekdays),
    ])
  func notWeekdays(text: String, error: CalendarError) {
    #expect(throws: error) { try Weekdays(parsing: text) }
  }

  @Test("a suggestion completes the message")
  func message() {
    let error = CalendarError.notAWeekday("Mo", closest: ["Mon"])
    #expect("\(error)".hasSuffix("found \"Mo\"; did you mean \"Mon\"?"))
  }

  @Test("a date with a time of day", arguments: ["2026-11-23 09:00", "2026-11-23T09:00"])
  func wallTime(text: String) throws {
    let wall = try WallTime(parsing: text)
    #expect("\(wall)" == "2026-11-23 09:00")
    #expect(wall.date.weekday == .monday)
  }

  @Test(
    "a wall time is refused with the whole of what is wanted",
    arguments: [
      ("2026-11-23", CalendarError.notAWallTime("2026-11-23")),
      ("2026-11-31 09:00", .noSuchDate("2026-11-31")),
      ("2026-11-23 9am", .notAWallTime("2026-11-23 9am")),
      ("25.11.2026 17:00", .notAWallTime("25.11.2026 17:00")),
    ])
  func notAWallTime(text: String, error: CalendarError) {
    #expect(throws: error) { try WallTime(parsing: text) }
  }
}
