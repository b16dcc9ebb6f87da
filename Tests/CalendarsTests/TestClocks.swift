import Calendars
import Scheduling

/// The instant of a UTC wall time such as `2026-03-08 07:00`.
func utc(_ text: String) throws -> Instant {
  ZoneClock.utc.instant(of: try WallTime(parsing: text))
}

/// The clock of a zone from the first day of a year to the first day of another.
func clock(_ zone: String, _ first: Int, through last: Int) throws -> ZoneClock {
  try ZoneClock(
    named: zone, from: try utc("\(first)-01-01 00:00"), to: try utc("\(last + 1)-01-01 00:00"))
}

/// Hours from lines such as `Mon-Fri 09:00-19:00`.
func hours(_ lines: String..., excluding dates: [String] = []) throws -> CallingHours {
  let windows = try lines.map { line in
    let parts = line.split(separator: " ").map(String.init)
    let ends = parts[1].split(separator: "-").map(String.init)
    return try CallingHours.Window(
      Weekdays(parsing: parts[0]), from: LocalTime(parsing: ends[0]),
      to: LocalTime(parsing: ends[1]))
  }
  return CallingHours(windows, excluding: try dates.map { try CivilDate(parsing: $0) })
}

/// Windows as pairs of UTC wall times, one line each: `2026-03-07 14:00 - 2026-03-08 00:00`.
func lines(_ windows: CallingWindows) -> [String] {
  stride(from: 0, to: windows.edges.count, by: 2).map {
    "\(ZoneClock.utc.wallTime(at: windows.edges[$0])) - "
      + "\(ZoneClock.utc.wallTime(at: windows.edges[$0 + 1]))"
  }
}
