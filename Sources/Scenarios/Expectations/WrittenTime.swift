import Calendars
import Scheduling

/// A time in a sentence: `Fri 18:00`, `18:00` or `2026-11-27 18:00`, with quotes or without.
enum WrittenTime {
  /// The instant that is meant: without a date, the first such time at or after `start`.
  static func instant(
    of text: String, after start: Instant, by clock: ZoneClock
  ) throws(SentenceMistake) -> Instant {
    let bare = unquoted(text)
    if let wall = try? WallTime(parsing: bare) { return clock.instant(of: wall) }
    let words = bare.split(separator: " ")
    let weekday = words.count == 2 ? Weekday(named: String(words[0])) : nil
    guard let last = words.last, let time = try? LocalTime(parsing: String(last)),
      words.count == 1 || weekday != nil
    else {
      throw SentenceMistake(
        "\"\(bare)\" is no time", hint: "write \"Fri 18:00\", \"18:00\" or \"2026-11-27 18:00\"")
    }
    let first = clock.date(at: start)
    for day in 0...8 {
      let date = first.adding(days: day)
      let instant = clock.instant(of: WallTime(date, time))
      if weekday ?? date.weekday == date.weekday, instant >= start { return instant }
    }
    // A date that the zone never had can hide one day of eight, not two of a name.
    return clock.instant(of: WallTime(first.adding(days: 7), time))
  }

  /// The text without quotes around it.
  static func unquoted(_ text: String) -> String {
    guard text.count >= 2, let quote = text.first, quote == "\"" || quote == "'",
      text.last == quote
    else { return text }
    return String(text.dropFirst().dropLast())
  }
}
