import CGSL

extension Distribution {
  /// So many times what it gives: every length as if it took longer or shorter by the same share.
  ///
  /// A cap stays: it is a limit that somebody set, not something that was observed. How well the
  /// parameters are known stays as well. O(parts).
  ///
  /// - Precondition: a factor above 0.
  public func scaled(by factor: Double) -> Distribution {
    precondition(factor > 0, "a length times \(factor) is none")
    switch self {
    case .constant(let value): return .constant(value * factor)
    case .uniform(let from, let to): return .uniform(from: from * factor, to: to * factor)
    case .exponential(let mean): return .exponential(mean: mean * factor)
    case .lognormal(let mu, let sigma): return .lognormal(mu: mu + log(factor), sigma: sigma)
    case .gamma(let shape, let scale): return .gamma(shape: shape, scale: scale * factor)
    case .weibull(let shape, let scale): return .weibull(shape: shape, scale: scale * factor)
    case .empirical(let values):
      return .empirical(
        EmpiricalValues(values.values.map { $0 * factor }, weights: values.shares))
    case .shifted(let base, let distance):
      return .shifted(base.scaled(by: factor), by: distance * factor)
    case .capped(let base, let limit): return .capped(base.scaled(by: factor), at: limit)
    case .mixture(let parts):
      return .mixture(
        parts.map { Component(weight: $0.weight, $0.distribution.scaled(by: factor)) })
    case .estimated(let base, let count): return .estimated(base.scaled(by: factor), from: count)
    }
  }
}
