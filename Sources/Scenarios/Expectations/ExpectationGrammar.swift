import Calendars
import Scheduling

/// Reads a sentence under `expect`. Strict: what is not understood whole is a mistake.
struct ExpectationGrammar {
  let subjects: ExpectationSubjects
  let outcomes: OutcomeNames
  /// The deadline of the scenario, which a sentence may mean by this word; nil: there is none.
  var deadline: Instant?

  /// What the sentence requires.
  func requirement(of sentence: String) throws(SentenceMistake) -> Requirement {
    let text = sentence.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if text.hasPrefix("never: ") { return .never(try prohibition(String(text.dropFirst(7)))) }
    if let match = text.wholeMatch(of: #/(organisation|(?:campaign|workspace) .+?): (.+)/#) {
      let subject = try subjects.subject(String(match.1))
      return .milestone(try milestone(String(match.2), of: subject))
    }
    if let match = text.wholeMatch(of: #/(.+?) of (.+?) ?(≥|≤|>=|<=|==|=|>|<) ?(.+)/#) {
      return .bound(
        try bound(
          String(match.1), of: String(match.2), String(match.3), value: String(match.4)))
    }
    throw SentenceMistake("\"\(text)\" is no expectation", hint: Self.hint(for: text))
  }

  /// The form that comes nearest.
  private static func hint(for text: String) -> String {
    let word = text.prefix { !$0.isWhitespace && $0 != ":" }.lowercased()
    if word == "never" { return "write never: and what must not occur, such as \(example)" }
    if ["campaign", "workspace"].contains(word) {
      return "write campaign reminders: completed by \"Fri 18:00\" with 95 %"
    }
    if ["organisation", "completed", "done", "finished", "deadline"].contains(word) {
      return "say whose work, by when, how surely: organisation: completed by deadline with 95 %"
    }
    return "write a measure, of whom, and a bound: utilization of north ≥ 70 %"
  }

  private static let example = "never: more than 5 running in north"

  // MARK: Milestones

  private func milestone(
    _ text: String, of subject: ExpectationSubject
  ) throws(SentenceMistake) -> ExpectedMilestone {
    let form = #/(?:(completed)|(\S+ ?%) resolved) (by|within) (.+) with (.+)/#
    guard let match = text.wholeMatch(of: form) else {
      throw SentenceMistake(
        "\"\(text)\" is no forecast",
        hint: text.contains(" with ")
          ? "write completed by \"Fri 18:00\" with 95 %, or 95 % resolved within 4 h with 90 %"
          : "say how surely: \(text) with 95 %")
    }
    let extent = try Self.extent(match.2.map(String.init))
    guard let probability = ExpectationMeasure.share(String(match.5)), probability > 0 else {
      throw SentenceMistake(
        "\"\(match.5)\" is no probability", hint: "write how surely, such as with 95 %")
    }
    let deadline =
      match.3 == "by"
      ? try instant(of: String(match.4), subject)
      : subject.start + (try Self.duration(String(match.4)))
    guard deadline > subject.start else {
      throw SentenceMistake(
        "\(match.3) \(match.4) is not after the start of \(subject.name), "
          + subject.clock.format(subject.start, as: .weekdayDateTime), hint: nil)
    }
    return ExpectedMilestone(
      subject: subject, extent: extent, deadline: deadline, probability: probability)
  }

  /// The instant of a text: a time, or the deadline of the scenario by that word.
  private func instant(
    of text: String, _ subject: ExpectationSubject
  ) throws(SentenceMistake) -> Instant {
    guard ["deadline", "the deadline"].contains(WrittenTime.unquoted(text)) else {
      return try WrittenTime.instant(of: text, after: subject.start, by: subject.clock)
    }
    guard let deadline else {
      throw SentenceMistake(
        "the scenario has no deadline", hint: "write by \"Fri 18:00\", or the key deadline")
    }
    return deadline
  }

  private static func extent(
    _ share: String?
  ) throws(SentenceMistake) -> ExpectedMilestone.Extent {
    switch share.map({ ExpectationMeasure.share($0) }) {
    case nil: return .completed
    case 0.95?: return .resolved95
    case 0.99?: return .resolved99
    default:
      throw SentenceMistake(
        "\"\(share ?? "") resolved\" is not kept for every run",
        hint: "write 95 % resolved, 99 % resolved or completed")
    }
  }

  /// The length of time that a text says.
  static func duration(_ text: String) throws(SentenceMistake) -> TimeSpan {
    let bare = WrittenTime.unquoted(text)
    guard Pattern(durationPattern).matches(bare), let span = TimeSpan(durationText: bare) else {
      throw SentenceMistake("\"\(bare)\" is no duration", hint: "write 90 s, 30 min or 1 h 30 min")
    }
    return span
  }

  // MARK: Bounds

  private func bound(
    _ measure: String, of subject: String, _ sign: String, value: String
  ) throws(SentenceMistake) -> ExpectedBound {
    let measure = try ExpectationMeasure.parse(measure, outcomes: outcomes)
    let side: ExpectedBound.Side
    switch sign {
    case "≥", ">=": side = .atLeast
    case "≤", "<=": side = .atMost
    default:
      throw SentenceMistake(
        "\"\(sign)\" cannot be judged of a mean", hint: "write ≥ or ≤ (>= and <= will do)")
    }
    return ExpectedBound(
      measure: measure, subject: try subjects.subject(subject), side: side,
      value: try measure.value(of: value))
  }
}
