import CGSL

extension Distribution {
  /// P(X ≤ x), the distribution function.
  public func cumulative(at x: Double) -> Double {
    switch self {
    case .constant(let value): return x >= value ? 1 : 0
    case .uniform(let from, let to):
      // GSL's formula divides 0 by 0 if both ends are one.
      return from == to ? (x >= from ? 1 : 0) : gsl_cdf_flat_P(x, from, to)
    case .exponential(let mean): return gsl_cdf_exponential_P(x, mean)
    // GSL's formulae take the logarithm or a power of x, below 0 too.
    case .lognormal(let mu, let sigma): return x <= 0 ? 0 : gsl_cdf_lognormal_P(x, mu, sigma)
    case .weibull(let shape, let scale): return x <= 0 ? 0 : gsl_cdf_weibull_P(x, scale, shape)
    case .gamma(let shape, let scale):
      return GSL.gammaCumulative(x, shape: shape, scale: scale)
    case .empirical(let values):
      let above = values.values.partitioningIndex { $0 > x }
      return above == 0 ? 0 : values.cumulative[above - 1]
    case .shifted(let base, let distance): return base.cumulative(at: x - distance)
    case .capped(let base, let limit): return x >= limit ? 1 : base.cumulative(at: x)
    case .mixture(let parts):
      let total = parts.reduce(0) { $0 + $1.weight }
      return parts.reduce(0) { $0 + $1.weight * $1.distribution.cumulative(at: x) } / total
    case .estimated(let base, _): return base.cumulative(at: x)
    }
  }

  /// The number below which the share u, inside (0, 1), lies: the inverse of `cumulative(at:)`.
  ///
  /// This is what a draw gives for a uniform number u, and never falls as u rises. Nil for the
  /// gamma distribution, whose inverse GSL computes slowly and not for every shape, and for
  /// mixtures: these are drawn in other ways.
  public func quantile(_ u: Double) -> Double? {
    switch self {
    case .constant(let value): return value
    case .uniform(let from, let to): return gsl_cdf_flat_Pinv(u, from, to)
    case .exponential(let mean): return gsl_cdf_exponential_Pinv(u, mean)
    case .lognormal(let mu, let sigma): return gsl_cdf_lognormal_Pinv(u, mu, sigma)
    case .weibull(let shape, let scale): return gsl_cdf_weibull_Pinv(u, scale, shape)
    case .empirical(let values): return values.quantile(u)
    case .shifted(let base, let distance): return base.quantile(u).map { $0 + distance }
    case .capped(let base, let limit): return base.quantile(u).map { min($0, limit) }
    case .gamma, .mixture: return nil
    case .estimated(let base, _): return base.quantile(u)
    }
  }
}
