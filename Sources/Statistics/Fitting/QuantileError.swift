/// Where a fitted distribution is furthest from what was observed.
public struct QuantileError: Equatable, Sendable {
  /// Which quantile: 0.5, 0.9 or 0.99.
  public let level: Double
  /// The quantile of the distribution.
  public let fitted: Double
  /// That of the observations.
  public let observed: Double

  /// The greatest error, in parts of what was observed, of the median, the 90 % quantile and, of
  /// at least a hundred observations, the 99 % quantile; nil of none.
  ///
  /// A test would refuse every family once there are enough observations; how far it is off is
  /// what a plan depends on. O(n log n).
  public init?(_ distribution: Distribution, against observed: [Double]) {
    let quantiles = Quantiles(observed)
    let levels = observed.count >= 100 ? [0.5, 0.9, 0.99] : [0.5, 0.9]
    let errors = levels.compactMap { level in
      quantiles.quantile(level).map { seen in
        QuantileError(
          level: level, fitted: distribution.lengthQuantile(level), observed: seen)
      }
    }
    guard let first = errors.first else { return nil }
    self = errors.dropFirst().reduce(first) { $1.size > $0.size ? $1 : $0 }
  }

  private init(level: Double, fitted: Double, observed: Double) {
    self.level = level
    self.fitted = fitted
    self.observed = observed
  }

  /// The error in parts of what was observed, or of one where that is less.
  public var size: Double { abs(fitted - observed) / max(observed, 1) }
}
