import Foundation

/// Numbers as people read them: grouped, rounded, with their unit.
enum Figures {
  /// A whole number with a comma between thousands: `50,000`.
  static func count(_ number: Int) -> String {
    var digits = String(number.magnitude)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    return (number < 0 ? "−" : "") + ([digits] + groups).joined(separator: ",")
  }

  /// A mean of counts, to the nearest whole from 100 on and with one decimal below.
  static func mean(_ value: Double) -> String {
    guard value.isFinite else { return "–" }
    return value >= 99.95 || value == value.rounded()
      ? count(Int(value.rounded())) : String(format: "%.1f", value)
  }

  /// A share of a whole that is counted, not estimated: `66.6 %`; nil, where there is no whole,
  /// is a dash.
  static func share(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "–" }
    return String(format: "%.1f %%", value * 100)
  }

  /// A probability to a tenth of a percent; never 0 % and never 100 %, which no number of
  /// replications can show.
  static func probability(_ value: Double) -> String {
    guard value.isFinite else { return "–" }
    if value > 0.9990 { return "> 99.9 %" }
    if value < 0.0010 { return "< 0.1 %" }
    return String(format: "%.1f %%", value * 100)
  }

  /// An interval of shares: `95.0–98.4 %`.
  static func shares(_ low: Double, _ high: Double) -> String {
    String(format: "%.1f–%.1f %%", max(low, 0) * 100, min(high, 1) * 100)
  }

  /// A level of confidence: `95 %`.
  static func confidence(_ value: Double) -> String {
    "\(String(format: "%g", value * 100)) %"
  }

  /// A length of time with the two largest units that matter: `840 ms`, `12.3 s`, `4 min 5 s`,
  /// `2 h 5 min`, `3 d 4 h`.
  static func duration(milliseconds: Int64) -> String {
    let sign = milliseconds < 0 ? "−" : ""
    let total = Int64(milliseconds.magnitude)
    let seconds = (total + 500) / 1000
    if total < 1000 { return "\(sign)\(total) ms" }
    if seconds < 60 { return sign + String(format: "%.1f s", Double(total) / 1000) }
    func two(_ large: Int64, _ largeUnit: String, _ small: Int64, _ smallUnit: String) -> String {
      small == 0
        ? "\(sign)\(large) \(largeUnit)" : "\(sign)\(large) \(largeUnit) \(small) \(smallUnit)"
    }
    if seconds < 3600 { return two(seconds / 60, "min", seconds % 60, "s") }
    let minutes = (seconds + 30) / 60
    if minutes < 24 * 60 { return two(minutes / 60, "h", minutes % 60, "min") }
    let hours = (minutes + 30) / 60
    return two(hours / 24, "d", hours % 24, "h")
  }
}
