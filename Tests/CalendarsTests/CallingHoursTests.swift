import Calendars
import Scheduling
import Testing

@Suite("Calling hours")
struct CallingHoursTests {
  /// Hours of a zone between two UTC wall times, as lines.
  func compile(
    _ hours: CallingHours, _ zone: String, _ start: String, _ end: String
  ) throws -> [String] {
    let (start, end) = (try utc(start), try utc(end))
    let clock = try ZoneClock(named: zone, from: start, to: end)
    return lines(hours.windows(in: clock, from: start, to: end))
  }

  @Test("R4: Monday to Friday 09:00 to 19:00 by default, half-open")
  func standard() throws {
    let clock = try clock("Europe/Berlin", 2026, through: 2026)
    let (start, end) = (try utc("2026-11-27 00:00"), try utc("2026-12-01 00:00"))
    let windows = CallingHours.standard.windows(in: clock, from: start, to: end)
    #expect(
      lines(windows) == [
        "2026-11-27 08:00 - 2026-11-27 18:00", "2026-11-30 08:00 - 2026-11-30 18:00",
      ])
    #expect(windows.isOpen(at: try utc("2026-11-27 08:00")))
    #expect(!windows.isOpen(at: try utc("2026-11-27 18:00")))
  }

  @Test("R4: what a window must not be")
  func refused() throws {
    let (nine, midnight) = (try LocalTime(parsing: "09:00"), LocalTime.endOfDay)
    #expect(throws: CalendarError.emptyWindow(nine)) {
      try CallingHours.Window(.daily, from: nine, to: nine)
    }
    #expect(throws: CalendarError.opensAtEndOfDay) {
      try CallingHours.Window(.daily, from: midnight, to: nine)
    }
    #expect(throws: CalendarError.noWeekdays) {
      try CallingHours.Window([], from: nine, to: midnight)
    }
  }

  @Test("R4: several windows a day; what overlaps or touches is one window")
  func severalWindows() throws {
    let split = try hours("daily 14:00-20:00", "daily 10:00-13:00")
    #expect(
      try compile(split, "UTC", "2026-06-01 00:00", "2026-06-02 00:00") == [
        "2026-06-01 10:00 - 2026-06-01 13:00", "2026-06-01 14:00 - 2026-06-01 20:00",
      ])
    let joined = try hours("daily 13:00-20:00", "daily 10:00-13:00", "Mon 11:00-12:00")
    #expect(
      try compile(joined, "UTC", "2026-06-01 00:00", "2026-06-02 00:00") == [
        "2026-06-01 10:00 - 2026-06-01 20:00"
      ])
  }

  @Test("R4: all day, every day is one window, over every kind of change", arguments: zonesAndYears)
  func allDay(zone: String, firstYear: Int) throws {
    let clock = try clock(zone, firstYear, through: firstYear + 1)
    let windows = CallingHours.allDay.windows(
      in: clock, from: clock.span.lowerBound, to: clock.span.upperBound)
    #expect(windows.edges == [clock.span.lowerBound, clock.span.upperBound])
  }

  @Test("R4: no window opens on an excluded date; one that opened the evening before is not cut")
  func excludedDates() throws {
    let night = try hours("daily 22:00-02:00", excluding: ["2026-12-25", "2026-12-27"])
    #expect(
      try compile(night, "UTC", "2026-12-24 12:00", "2026-12-28 12:00") == [
        "2026-12-24 22:00 - 2026-12-25 02:00", "2026-12-26 22:00 - 2026-12-27 02:00",
      ])
    let day = CallingHours.standard.excluding([try CivilDate(parsing: "2026-12-25")])
    #expect(try compile(day, "UTC", "2026-12-25 00:00", "2026-12-26 00:00") == [])
  }

  @Test("R4: 24/7 less one date has two windows")
  func allDayButOne() throws {
    let hours = CallingHours.allDay.excluding([try CivilDate(parsing: "2026-03-08")])
    #expect(
      try compile(hours, "America/New_York", "2026-03-01 00:00", "2026-03-15 00:00") == [
        "2026-03-01 00:00 - 2026-03-08 05:00", "2026-03-09 04:00 - 2026-03-15 00:00",
      ])
  }

  @Test("R5: a window over midnight belongs to the day on which it opens")
  func overMidnight() throws {
    #expect(
      try compile(try hours("Fri 20:00-02:00"), "UTC", "2026-11-23 00:00", "2026-12-07 00:00") == [
        "2026-11-27 20:00 - 2026-11-28 02:00", "2026-12-04 20:00 - 2026-12-05 02:00",
      ])
    // A closing at 00:00 is the end of the day.
    #expect(
      try compile(try hours("Fri 20:00-00:00"), "UTC", "2026-11-27 00:00", "2026-11-29 00:00") == [
        "2026-11-27 20:00 - 2026-11-28 00:00"
      ])
  }

  @Test(
    "R6: nights on which the clock is changed",
    arguments: [
      // The opening falls into the gap: 03:00 on the wall.
      (
        "America/New_York", "daily 02:30-04:00", "2026-03-08", "2026-03-08 07:00 - 2026-03-08 08:00"
      ),
      // The whole window falls into the gap: the next one is that of the next date.
      (
        "America/New_York", "daily 02:10-02:50", "2026-03-08", "2026-03-09 06:10 - 2026-03-09 06:50"
      ),
      // The closing falls into the gap.
      (
        "America/New_York", "daily 01:00-02:30", "2026-03-08", "2026-03-08 06:00 - 2026-03-08 07:00"
      ),
      // The jump joins two windows.
      (
        "America/New_York", "daily 01:00-02:15,daily 02:45-04:00", "2026-03-08",
        "2026-03-08 06:00 - 2026-03-08 08:00"
      ),
      // Opening and closing in the repeated hour: the first pass.
      (
        "America/New_York", "daily 01:15-01:45", "2026-11-01", "2026-11-01 05:15 - 2026-11-01 05:45"
      ),
      (
        "America/New_York", "daily 01:30-04:00", "2026-11-01", "2026-11-01 05:30 - 2026-11-01 09:00"
      ),
      (
        "America/New_York", "daily 00:00-01:30", "2026-11-01", "2026-11-01 04:00 - 2026-11-01 05:30"
      ),
      // A night shift of ten hours lasts nine and eleven.
      ("Europe/London", "Sat 21:00-07:00", "2026-03-28", "2026-03-28 21:00 - 2026-03-29 06:00"),
      ("Europe/London", "Sat 21:00-07:00", "2026-10-24", "2026-10-24 20:00 - 2026-10-25 07:00"),
      // Half an hour less.
      (
        "Australia/Lord_Howe", "Sat 23:00-03:00", "2026-10-03",
        "2026-10-03 12:30 - 2026-10-03 16:00"
      ),
      // The day begins at 01:00; the evening before has its 23:00 twice.
      ("America/Sao_Paulo", "Sun 00:00-02:00", "2018-11-04", "2018-11-04 03:00 - 2018-11-04 04:00"),
      ("America/Sao_Paulo", "Sat 22:00-24:00", "2018-02-17", "2018-02-18 00:00 - 2018-02-18 03:00"),
      ("Asia/Kolkata", "Sun 22:00-02:00", "2026-03-08", "2026-03-08 16:30 - 2026-03-08 20:30"),
    ])
  func changes(zone: String, text: String, date: String, expected: String) throws {
    let parts = text.split(separator: ",").map(String.init)
    let hours = CallingHours(try parts.flatMap { try CalendarsTests.hours($0).windows })
    let clock = try clock(zone, 2018, through: 2026)
    let midnight = clock.instant(of: WallTime(try CivilDate(parsing: date), .startOfDay))
    let windows = hours.windows(in: clock, from: midnight, to: midnight + .hours(34))
    #expect(lines(windows).first == expected)
  }

  @Test("R6: on the date that Apia never had nothing opens, and what crosses into it ends with it")
  func apia() throws {
    let night = try hours("daily 22:00-02:00")
    #expect(
      try compile(night, "Pacific/Apia", "2011-12-29 22:00", "2011-12-31 22:00") == [
        "2011-12-30 08:00 - 2011-12-30 10:00", "2011-12-31 08:00 - 2011-12-31 12:00",
      ])
    let friday = try hours("Fri 09:00-17:00")
    #expect(try compile(friday, "Pacific/Apia", "2011-12-28 00:00", "2012-01-03 00:00") == [])
  }

  @Test("the span cuts the first and the last window; at an empty span nothing is open")
  func span() throws {
    let day = CallingHours.standard
    #expect(
      try compile(day, "UTC", "2026-11-23 10:00", "2026-11-24 12:00") == [
        "2026-11-23 10:00 - 2026-11-23 19:00", "2026-11-24 09:00 - 2026-11-24 12:00",
      ])
    #expect(try compile(day, "UTC", "2026-11-23 10:00", "2026-11-23 10:00") == [])
    // Both ends inside of one window that opened the evening before.
    #expect(
      try compile(try hours("Sun 20:00-06:00"), "UTC", "2026-11-23 02:00", "2026-11-23 03:00") == [
        "2026-11-23 02:00 - 2026-11-23 03:00"
      ])
    #expect(try compile(CallingHours([]), "UTC", "2026-11-23 00:00", "2026-12-23 00:00") == [])
  }

  @Test("R7: with several zones all of them are open")
  func severalZones() throws {
    let zones = try ["America/New_York", "America/Los_Angeles"].map {
      try clock($0, 2026, through: 2026)
    }
    let (start, end) = (try utc("2026-07-01 00:00"), try utc("2026-07-02 06:00"))
    let standard = CallingHours.standard
    #expect(
      lines(standard.windows(in: zones, from: start, to: end)) == [
        "2026-07-01 16:00 - 2026-07-01 23:00"
      ])
    #expect(standard.windows(in: [], from: start, to: end) == .never)
  }

  @Test("hours say what they are")
  func description() throws {
    let hours = try hours("Sat 10:00-14:00", "Mon-Fri 09:00-19:00", excluding: ["2026-12-25"])
    #expect("\(hours)" == "Mon-Fri 09:00-19:00, Sat 10:00-14:00 without 2026-12-25")
    #expect("\(CallingHours.allDay)" == "daily 00:00-24:00")
  }
}
