import Calendars
import Scheduling

/// On whose wall clock the hours of a log are counted.
///
/// A time is taken as it is written, with an offset or without: that is the clock of whoever wrote
/// it, who is taken to have called people by it. UTC is on few walls, so that a zone can be said.
struct LogClock {
  private let zone: ZoneClock?

  /// The clock of a zone, for all times of a log; nil: that of the log.
  init(_ name: String?, _ times: [LoggedText.Time?]) throws(CalibrationMistake) {
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
    guard time.isUTC, let zone else { return time.hourOfWeek }
    let wall = zone.wallTime(at: Instant(milliseconds: time.milliseconds))
    return (wall.date.weekday.rawValue - 1) * 24 + wall.time.hour
  }
}
