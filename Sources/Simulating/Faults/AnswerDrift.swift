internal import Statistics

/// How the probability that a person answers has changed.
struct AnswerDrift: Sendable, BitwiseCopyable {
  /// Nothing has changed: one look instead of two.
  var isNone = true
  /// What the probability is multiplied by.
  var factor = 1.0
  /// What is added to the log-odds.
  var logOdds = 0.0

  static let none = AnswerDrift()

  /// The probability as it is now.
  func applied(to probability: Double) -> Double {
    min(1, LogOdds.shifted(probability, by: logOdds) * factor)
  }

  /// The uniform number that meets, at the old probability, what this one meets at the new: [0,
  /// new) is stretched over [0, old) and the rest over the rest, so that other outcomes keep their
  /// proportions.
  func unshifted(_ uniform: Double, answering old: Double) -> Double {
    let new = applied(to: old)
    if uniform < new { return uniform * (old / new) }
    return old + (uniform - new) * ((1 - old) / (1 - new))
  }
}
