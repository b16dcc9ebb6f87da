/// Text whose figures stay on one line with their units.
enum Unbroken {
  /// The text with no-break spaces between a figure and its unit (`95 %`, `2 h 5 min`) and between
  /// a weekday and its time (`Fri 18:00`). O(length).
  static func text(_ text: String) -> String {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    var result = ""
    for (place, word) in words.enumerated() {
      if place > 0 { result += belongs(word, to: words[place - 1]) ? "\u{a0}" : " " }
      result += word
    }
    return result
  }

  private static let units: Set<Substring> = ["%", "h", "min", "s", "ms", "d"]
  private static let weekdays: Set<Substring> = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

  private static func belongs(_ word: Substring, to previous: Substring) -> Bool {
    let bare = word.prefix { !").,;:".contains($0) }
    if previous.last?.isNumber ?? false, units.contains(bare) { return true }
    return weekdays.contains(previous.drop { $0 == "(" }) && bare.first?.isNumber ?? false
  }
}
