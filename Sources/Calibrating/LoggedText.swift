import Calendars
import Scheduling
import Scenarios

/// The fields of a log as numbers.
enum LoggedText {
  /// The longest length that a call can have: a day.
  private static let longestSeconds = 86_400.0

  /// Seconds of `62`, `62.5`, `62,5`, `1:02` or `0:01:02`; nil: none of these, or more than a day.
  ///
  /// - Parameters:
  ///   - unitSeconds: what 1 stands for; a colon always means minutes.
  ///   - groupsThousands: whether `1,234` is more than a thousand, as in a file whose separator is
  ///     the comma; a program that writes decimal commas takes another.
  static func seconds(
    _ text: some StringProtocol, unitSeconds: Double, groupsThousands: Bool = false
  ) -> Double? {
    let text = groupsThousands ? withoutGroups(String(text)) : String(text)
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count <= 3 else { return nil }
    var seconds = 0.0
    for (place, part) in parts.enumerated() {
      let plain = String(part.filter { $0 != " " }).replacing(",", with: ".")
      guard !plain.isEmpty, plain.allSatisfy({ $0.isNumber || $0 == "." }),
        let number = Double(plain), place == 0 || number < 60
      else { return nil }
      seconds = seconds * 60 + number
    }
    if parts.count == 1 { seconds *= unitSeconds }
    // Milliseconds are the finest that anything is written in.
    seconds = (seconds * 1000).rounded() / 1000
    return seconds <= longestSeconds ? seconds : nil
  }

  /// `1,234.5` without its comma; other text as it is, `0,123` too.
  private static func withoutGroups(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: ",")) else { return text }
    return text.wholeMatch(of: #/[1-9]\d{0,2}(,\d{3})+(\.\d+)?/#) == nil
      ? text : text.replacing(",", with: "")
  }

  /// When a call began.
  struct Time: Equatable {
    /// Milliseconds since 1970, for the order of calls.
    var milliseconds: Int64
    /// The day, as it is written.
    var day: CivilDate
    /// The hour of the week as it is written, 0 = Monday 00:00; nil: a day without a time, or a
    /// number of seconds, which is on nobody's wall.
    var hourOfWeek: Int?
    /// How far its clock is from that of Greenwich, as it is written; nil: it is not.
    var offset: Offset?
    /// Whether it is a day, or is written as its midnight.
    var isMidnight: Bool
  }

  /// How far a clock is from that of Greenwich.
  enum Offset: Equatable {
    /// Not at all, wherever the call was made: `Z`, or a number of seconds.
    case utc
    /// So many minutes, to the east: `+02:00`.
    ///
    /// With `+00:00` some programs write UTC, others the winter in London.
    case minutes(Int)
  }

  /// When a call began; nil: not a time.
  ///
  /// `2026-10-01 09:12:30` (with a zone or without), `2026-10-01`, `01.10.2026 09:12`,
  /// `20261001091230` with or without seconds or the time, or seconds or milliseconds since 1970.
  /// `01/10/2026` is January to some and October to others.
  static func time(_ text: String) -> Time? {
    guard let time = anyTime(text), years.contains(time.day.year) else { return nil }
    return time
  }

  /// No log is of another year.
  private static let years = 1990...2100

  private static func anyTime(_ text: String) -> Time? {
    var iso = compact(text) ?? text
    // Patterns take their time, and a log has many rows.
    if iso != text {
      // It is one already.
    } else if text.utf8.dropFirst(2).first == UInt8(ascii: ".") {
      iso = text.replacing(#/^(\d\d)\.(\d\d)\.(\d{4})/#) { "\($0.3)-\($0.2)-\($0.1)" }
    } else if text.utf8.contains(UInt8(ascii: "/")) {
      iso = text.replacing("/", with: "-")
    }
    if iso == text, let number = Int64(text), (1_000_000_000..<100_000_000_000).contains(number) {
      return sinceEpoch(milliseconds: number * 1000)
    }
    let day = try? CivilDate(parsing: String(iso.prefix(10)))
    if let day, iso.utf8.count == 10 {
      return Time(
        milliseconds: Int64(day.dayNumber) * millisecondsPerDay, day: day, isMidnight: true)
    }
    guard let instant = Instant(arrivalText: iso, by: .utc) else { return nil }
    let milliseconds = instant.milliseconds
    guard let day else { return sinceEpoch(milliseconds: milliseconds) }
    // Behind the day and a sign, whatever comes after it: it was read as a time.
    let hour = Int(iso.dropFirst(11).prefix { $0 != ":" }) ?? 0
    let offset = offset(of: iso)
    var wall = milliseconds
    if case .minutes(let minutes)? = offset { wall += Int64(minutes) * 60_000 }
    return Time(
      milliseconds: milliseconds, day: day,
      hourOfWeek: ((day.weekday.rawValue - 1) * 24 + hour) % HoursOfWeek.count, offset: offset,
      isMidnight: wall % millisecondsPerDay == 0)
  }

  private static let millisecondsPerDay: Int64 = 86_400_000

  private static func sinceEpoch(milliseconds: Int64) -> Time {
    Time(
      milliseconds: milliseconds,
      day: CivilDate(dayNumber: Int(milliseconds / millisecondsPerDay)), offset: .utc,
      isMidnight: milliseconds % millisecondsPerDay == 0)
  }

  /// The offset at the end of what was read as a time of day.
  private static func offset(of iso: String) -> Offset? {
    if iso.last == "Z" || iso.last == "z" { return .utc }
    let end = iso.suffix(6)
    guard let sign = end.first, sign == "+" || sign == "-",
      let hours = Int(end.dropFirst().prefix(2)), let minutes = Int(end.suffix(2))
    else { return nil }
    return .minutes((sign == "-" ? -1 : 1) * (60 * hours + minutes))
  }

  /// `202610010912` as `2026-10-01 09:12`; nil: not of 8, 12 or 14 digits, or of no year of a log.
  private static func compact(_ text: String) -> String? {
    let length = text.utf8.count
    guard length == 8 || length == 12 || length == 14, Int64(text) != nil,
      let year = Int(text.prefix(4)), years.contains(year)
    else { return nil }
    let signs = [4: "-", 6: "-", 8: " ", 10: ":", 12: ":"]
    return text.utf8.enumerated().reduce(into: "") { iso, next in
      iso += signs[next.offset, default: ""] + String(UnicodeScalar(next.element))
    }
  }
}
