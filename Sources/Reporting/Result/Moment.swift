import Calendars
import Foundation
import Scheduling

/// An instant as the wall of a zone shows it, written as RFC 3339 with the offset: enough to put
/// it on an axis or into a sentence without the zone's rules.
struct Moment: Hashable, Sendable {
  /// `2026-11-27T18:00:00+05:30`, with milliseconds where there are some.
  let text: String

  /// The instant on the clock of a zone.
  init(_ instant: Instant, _ clock: ZoneClock) {
    text = clock.format(instant, as: .rfc3339)
  }

  /// `18:00`, rounded up to the minute: what is over at 17:59:30 is not over "by 17:59".
  var time: String { up.time }

  /// `Fri 18:00`, rounded up to the minute.
  var weekdayTime: String { "\(up.date.weekday) \(up.time)" }

  /// `Fri 27 Nov 18:00`, rounded up to the minute.
  var dateTime: String {
    "\(up.date.weekday) \(up.date.day) \(Self.months[up.date.month - 1]) \(up.time)"
  }

  /// What the wall shows, to the second: in one zone, and outside the hour that is lived twice, the
  /// order of these is that of the instants.
  var wall: String { String(text.prefix(19)) }

  /// The day on the wall.
  var date: CivilDate {
    (try? CivilDate(parsing: String(text.prefix(10)))) ?? CivilDate(dayNumber: 0)
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// The first whole minute that is not before it. A change of the clocks within that minute
  /// is not seen; zones change on the hour or half hour.
  private var up: (date: CivilDate, time: String) {
    let figures = text.dropFirst(11).prefix(8).split(separator: ":").compactMap { Int($0) }
    guard figures.count == 3 else { return (date, "00:00") }
    let hasFraction = text.dropFirst(19).first == "."
    let minutes =
      figures[0] * 60 + figures[1] + (figures[2] > 0 || hasFraction ? 1 : 0)
    let time = String(format: "%02d:%02d", minutes / 60 % 24, minutes % 60)
    return (date.adding(days: minutes / (24 * 60)), time)
  }
}

extension Moment: Codable {
  init(from decoder: any Decoder) throws {
    text = try decoder.singleValueContainer().decode(String.self)
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
