import Calendars
import Scheduling

extension ExpectationGrammar {
  /// What follows `never: `.
  func prohibition(_ sentence: String) throws(SentenceMistake) -> Prohibition {
    var text = sentence
    var runs: Int?
    if let match = text.wholeMatch(of: #/(.+) in the first (\d{1,7}) runs?/#) {
      text = String(match.1)
      runs = Int(match.2)
      guard runs != 0 else {
        throw SentenceMistake("\"the first 0 runs\" are none", hint: "write the first 20 runs")
      }
    }
    if let found = try calls(text, runs) { return found }
    if let found = try numbers(text, runs) { return found }
    throw SentenceMistake(
      "\"\(text)\" is nothing that can be watched", hint: Self.watched(insteadOf: text))
  }

  /// Rules about when one call may start.
  private func calls(_ text: String, _ runs: Int?) throws(SentenceMistake) -> Prohibition? {
    if let match = text.wholeMatch(of: #/call outside hours(?: (?:of|in) (.+))?/#) {
      return try rule(.callOutsideHours, match.1, runs)
    }
    let hours = #/call outside (\d{1,2}:\d{2}) ?(?:-|–|to) ?(\d{1,2}:\d{2})(?: (?:of|in) (.+))?/#
    if let match = text.wholeMatch(of: hours) {
      let from = try time(match.1)
      let to = try time(match.2)
      guard from != to else {
        throw SentenceMistake("from \(from) to \(to) is no time at all", hint: nil)
      }
      return try rule(.callOutside(from, to), match.3, runs)
    }
    if let match = text.wholeMatch(of: #/call on (.+?)(?: (?:of|in) (.+))?/#) {
      guard let days = try? Weekdays(parsing: WrittenTime.unquoted(String(match.1))) else {
        throw SentenceMistake("\"\(match.1)\" names no weekdays", hint: "write Sun or Sat-Sun")
      }
      return try rule(.callOn(days), match.2, runs)
    }
    if let match = text.wholeMatch(of: #/call (before|after) (.+?)(?: (?:of|in) (.+))?/#) {
      let subject = try subject(match.3)
      let instant = try WrittenTime.instant(
        of: String(match.2), after: subject.start, by: subject.clock)
      let isBefore = match.1 == "before"
      return Prohibition(
        occurrence: isBefore ? .callBefore(instant) : .callAfter(instant), subject: subject,
        runs: runs)
    }
    return nil
  }

  /// Rules about several calls.
  private func numbers(_ text: String, _ runs: Int?) throws(SentenceMistake) -> Prohibition? {
    if let match = text.wholeMatch(of: #/more than (\d{1,9}) running(?: (?:of|in) (.+))?/#) {
      return try rule(.running(moreThan: try number(match.1)), match.2, runs)
    }
    let attempts = #/more than (\d{1,9}) attempts? of a contact(?: (?:of|in) (.+))?/#
    if let match = text.wholeMatch(of: attempts) {
      return try rule(.attemptsOfContact(moreThan: try number(match.1)), match.2, runs)
    }
    let starts = #/more than (\d{1,9}) starts? in (.+?)(?: (?:of|in) (.+))?/#
    if let match = text.wholeMatch(of: starts) {
      let span = try positive(String(match.2))
      return try rule(.starts(moreThan: try number(match.1), within: span), match.3, runs)
    }
    if let match = text.wholeMatch(of: #/retry within (.+?)(?: (?:of|in) (.+))?/#) {
      return try rule(.retryWithin(try positive(String(match.1))), match.2, runs)
    }
    if let match = text.wholeMatch(of: #/two calls of a contact at once(?: (?:of|in) (.+))?/#) {
      return try rule(.contactCalledTwiceAtOnce, match.1, runs)
    }
    return nil
  }

  private static func watched(insteadOf text: String) -> String {
    let forms = [
      "call outside hours", "call outside 08:00-21:00", "call on Sat-Sun", "call before Fri 18:00",
      "call after Fri 18:00", "more than 5 running in north",
      "more than 3 attempts of a contact", "more than 20 starts in 60 s", "retry within 30 min",
      "two calls of a contact at once",
    ]
    let nearest = forms.min { Spelling.distance(text, $0) < Spelling.distance(text, $1) }
    return "did you mean \"\(nearest ?? forms[0])\"? docs/checking.md lists what can be watched"
  }

  private func rule(
    _ occurrence: Prohibition.Occurrence, _ name: Substring?, _ runs: Int?
  ) throws(SentenceMistake) -> Prohibition {
    Prohibition(occurrence: occurrence, subject: try subject(name), runs: runs)
  }

  private func subject(_ name: Substring?) throws(SentenceMistake) -> ExpectationSubject {
    guard let name else { return subjects.organisation }
    return try subjects.subject(String(name))
  }

  private func time(_ text: Substring) throws(SentenceMistake) -> LocalTime {
    guard let time = try? LocalTime(parsing: String(text)) else {
      throw SentenceMistake("\"\(text)\" is no time of day", hint: "write 09:00")
    }
    return time
  }

  private func number(_ text: Substring) throws(SentenceMistake) -> Int {
    guard let number = Int(text) else {
      throw SentenceMistake("\"\(text)\" is no number", hint: nil)
    }
    return number
  }

  private func positive(_ text: String) throws(SentenceMistake) -> TimeSpan {
    let span = try Self.duration(text)
    guard span > .zero else {
      throw SentenceMistake("\"\(text)\" is no time at all", hint: "write 60 s")
    }
    return span
  }
}
