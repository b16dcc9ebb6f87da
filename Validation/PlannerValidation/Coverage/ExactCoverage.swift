import Statistics

/// How often intervals of a probability hold it, over all that can be observed: for a number of
/// trials that is fixed, with nothing left to chance.
enum ExactCoverage {
  /// Of Wilson's interval.
  static func wilson(_ probability: Double, trials: Int) -> Double {
    Binomial(trials: trials, probability: probability).distribution.enumerated()
      .reduce(0) { sum, entry in
        let interval = Proportion(entry.offset, of: trials)
          .wilsonInterval(confidence: CoverageTally.confidence)
        return sum + (interval.contains(probability) ? entry.element : 0)
      }
  }

  /// Of the interval of a quantile: it holds if so many observations lie below the quantile that it
  /// falls between the two ranks.
  static func quantile(_ probability: Double, sample: Int) -> Double {
    let ranks = Quantiles((1...sample).map(Double.init))
      .interval(probability, confidence: CoverageTally.confidence)
    let lower = ranks.lower.map { Int($0) } ?? 0
    let upper = ranks.upper.map { Int($0) } ?? sample + 1
    return Binomial(trials: sample, probability: probability).distribution[lower..<upper]
      .reduce(0, +)
  }
}
