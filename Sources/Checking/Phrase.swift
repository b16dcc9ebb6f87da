import Calendars
import Foundation
import Scheduling

/// Figures and times as they are written in findings.
enum Phrase {
  /// A whole number with a comma between thousands.
  static func count(_ number: Int) -> String {
    var digits = String(number.magnitude)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    return (number < 0 ? "−" : "") + ([digits] + groups).joined(separator: ",")
  }

  /// `1 run`, `200 runs`.
  static func runs(_ number: Int) -> String { "\(count(number)) \(number == 1 ? "run" : "runs")" }

  /// `once`, `12 times`.
  static func times(_ number: Int) -> String { number == 1 ? "once" : "\(count(number)) times" }

  /// A number of calls or contacts, with one decimal where it has a fraction.
  static func mean(_ value: Double) -> String {
    value == value.rounded() || abs(value) >= 1000
      ? count(Int(value.rounded())) : String(format: "%.1f", value)
  }

  /// A share: `81.5 %`.
  static func share(_ value: Double) -> String { String(format: "%.1f %%", value * 100) }

  /// A length of time: `840 ms`, `12.5 s`, `4 min 5 s`, `2 h 5 min`.
  static func duration(milliseconds: Double) -> String {
    let sign = milliseconds < 0 ? "−" : ""
    let total = abs(milliseconds)
    if total < 1000 { return "\(sign)\(Int(total.rounded())) ms" }
    if total < 59_950 { return sign + String(format: "%g s", (total / 100).rounded() / 10) }
    let seconds = Int((total / 1000).rounded())
    if seconds < 3600 { return sign + two(seconds / 60, "min", seconds % 60, "s") }
    let minutes = (seconds + 30) / 60
    if minutes < 2880 { return sign + two(minutes / 60, "h", minutes % 60, "min") }
    let hours = (minutes + 30) / 60
    return sign + two(hours / 24, "days", hours % 24, "h")
  }

  private static func two(_ large: Int, _ name: String, _ small: Int, _ smallName: String) -> String
  {
    small == 0 ? "\(large) \(name)" : "\(large) \(name) \(small) \(smallName)"
  }

  /// `first`, `second` … `tenth`, `11th`.
  static func ordinal(_ number: Int) -> String {
    let words = [
      "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    ]
    return words.indices.contains(number - 1) ? words[number - 1] : "\(number)th"
  }

  /// `Fri 2026-11-27 18:00`, with seconds where there are some.
  static func time(_ instant: Instant, _ clock: ZoneClock) -> String {
    clock.format(instant, as: .weekdayDateTime) + seconds(instant, clock)
  }

  /// Two times: `09:30 → 14:30`, with weekday and date as far as they differ.
  static func change(_ old: Instant, _ new: Instant, _ clock: ZoneClock) -> String {
    let style: TimeStyle? =
      clock.date(at: old) == clock.date(at: new)
      ? nil
      : abs((new - old).milliseconds) < 6 * 86_400_000 ? .weekdayTime : .weekdayDateTime
    return "\(time(old, clock, style)) → \(time(new, clock, style))"
  }

  /// The time of day alone, or in a style; with seconds where there are some.
  static func time(_ instant: Instant, _ clock: ZoneClock, _ style: TimeStyle?) -> String {
    let text = clock.format(instant, as: style ?? .weekdayTime)
    return (style == nil ? String(text.suffix(5)) : text) + seconds(instant, clock)
  }

  /// `:05`, `:05.250`; nothing on the whole minute.
  private static func seconds(_ instant: Instant, _ clock: ZoneClock) -> String {
    let second = clock.wallTime(at: instant).time.second
    let millisecond = Int(((instant.milliseconds % 1000) + 1000) % 1000)
    if millisecond != 0 { return String(format: ":%02d.%03d", second, millisecond) }
    return second == 0 ? "" : String(format: ":%02d", second)
  }
}
