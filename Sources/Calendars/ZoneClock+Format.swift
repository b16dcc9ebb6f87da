public import Scheduling

/// How an instant is written.
public enum TimeStyle: Hashable, Sendable, CaseIterable {
  /// `Fri 18:00`: for spans of less than a week.
  case weekdayTime
  /// `Fri 2026-11-27 18:00`.
  case weekdayDateTime
  /// `2026-11-27T18:00:00-05:00` (RFC 3339), with milliseconds where there are some.
  case rfc3339
}

extension ZoneClock {
  /// The instant as the wall of the zone shows it.
  ///
  /// The styles for people leave out what is below the minute, as a clock on the wall does. RFC
  /// 3339 has no seconds in an offset: where a zone has (local mean time, before about 1920, in
  /// Liberia until 1972), the instant is written in UTC.
  public func format(_ instant: Instant, as style: TimeStyle) -> String {
    let wall = wallTime(at: instant)
    let minute = "\(digits(wall.time.hour, 2)):\(digits(wall.time.minute, 2))"
    switch style {
    case .weekdayTime: return "\(wall.date.weekday) \(minute)"
    case .weekdayDateTime: return "\(wall.date.weekday) \(wall.date) \(minute)"
    case .rfc3339:
      let offset = offsetInSeconds(at: instant)
      guard offset.isMultiple(of: 60) else { return ZoneClock.utc.format(instant, as: .rfc3339) }
      let millisecond = instant.milliseconds.dividedFloor(by: 1000).remainder
      let fraction = millisecond == 0 ? "" : ".\(digits(Int(millisecond), 3))"
      let second = digits(wall.time.second, 2)
      return "\(wall.date)T\(minute):\(second)\(fraction)\(Self.rfc3339(offset))"
    }
  }

  private static func rfc3339(_ offsetInSeconds: Int) -> String {
    guard offsetInSeconds != 0 else { return "Z" }
    let minutes = abs(offsetInSeconds) / 60
    return (offsetInSeconds < 0 ? "-" : "+")
      + "\(digits(minutes / 60, 2)):\(digits(minutes % 60, 2))"
  }
}
