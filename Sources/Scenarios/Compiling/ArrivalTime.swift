package import Calendars
package import Scheduling

extension Instant {
  /// The instant of a field of a list: `2026-03-16 09:12:30` on the wall of the clock,
  /// `2026-03-16T09:12:30.250+01:00` (RFC 3339), or milliseconds since 1970 (UTC); nil if the text
  /// is none of these.
  package init?(arrivalText text: String, by clock: ZoneClock) {
    if let milliseconds = Int64(text) {
      // Seconds would be a day in 1970, and a number of fifteen digits no year of this calendar.
      guard (100_000_000_000...253_402_300_799_999).contains(milliseconds) else { return nil }
      self.init(milliseconds: milliseconds)
      return
    }
    guard let parts = ArrivalTextParts(text), let wall = try? WallTime(parsing: parts.wall) else {
      return nil
    }
    let instant =
      parts.offsetMinutes.map { ZoneClock.utc.instant(of: wall) + .minutes(-Int64($0)) }
      ?? clock.instant(of: wall)
    self = instant + TimeSpan(milliseconds: parts.milliseconds)
  }
}

/// A wall time, what is below its second, and its offset from UTC.
private struct ArrivalTextParts {
  var wall: String
  var milliseconds: Int64 = 0
  /// East of Greenwich; nil: on the wall of whoever reads it.
  var offsetMinutes: Int?

  init?(_ text: String) {
    var rest = text[...]
    if rest.last == "Z" || rest.last == "z" {
      offsetMinutes = 0
      rest.removeLast()
    } else if let sign = rest.lastIndex(where: { $0 == "+" || $0 == "-" }),
      let colon = rest.firstIndex(of: ":"), sign > colon
    {
      // A hyphen of the date stands before the first colon.
      let offset = rest[rest.index(after: sign)...].split(separator: ":")
      guard offset.count == 2, offset.allSatisfy({ $0.count == 2 }), let hours = Int(offset[0]),
        let minutes = Int(offset[1]), hours < 24, minutes < 60
      else { return nil }
      offsetMinutes = (rest[sign] == "-" ? -1 : 1) * (60 * hours + minutes)
      rest = rest[..<sign]
    }
    if let point = rest.firstIndex(of: ".") {
      let fraction = rest[rest.index(after: point)...]
      guard !fraction.isEmpty, fraction.allSatisfy(\.isWholeNumber),
        let figures = Int64(String((fraction + "000").prefix(3)))
      else { return nil }
      milliseconds = figures
      rest = rest[..<point]
    }
    wall = String(rest)
  }
}
