import Calendars
import Scheduling
import Simulating

/// The clocks of a scenario, one per zone, compiled once for all the time that it spans.
struct ZoneClocks {
  /// From before the first to after the last instant that any of its campaigns can see.
  let span: ClosedRange<Instant>
  private var clocks: [String: ZoneClock] = [:]

  /// How long a campaign without an end is simulated.
  static let openEndDays = 366

  /// The clocks of a scenario with these wall times, in whatever zones.
  init(wallTimes: [WallTime]) {
    let days = wallTimes.map(\.date.dayNumber)
    // No zone is more than a day away from UTC; the horizon lies a day behind the last end.
    let first = (days.min() ?? 0) - 2
    let last = (days.max() ?? 0) + Self.openEndDays + 4
    span = Self.midnight(first)...Self.midnight(last)
  }

  private static func midnight(_ dayNumber: Int) -> Instant {
    .epoch + .hours(24 * Int64(dayNumber))
  }

  /// The clock of a zone that exists.
  mutating func clock(_ name: String) throws(CalendarError) -> ZoneClock {
    if let clock = clocks[name] { return clock }
    let clock = try ZoneClock(named: name, from: span.lowerBound, to: span.upperBound)
    clocks[name] = clock
    return clock
  }
}

extension ZoneClock {
  /// The same clock as the simulation knows it.
  var localClock: LocalClock { LocalClock(changes: changes, offsetsInSeconds: offsetsInSeconds) }
}
