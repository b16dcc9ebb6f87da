import Calendars
import Testing

/// Windows as text, and the hours of the week they cover.
@Suite struct HoursOfWeekTests {
  @Test(
    "windows in every form, and how they are written back",
    arguments: [
      ("Mon-Fri 09:00-12:00", "Mon-Fri 09:00-12:00", 15), ("Sat", "Sat 00:00-24:00", 24),
      ("18:00 – 20:00", "daily 18:00-20:00", 14),
      ("Mon, Wed 9:00-10:00", "Mon, Wed 09:00-10:00", 2),
      ("weekend 10:00-24:00", "Sat-Sun 10:00-24:00", 28), ("daily", "daily 00:00-24:00", 168),
      ("Sun 22:00-02:00", "Sun 22:00-02:00", 4),
    ])
  func windowsAreRead(text: String, written: String, hours: Int) throws {
    let window = try CallingHours.Window(parsing: text)
    #expect("\(window)" == written)
    #expect(try CallingHours.Window(parsing: written) == window)
    #expect(HoursOfWeek(window)?.hours.count == hours)
  }

  @Test(
    "windows that are none",
    arguments: [
      ("", CalendarError.notAWindow("")), ("Mon 09:00", .notAWindow("Mon 09:00")),
      ("09:00-10:00-11:00", .notAWindow("09:00-10:00-11:00")),
      ("Mom 09:00-10:00", .notAWeekday("Mom", closest: ["Mon"])),
      ("Mon 09-10", .notATime("09")), ("Mon 09:00-09:00", .emptyWindow(.startOfDay)),
      ("Mon 24:00-09:00", .opensAtEndOfDay),
    ])
  func windowsAreRefused(text: String, error: CalendarError) throws {
    let found = #expect(throws: CalendarError.self) { try CallingHours.Window(parsing: text) }
    if case .emptyWindow = error, case .emptyWindow = found { return }
    #expect(found == error)
  }

  @Test("R5: hours after midnight are those of the next day, after Sunday comes Monday")
  func midnightIsCrossed() throws {
    let hours = try #require(HoursOfWeek(CallingHours.Window(parsing: "Sun 22:00-02:00")))
    #expect(hours.hours == [0, 1, 166, 167])
    #expect("\(hours)" == "Mon 00:00-02:00, Sun 22:00-24:00")
  }

  @Test("hours that are no whole ones")
  func halfHours() throws {
    let window = try CallingHours.Window(parsing: "Tue 09:30-10:00")
    #expect(HoursOfWeek(window) == nil)
    #expect(HoursOfWeek(overlapping: window).hours == [33])
  }

  @Test("sets of hours are written as windows")
  func setsOfHours() throws {
    let week = try ["Mon-Fri 09:00-12:00", "Mon-Fri 13:00-18:00", "Sat 10:00-14:00"]
      .reduce(HoursOfWeek()) { $0.union(HoursOfWeek(overlapping: try .init(parsing: $1))) }
    #expect("\(week)" == "Mon-Fri 09:00-12:00, Mon-Fri 13:00-18:00, Sat 10:00-14:00")
    let noon = HoursOfWeek(overlapping: try .init(parsing: "11:00-14:00"))
    #expect(
      "\(noon.intersection(week))" == "Mon-Fri 11:00-12:00, Mon-Fri 13:00-14:00, Sat 11:00-14:00")
    #expect("\(noon.subtracting(week))" == "Mon-Fri 12:00-13:00, Sun 11:00-14:00")
    #expect("\(HoursOfWeek())" == "never" && HoursOfWeek().isEmpty && !noon.isEmpty)
  }
}
