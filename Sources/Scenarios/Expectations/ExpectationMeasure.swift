public import Scheduling

/// What can be bounded: `utilization of north ≥ 70 %`.
public enum ExpectationMeasure: Equatable, Sendable {
  /// Slot time in use ÷ slot time available (R44).
  case utilization
  /// Slot time in use beyond the pool's own ÷ slot time available (R44).
  case borrowed
  /// Calls of one run.
  case attempts
  /// Contacts with whom a conversation took place, in one run.
  case reached
  /// Tasks of one run that ended in this way.
  case closed(Disposition)
  /// Tasks of one run that are not closed at its end.
  case unfinished
  /// Calls of one run that ended in this way.
  case calls(Outcome)
  /// How long an owner waited for a slot that was lent (R14).
  case reclaimDelay
  /// How often an owner had to wait for a slot that was lent, in one run (R14).
  case reclaims

  /// The units in which a measure can be bounded.
  enum Unit: String {
    case share = "a share such as 70 %"
    case count = "a number"
    case time = "a duration such as 2 min"
  }

  var units: [Unit] {
    switch self {
    case .utilization, .borrowed: [.share]
    case .attempts, .reclaims: [.count]
    case .reached, .closed, .unfinished, .calls: [.share, .count]
    case .reclaimDelay: [.time]
    }
  }

  /// The measures by their names; the calls of an outcome, `no_answer calls`, are named apart.
  static let named: [(name: String, measure: ExpectationMeasure)] = [
    ("utilization", .utilization), ("borrowed", .borrowed), ("attempts", .attempts),
    ("reached", .reached), ("completed", .closed(.completed)), ("failed", .closed(.failed)),
    ("archived", .closed(.archived)), ("unfinished", .unfinished),
    ("reclaim delay", .reclaimDelay), ("reclaims", .reclaims),
  ]

  /// The measure that a text names.
  static func parse(
    _ text: String, outcomes: OutcomeNames
  ) throws(SentenceMistake) -> ExpectationMeasure {
    if let known = named.first(where: { $0.name == text }) { return known.measure }
    if text.hasSuffix(" calls") {
      let name = String(text.dropLast(6))
      if let outcome = outcomes.outcome(named: name) { return .calls(outcome) }
      throw SentenceMistake(
        "there is no outcome \"\(name)\"",
        hint: Spelling.suggestion(for: name, among: outcomes.all))
    }
    let names = named.map(\.name) + ["voicemail calls"]
    throw SentenceMistake(
      "\"\(text)\" is nothing that is measured",
      hint: Spelling.suggestion(for: text, among: names))
  }

  /// The value that a text says, in a unit of the measure.
  func value(of text: String) throws(SentenceMistake) -> MeasuredValue {
    if units.contains(.share), let share = Self.share(text) { return .share(share) }
    if units.contains(.count), let count = Double(text), count >= 0, count.isFinite {
      return .count(count)
    }
    if units.contains(.time), Pattern(durationPattern).matches(text),
      let span = TimeSpan(durationText: text)
    {
      return .milliseconds(Double(span.milliseconds))
    }
    let expected = units.map(\.rawValue).joined(separator: " or ")
    throw SentenceMistake("expected \(expected), found \"\(text)\"", hint: nil)
  }

  /// `70 %` as 0.7; nil if it is no share.
  static func share(_ text: String) -> Double? {
    guard text.hasSuffix("%"), let number = Double(text.dropLast().filter { $0 != " " }),
      (0...100).contains(number)
    else { return nil }
    return number / 100
  }
}

/// What is wrong with a sentence, and how to put it right.
struct SentenceMistake: Error, Equatable {
  let message: String
  let hint: String?

  init(_ message: String, hint: String?) {
    self.message = message
    self.hint = hint
  }
}
