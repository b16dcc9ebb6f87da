/// Intervals of a quantile that hold at every number of observations at once, whatever the
/// distribution, infinite values included.
///
/// The number of observations that do not exceed the p-quantile is binomial with a probability of p
/// at least, the number below it with p at most. A number is left out once the beta-binomial
/// sequence of its count lies beyond p, each side with half of alpha. Source: Howard & Ramdas,
/// *Sequential estimation of quantiles with applications to A/B testing and best-arm
/// identification*, Bernoulli 28 (2022), section 3.
public struct QuantileSequence: Equatable, Sendable {
  /// The probability that the sequence is ever wrong, inside (0, 1).
  public let alpha: Double

  /// A sequence that is ever wrong with this probability.
  public init(alpha: Double) {
    precondition(alpha > 0 && alpha < 1, "an error rate lies between 0 and 1")
    self.alpha = alpha
  }

  /// Where the p-quantile may lie, 0 < p < 1; an end is nil if there are too few numbers to bound
  /// that side. O(log n).
  public func interval(of values: Quantiles, _ p: Double) -> QuantileInterval {
    let sequence = ProportionSequence(around: p, alpha: alpha / 2)
    let sorted = values.sorted
    let n = sorted.count
    let counts = 0..<n + 1
    // The fewest observations at or below the quantile that are allowed, and too many below it.
    let fewest = counts.partitioningIndex {
      sequence.interval(after: Proportion($0, of: n)).upperBound >= p
    }
    let tooMany = counts.partitioningIndex {
      sequence.interval(after: Proportion($0, of: n)).lowerBound > p
    }
    return QuantileInterval(
      lower: fewest >= 1 && fewest <= n ? sorted[fewest - 1] : nil,
      upper: tooMany <= n ? sorted[tooMany - 1] : nil)
  }
}
