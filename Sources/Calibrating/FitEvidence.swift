public import Statistics

/// What tells how near fitted distributions come to the lengths of a log.
public struct FitEvidence: Equatable, Sendable {
  /// To what the lengths are rounded.
  public let unitSeconds: Double
  /// The fit of every family, in their order.
  public let fits: [LengthFit]
  /// The one that was taken, or that comes nearest.
  public let best: LengthFit
  /// The quantiles of the lengths at `QuantileComparison.levels`, in seconds.
  public let quantiles: [Double]

  /// Fits every family; nil of fewer than two different lengths.
  ///
  /// - Parameters:
  ///   - seconds: finite lengths, at least 0.
  ///   - unitSeconds: to what they are rounded.
  init?(of seconds: [Double], unitSeconds: Double) {
    fits = LengthFit.all(of: seconds, unitSeconds: unitSeconds)
    guard let best = LengthFit.best(among: fits) else { return nil }
    self.best = best
    self.unitSeconds = unitSeconds
    let known = Quantiles(seconds)
    quantiles = QuantileComparison.levels.compactMap(known.quantile)
  }
}
