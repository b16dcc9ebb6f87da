/// A distribution held against the quantiles of the lengths that it was fitted to: the points of a
/// quantile-quantile plot (Wilk and Gnanadesikan, Biometrika 55, 1968).
public struct QuantileComparison: Equatable, Sendable {
  /// One quantile of the lengths and of the distribution.
  public struct Point: Equatable, Sendable {
    /// Which quantile, inside (0, 1).
    public let level: Double
    /// That of the lengths, in seconds.
    public let observed: Double
    /// That of the distribution.
    public let fitted: Double
    /// Where the quantile of so many lengths lies with the confidence asked for if they follow the
    /// distribution, in seconds.
    public let band: ClosedRange<Double>
    /// How far the distribution is off, in parts of what was observed, or of one second where that
    /// is less; what rounding explains does not count.
    public let error: Double

    /// Whether the quantile of the lengths lies outside of the band.
    public var isOutside: Bool { !band.contains(observed) }
  }

  /// The quantiles that are compared: 0.01, then 0.05 to 0.95 in steps of 0.05, and 0.99.
  public static let levels = [0.01] + (1...19).map { Double($0) / 20 } + [0.99]

  /// The points, by level.
  public let points: [Point]

  /// A comparison.
  ///
  /// The band is that of an order statistic: the share that the distribution puts below the k-th
  /// smallest of n lengths is Beta(k, n + 1 − k) distributed (David and Nagaraja, *Order
  /// Statistics*, chapter 2); its ends are those of Clopper and Pearson's intervals of k and of
  /// k − 1 of n. Since parameters were fitted to the same lengths it is rather too wide. It holds
  /// for each point by itself.
  ///
  /// - Parameters:
  ///   - distribution: of lengths, at least 0.
  ///   - observed: the quantiles of the lengths at `levels`, by definition 1 of `Quantiles`.
  ///   - count: how many lengths there were, at least 1.
  ///   - unitSeconds: to what they are rounded.
  ///   - confidence: between 0 and 1.
  /// O(levels) distribution functions and their inverses, a few dozen each.
  public init(
    _ distribution: Distribution, observed: [Double], count: Int, unitSeconds: Double,
    confidence: Double = 0.95
  ) {
    precondition(observed.count == Self.levels.count && count > 0, "a quantile for each level")
    points = zip(Self.levels, observed).map { level, seconds in
      let rank = Quantiles.rank(level, of: count)
      let shares = Self.shares(below: rank, of: count, confidence)
      let fitted = distribution.lengthQuantile(level)
      let least = distribution.lengthQuantile(shares.lowerBound) - unitSeconds / 2
      let most = distribution.lengthQuantile(shares.upperBound) + unitSeconds / 2
      let distance = max(abs(fitted - seconds) - unitSeconds / 2, 0)
      return Point(
        level: level, observed: seconds, fitted: fitted, band: max(least, 0)...max(most, 0),
        error: distance / max(seconds, 1))
    }
  }

  /// The share that a distribution puts below the k-th smallest of n draws.
  private static func shares(
    below rank: Int, of count: Int, _ confidence: Double
  ) -> ClosedRange<Double> {
    let low = Proportion(rank, of: count).clopperPearsonInterval(confidence: confidence)
    let high = Proportion(rank - 1, of: count).clopperPearsonInterval(confidence: confidence)
    return low.lowerBound...high.upperBound
  }

  /// The point that is furthest off; tails say more of luck than of the fit, so that p1 and p99 are
  /// left aside.
  public var worst: Point {
    points.dropFirst().dropLast().reduce(points[1]) { $1.error > $0.error ? $1 : $0 }
  }
}

extension Distribution {
  /// The number below which the share u, inside (0, 1), of a length lies, of every family: where
  /// there is no formula, as of the gamma distribution, by the root of the distribution function.
  /// Lengths are at least 0.
  public func lengthQuantile(_ u: Double) -> Double {
    if let quantile = quantile(u) { return quantile }
    var high = max(mean, 1e-6)
    while cumulative(at: high) < u, high < 1e12 { high *= 2 }
    return Iteration.root(in: 0...high) { self.cumulative(at: $0) - u } ?? 0
  }
}
