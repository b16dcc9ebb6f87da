import Calendars
import Testing

@Suite("Dates without a zone")
struct CivilDateTests {
  @Test(
    "known days",
    arguments: [
      ("1970-01-01", 0, Weekday.thursday), ("1969-12-31", -1, .wednesday),
      ("2000-02-29", 11_016, .tuesday), ("2026-11-23", 20_780, .monday),
      ("0001-01-01", -719_162, .monday), ("9999-12-31", 2_932_896, .friday),
    ])
  func knownDays(text: String, dayNumber: Int, weekday: Weekday) throws {
    let date = try CivilDate(parsing: text)
    #expect(date.dayNumber == dayNumber)
    #expect(date.weekday == weekday)
    #expect("\(date)" == text)
  }

  @Test("every day of 800 years is the day after the one before")
  func everyDay() throws {
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    var (year, month, day) = (1600, 1, 1)
    var date = try #require(CivilDate(year: 1600, month: 1, day: 1))
    var mistakes: [CivilDate] = []
    while year < 2400 {
      if date.year != year || date.month != month || date.day != day { mistakes.append(date) }
      if CivilDate(year: year, month: month, day: day) != date { mistakes.append(date) }
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      day += 1
      if day > lengths[month - 1] + (isLeap && month == 2 ? 1 : 0) { (month, day) = (month + 1, 1) }
      if month > 12 { (year, month) = (year + 1, 1) }
      date = date.adding(days: 1)
    }
    #expect(mistakes.isEmpty)
  }

  @Test(
    "what is no date is said to be none", arguments: ["2026-02-29", "2026-13-01", "2026-04-31"])
  func noSuchDate(text: String) {
    #expect(throws: CalendarError.noSuchDate(text)) { try CivilDate(parsing: text) }
  }

  @Test(
    "what is not written as a date is refused",
    arguments: [
      "", "2026", "23.11.2026", "2026-1-2", "26-11-23", "+026-11-23", "2026-11-23 ", "0000-01-01",
      "2026-11-2³",
    ])
  func notADate(text: String) {
    #expect(throws: CalendarError.notADate(text)) { try CivilDate(parsing: text) }
  }
}
