import Calendars
import Scheduling
import Testing

/// The days and weeks by which calls are counted.
@Suite struct CalendarPeriodsTests {
  static func clock(_ zone: String) throws -> ZoneClock {
    try ZoneClock(
      named: zone, from: Instant(milliseconds: 1_767_225_600_000),
      to: Instant(milliseconds: 1_798_761_600_000))
  }

  static func starts(
    _ unit: CalendarUnit, _ zone: String, _ from: String, _ to: String
  ) throws -> [String] {
    let clock = try clock(zone)
    let periods = clock.periods(
      of: unit, from: clock.instant(of: try WallTime(parsing: from)),
      to: clock.instant(of: try WallTime(parsing: to)))
    return periods.starts.map { clock.format($0, as: .rfc3339) }
  }

  @Test("R26: a day begins at midnight of its zone, however long the day before was")
  func days() throws {
    #expect(
      try Self.starts(.day, "Europe/Berlin", "2026-03-28 15:00", "2026-03-30 09:00") == [
        "2026-03-28T00:00:00+01:00", "2026-03-29T00:00:00+01:00", "2026-03-30T00:00:00+02:00",
        "2026-03-31T00:00:00+02:00",
      ])
  }

  @Test("R26: a week begins on Monday")
  func weeks() throws {
    #expect(
      try Self.starts(.week, "America/New_York", "2026-03-05 15:00", "2026-03-18 09:00") == [
        "2026-03-09T00:00:00-04:00", "2026-03-16T00:00:00-04:00",
      ])
  }

  @Test("R6, R26: where midnight does not exist, the day begins after the gap")
  func gap() throws {
    // In Beirut the clock goes forward at midnight.
    let starts = try Self.starts(.day, "Asia/Beirut", "2026-03-28 12:00", "2026-03-29 12:00")
    #expect(starts.contains("2026-03-29T01:00:00+03:00"))
  }

  @Test("R26: the end of a period, and the last one that has none")
  func ends() {
    let periods = CalendarPeriods(
      starts: [10, 20].map { Instant(milliseconds: $0) })
    let ends = [5, 10, 19, 20].map { periods.end(after: Instant(milliseconds: $0)).milliseconds }
    #expect(ends == [10, 20, 20, .max])
  }
}
