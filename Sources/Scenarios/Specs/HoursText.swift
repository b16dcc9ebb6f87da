import Calendars

/// Calling hours as people write them in one line, for advice on how a scenario writes them.
public enum HoursText {
  /// `{days: Mon-Fri, from: "10:00", to: "17:00"}` for `Mon-Fri 10:00-17:00`, `10am to 5pm
  /// Mon-Fri` or, without days, `10-17`; nil if the text is no such thing.
  public static func mapping(meantBy text: String) -> String? {
    let time = "[0-9]{1,2}(?:[:.][0-9]{2})? ?(?:[ap]m)?"
    let pattern = "([a-z][a-z,– -]*?)?[ ,:]*(\(time)) *(?:-|–|to|until) *(\(time))[ ,]*([a-z].*)?"
    guard text.utf8.count <= 100, let regex = try? Regex(pattern).ignoresCase(),
      let match = text.wholeMatch(of: regex), let from = self.time(match.output[2].substring),
      let to = self.time(match.output[3].substring), from != to
    else { return nil }
    var days = ""
    let named = [match.output[1].substring, match.output[4].substring].compactMap { $0 }
    if let words = named.first {
      guard named.count == 1,
        let week = try? Weekdays(parsing: String(words).replacing(" to ", with: "-"))
      else { return nil }
      days = "days: \(WrittenScalar.text("\(week)")), "
    }
    return "{\(days)from: \"\(from)\", to: \"\(to)\"}"
  }

  /// `10`, `10:30`, `10.30`, `5pm`; nil if there is no such time.
  private static func time(_ text: Substring?) -> LocalTime? {
    guard let text = text?.lowercased().filter({ $0 != " " }) else { return nil }
    let figures = text.prefix { !$0.isLetter }.split { ":.".contains($0) }.compactMap { Int($0) }
    guard var hour = figures.first else { return nil }
    if text.hasSuffix("m") {
      guard (1...12).contains(hour) else { return nil }
      hour = hour % 12 + (text.hasSuffix("pm") ? 12 : 0)
    }
    return LocalTime(hour: hour, minute: figures.count > 1 ? figures[1] : 0)
  }
}
