import CGSL

/// The beta distribution, of a probability that differs from person to person.
@frozen
public struct Beta: Hashable, Sendable, BitwiseCopyable {
  /// The weight of the upper end; above 0.
  public let alpha: Double
  /// The weight of the lower end; above 0.
  public let beta: Double

  /// A beta distribution; both weights are above 0, small ones draw towards 0 and 1.
  public init(alpha: Double, beta: Double) {
    precondition(alpha > 0 && beta > 0 && (alpha + beta).isFinite, "weights must be above 0")
    self.alpha = alpha
    self.beta = beta
  }

  /// The distribution with this mean for which two trials of one person correlate by
  /// `correlation`; both inside (0, 1).
  ///
  /// alpha = m·s and beta = (1 − m)·s with s = 1/ρ − 1, the beta-binomial's intra-class
  /// correlation.
  public init(mean: Double, correlation: Double) {
    precondition(mean > 0 && mean < 1, "the mean must lie between 0 and 1, not at \(mean)")
    precondition(
      correlation > 0 && correlation < 1,
      "the correlation must lie between 0 and 1, not at \(correlation)")
    let weight = 1 / correlation - 1
    self.init(alpha: mean * weight, beta: (1 - mean) * weight)
  }

  /// alpha / (alpha + beta).
  public var mean: Double { alpha / (alpha + beta) }

  /// √(alpha · beta / (alpha + beta + 1)) / (alpha + beta).
  public var standardDeviation: Double {
    (alpha * beta / (alpha + beta + 1)).squareRoot() / (alpha + beta)
  }

  /// P(X ≤ x), the distribution function.
  public func cumulative(at x: Double) -> Double {
    x <= 0 ? 0 : x >= 1 ? 1 : GSL.betaCumulative(x, alpha, beta)
  }

  /// A draw in [0, 1], by rejection; with small weights 0 and 1 themselves come out, by rounding.
  public func sample(from stream: inout KeyedStream) -> Double {
    gsl_ran_beta(stream.generator, alpha, beta)
  }
}
