import Calendars
import Scheduling

/// On whose wall clock the hours of a log are counted.
///
/// A time is taken as it is written, with an offset or without: that is the clock of whoever wrote
/// it, who is taken to have called people by it. UTC is on few walls, so that a zone can be said:
/// then all times with an offset are those of its clock. Without one nobody knows when it was.
struct LogClock {
  private let zone: ZoneClock?
  /// Whether times are UTC as they are written, and no zone was said.
  let isUTC: Bool
  /// Whether there are times that a zone would move.
  let hasOffsets: Bool

  /// The clock of a zone, for all times of a log; nil: that of the log.
  init(_ name: String?, _ times: [LoggedText.Time?]) throws(CalibrationMistake) {
    let offsets = times.compactMap { $0?.offset }
    hasOffsets = !offsets.isEmpty
    // Who is in London has another offset in summer, or is told for nothing.
    isUTC =
      name == nil
      && (offsets.contains(.utc) || hasOffsets && offsets.allSatisfy { $0 == .minutes(0) })
    guard let name else {
      zone = nil
      return
    }
    let milliseconds = times.compactMap { $0?.milliseconds }
    do {
      zone = try ZoneClock(
        named: name, from: Instant(milliseconds: milliseconds.min() ?? 0),
        to: Instant(milliseconds: milliseconds.max() ?? 0))
    } catch {
      throw CalibrationMistake(.badRequest, "--timezone \(name): \(error)")
    }
  }

  /// The hour of the week of a call, 0 = Monday 00:00; nil: the clock does not show it.
  func hourOfWeek(_ time: LoggedText.Time) -> Int? {
    guard time.offset != nil, let zone else { return time.hourOfWeek }
    let wall = zone.wallTime(at: Instant(milliseconds: time.milliseconds))
    return (wall.date.weekday.rawValue - 1) * 24 + wall.time.hour
  }
}
