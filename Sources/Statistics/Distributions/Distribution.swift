import CGSL

/// A distribution of one real number, in the unit of its use (seconds, unless said otherwise).
///
/// This is the description: read from a scenario, compared, printed. To draw from it many times,
/// make it ready once with `SamplerTable`.
public enum Distribution: Equatable, Sendable {
  /// Always the same.
  case constant(Double)
  /// Between the two, all alike likely.
  case uniform(from: Double, to: Double)
  /// Exponential with this mean.
  case exponential(mean: Double)
  /// Log-normal: the logarithm is normal with mean mu and standard deviation sigma.
  case lognormal(mu: Double, sigma: Double)
  /// Gamma with mean shape × scale.
  case gamma(shape: Double, scale: Double)
  /// Weibull: P(X > x) = exp(−(x / scale)^shape).
  case weibull(shape: Double, scale: Double)
  /// One of the observed values.
  case empirical(EmpiricalValues)
  /// The distribution, moved: what it gives, plus `by`.
  indirect case shifted(Distribution, by: Double)
  /// The distribution, cut: what it gives, or `at` if that is less. As a telephone system cuts a
  /// call at its maximum duration: the probability of all that is longer gathers at the limit.
  indirect case capped(Distribution, at: Double)
  /// One of several distributions, chosen first.
  case mixture([Component])
  /// A distribution whose parameters were estimated from so many observations, at least 2. Drawn
  /// from as it stands; `redrawn(from:)` says what else the observations allow.
  indirect case estimated(Distribution, from: Double)

  /// One part of a mixture.
  public struct Component: Equatable, Sendable {
    /// How often this part is chosen, relative to the others; they need not add up to 1.
    public var weight: Double
    /// What is then drawn.
    public var distribution: Distribution

    /// A part of a mixture.
    public init(weight: Double, _ distribution: Distribution) {
      self.weight = weight
      self.distribution = distribution
    }
  }

  /// Log-normal with this mean, which is above 0, and this standard deviation; 0 gives a constant.
  ///
  /// sigma² = ln(1 + (sd / mean)²) and mu = ln(mean) − sigma² / 2.
  public static func lognormal(mean: Double, standardDeviation: Double) -> Distribution {
    if standardDeviation == 0 { return .constant(mean) }
    let ratio = standardDeviation / mean
    let variance = log1p(ratio * ratio)
    return .lognormal(mu: log(mean) - variance / 2, sigma: variance.squareRoot())
  }

  /// Gamma with this mean, which is above 0, and this standard deviation; 0 gives a constant.
  ///
  /// shape = (mean / sd)² and scale = sd² / mean.
  public static func gamma(mean: Double, standardDeviation: Double) -> Distribution {
    if standardDeviation == 0 { return .constant(mean) }
    let ratio = mean / standardDeviation
    return .gamma(shape: ratio * ratio, scale: standardDeviation / ratio)
  }

  /// The observed values, all of the same weight.
  public static func empirical(_ values: [Double]) -> Distribution {
    .empirical(EmpiricalValues(values))
  }

  /// This distribution moved by a number.
  public func shifted(by distance: Double) -> Distribution { .shifted(self, by: distance) }

  /// This distribution cut at a limit; see `capped(_:at:)`.
  public func capped(at limit: Double) -> Distribution { .capped(self, at: limit) }
}
