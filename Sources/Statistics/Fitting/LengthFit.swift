import CGSL

/// A distribution fitted to observed lengths of time.
///
/// Lengths are rounded as logs round them: each stands for all that round to it. The likelihood of
/// a short one is therefore that of its interval, so that 0 s is an observation like others; from
/// ten units on the density differs from it by next to nothing, and is taken.
public struct LengthFit: Equatable, Sendable {
  /// A family of distributions that is tried.
  public enum Family: String, CaseIterable, Sendable {
    /// Log-normal, two parameters.
    case lognormal
    /// Gamma, two parameters.
    case gamma
    /// Weibull, two parameters.
    case weibull
    /// Exponential, one parameter.
    case exponential

    var parameters: Double { self == .exponential ? 1 : 2 }

    /// The family in words.
    public var inWords: String {
      switch self {
      case .lognormal: "log-normal"
      case .gamma: "gamma"
      case .weibull: "Weibull"
      case .exponential: "exponential"
      }
    }
  }

  /// The family.
  public let family: Family

  /// The distribution, in seconds.
  public let distribution: Distribution
  /// Akaike's information criterion: twice the parameters less twice the logarithm of the
  /// likelihood; the least is best.
  public let criterion: Double

  /// The fit of each family, in their order, with the parameters of greatest likelihood; none of
  /// fewer than two different lengths, which have no distribution.
  ///
  /// - Parameters:
  ///   - seconds: finite lengths, at least 0.
  ///   - unitSeconds: to what they are rounded: 60, 1 or 0.001, for example.
  /// O(lengths · log lengths); O(different lengths) a few hundred times for one family.
  public static func all(of seconds: [Double], unitSeconds: Double) -> [LengthFit] {
    let sample = LengthSample(seconds, unit: unitSeconds)
    return sample.isVaried ? Family.allCases.map { fit($0, to: sample) } : []
  }

  /// The one with the least criterion (Akaike, IEEE Transactions on Automatic Control 19, 1974), of
  /// equals the first; nil of none.
  public static func best(among fits: [LengthFit]) -> LengthFit? {
    // `min` would not promise the first.
    fits.first.map { fits.dropFirst().reduce($0) { $1.criterion < $0.criterion ? $1 : $0 } }
  }

  /// The fit of one family; nil of fewer than two different lengths.
  public static func fit(
    _ family: Family, to seconds: [Double], unitSeconds: Double
  ) -> LengthFit? {
    let sample = LengthSample(seconds, unit: unitSeconds)
    return sample.isVaried ? fit(family, to: sample) : nil
  }

  private static func fit(_ family: Family, to sample: LengthSample) -> LengthFit {
    // Outside, shapes are beyond what the library's functions are made for.
    let limit = 12.0
    let point = Iteration.minimum(from: start(family, sample)) { point in
      guard point.allSatisfy({ abs($0) < limit + 20 }), abs(point[point.count - 1]) < limit + 8,
        family == .lognormal || abs(point[0]) < limit
      else { return 1e300 }
      return -sample.logLikelihood(of: distribution(family, point))
    }
    let best = distribution(family, point)
    return LengthFit(
      family: family, distribution: best,
      criterion: 2 * family.parameters - 2 * sample.logLikelihood(of: best))
  }

  /// The distribution at a point of the search, which is free of bounds: logarithms.
  private static func distribution(_ family: Family, _ point: [Double]) -> Distribution {
    switch family {
    case .lognormal: .lognormal(mu: point[0], sigma: exp(point[1]))
    case .gamma: .gamma(shape: exp(point[0]), scale: exp(point[1]))
    case .weibull: .weibull(shape: exp(point[0]), scale: exp(point[1]))
    case .exponential: .exponential(mean: exp(point[0]))
    }
  }

  /// Where the search begins: by moments, the Weibull shape by the power of the coefficient of
  /// variation that is usual for it (Justus and others, Journal of Applied Meteorology 17, 1978).
  private static func start(_ family: Family, _ sample: LengthSample) -> [Double] {
    let mean = sample.mean
    let variation = sample.standardDeviation / mean
    switch family {
    case .lognormal:
      let variance = log1p(variation * variation)
      return [log(mean) - variance / 2, log(variance) / 2]
    case .gamma: return [-2 * log(variation), log(mean) + 2 * log(variation)]
    case .weibull: return [-1.086 * log(variation), log(mean)]
    case .exponential: return [log(mean)]
    }
  }
}
