import Calendars
import Planning
import Scheduling

/// Instants as a planner says them: `Fri 16:52`, and with the date once the report spans more
/// than six days, when a weekday alone could be either of two, and wherever an instant lies so far
/// from the start.
struct TimePhrases {
  private let showsDate: Bool
  private let start: Instant
  private static let weekdaysAlone = TimeSpan.hours(6 * 24)

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// Phrases for a report about the time between two instants.
  init(start: Instant, latest: Instant) {
    self.start = start
    showsDate = latest - start > Self.weekdaysAlone
  }

  /// The instant on the clock, rounded up to the minute: what is over at 17:59:30 is not over "by
  /// 17:59".
  func by(_ instant: Instant, _ clock: ZoneClock) -> String {
    let up = (instant + TimeSpan(milliseconds: 59_999)).milliseconds
    let minute = Instant(milliseconds: up - ((up % 60_000) + 60_000) % 60_000)
    guard showsDate || minute - start > Self.weekdaysAlone else {
      return clock.format(minute, as: .weekdayTime)
    }
    return "\(clock.weekday(at: minute)) " + date(minute, clock)
  }

  /// By when something is done, or until when it is not.
  func completion(
    _ quantile: CompletionQuantile, of milestone: MilestoneForecast, _ clock: ZoneClock
  ) -> String {
    end(quantile.at, of: milestone, clock)
  }

  /// The interval of a quantile: `Fri 16:40 – Fri 17:05`; a dash where few runs say nothing.
  func interval(
    _ quantile: CompletionQuantile, of milestone: MilestoneForecast, _ clock: ZoneClock
  ) -> String {
    let low = quantile.low.map { end($0, of: milestone, clock) } ?? "?"
    let high = quantile.high.map { end($0, of: milestone, clock) } ?? "?"
    return "\(low) – \(high)"
  }

  private func end(
    _ end: CompletionInstant, of milestone: MilestoneForecast, _ clock: ZoneClock
  ) -> String {
    if let instant = end.instant { return by(instant, clock) }
    return "not by \(limit(milestone.limit, clock))"
  }

  /// The end of a campaign or of the simulation, as exactly as a narrow table allows.
  private func limit(_ limit: Instant, _ clock: ZoneClock) -> String {
    guard showsDate || limit - start > Self.weekdaysAlone else {
      return clock.format(limit, as: .weekdayTime)
    }
    let date = clock.date(at: limit)
    let month = Self.months[date.month - 1]
    // So far away the year matters more than the day.
    return limit - start > .hours(300 * 24) ? "\(month) \(date.year)" : "\(date.day) \(month)"
  }

  private func date(_ instant: Instant, _ clock: ZoneClock) -> String {
    let wall = clock.wallTime(at: instant)
    let time = clock.format(instant, as: .weekdayTime).suffix(5)
    return "\(wall.date.day) \(Self.months[wall.date.month - 1]) \(time)"
  }
}
