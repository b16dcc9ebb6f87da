/// How often a contact is called that is tried again with a probability, at most so often.
struct RetryCounts {
  /// The probability that a call is one to be retried.
  var retried: Double
  /// Calls after the first, at most.
  var retries: Int

  /// P(k calls) at place k − 1: pᵏ⁻¹(1 − p), and pᴿ for the last.
  var probabilities: [Double] {
    (0...retries).map { power($0) * ($0 == retries ? 1 : 1 - retried) }
  }

  var mean: Double { moment { $0 } }
  var variance: Double { moment { $0 * $0 } - mean * mean }
  /// The probability that the last call, too, was one to be retried.
  var exhausted: Double { power(retries + 1) }

  /// The probability that the contact ends with an outcome that calls have with probability `p`.
  func ended(with p: Double) -> Double { p * mean }

  private func moment(_ value: (Double) -> Double) -> Double {
    probabilities.enumerated().reduce(0) { $0 + $1.element * value(Double($1.offset + 1)) }
  }

  private func power(_ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { product, _ in product * retried }
  }
}
