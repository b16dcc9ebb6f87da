import CGSL

extension Distribution {
  /// Whether its parameters, or those of a part, were estimated.
  public var isEstimated: Bool {
    switch self {
    case .estimated: true
    case .shifted(let base, _), .capped(let base, _): base.isEstimated
    case .mixture(let parts): parts.contains { $0.distribution.isEstimated }
    case .constant, .uniform, .exponential, .lognormal, .gamma, .weibull, .empirical: false
    }
  }

  /// The same with every estimated part as the observations say it may be as well: its parameters
  /// drawn from their posterior.
  ///
  /// Takes as many numbers from the micro-stream as it needs; place the stream first. What is not
  /// estimated stays as it is. O(parts · families).
  public func redrawn(from stream: inout KeyedStream) -> Distribution {
    switch self {
    case .estimated(let base, let count): base.posterior(count, from: &stream)
    case .shifted(let base, let distance): .shifted(base.redrawn(from: &stream), by: distance)
    case .capped(let base, let limit): .capped(base.redrawn(from: &stream), at: limit)
    case .mixture(let parts):
      .mixture(
        parts.map { part in
          Component(weight: part.weight, part.distribution.redrawn(from: &stream))
        })
    case .constant, .uniform, .exponential, .lognormal, .gamma, .weibull, .empirical: self
    }
  }

  /// The distribution without the knowledge of how well its parameters are known.
  public var asKnown: Distribution {
    switch self {
    case .estimated(let base, _): base.asKnown
    case .shifted(let base, let distance): .shifted(base.asKnown, by: distance)
    case .capped(let base, let limit): .capped(base.asKnown, at: limit)
    case .mixture(let parts):
      .mixture(parts.map { Component(weight: $0.weight, $0.distribution.asKnown) })
    case .constant, .uniform, .exponential, .lognormal, .gamma, .weibull, .empirical: self
    }
  }

  /// A draw of the posterior after `count` observations to which this distribution was fitted.
  ///
  /// - Exponential: the rate is gamma distributed (Jeffreys' prior).
  /// - Log-normal: σ² is scaled inverse χ² with count − 1 degrees of freedom and µ, given σ, is
  ///   normal with σ / √count (Gelman et al., *Bayesian Data Analysis*, 3rd edition, section 3.2).
  /// - Gamma and Weibull: the logarithms of the parameters are normal around the fit, with the
  ///   inverse of the expected information.
  /// - Observed values: their shares are Dirichlet distributed (Rubin, *The Bayesian bootstrap*,
  ///   Annals of Statistics 9, 1981).
  /// - A mixture: the shares of its parts are, and each part stays as it is unless it is estimated
  ///   itself.
  /// - A constant and the ends of a uniform distribution are no estimates.
  private func posterior(_ count: Double, from stream: inout KeyedStream) -> Distribution {
    switch self {
    case .constant, .uniform: return self
    case .exponential(let mean):
      return .exponential(mean: mean * count / gsl_ran_gamma(stream.generator, count, 1))
    case .lognormal(let mu, let sigma):
      let freedom = count - 1
      let spread =
        sigma * (freedom / gsl_ran_chisq(stream.generator, freedom)).squareRoot()
      let shift = gsl_ran_ugaussian(stream.generator) * spread / count.squareRoot()
      return .lognormal(mu: mu + shift, sigma: spread)
    case .gamma(let shape, let scale):
      // The information of (ln shape, ln scale) is [[k²ψ′(k), k], [k, k]].
      let curvature = GSL.trigamma(shape)
      let determinant = shape * curvature - 1
      let (a, b) = Self.normalPair(
        variance: 1 / (shape * determinant), covariance: -1 / (shape * determinant),
        other: curvature / determinant, count, from: &stream)
      return .gamma(shape: shape * exp(a), scale: scale * exp(b))
    case .weibull(let shape, let scale):
      // Of (ln shape, ln scale), with γ of Euler: 6/π², (1 − γ)·6/π² and 1 + (1 − γ)²·6/π², the
      // scale's in units of 1/shape.
      let six = 6 / (Double.pi * Double.pi)
      let rest = 1 - 0.577_215_664_901_532_9
      let (a, b) = Self.normalPair(
        variance: six, covariance: rest * six / shape,
        other: (1 + rest * rest * six) / (shape * shape), count, from: &stream)
      return .weibull(shape: shape * exp(a), scale: scale * exp(b))
    case .empirical(let observed):
      let shares = Dirichlet(weights: observed.shares.map { $0 * count })
        .shares(from: &stream)
      return .empirical(EmpiricalValues(observed.values, weights: shares))
    case .mixture(let parts):
      let total = parts.reduce(0) { $0 + $1.weight }
      let shares = Dirichlet(weights: parts.map { $0.weight / total * count + 0.5 })
        .shares(from: &stream)
      return .mixture(
        zip(parts, shares).map { part, share in
          Component(weight: share, part.distribution.redrawn(from: &stream))
        })
    case .shifted(let base, let distance):
      return .shifted(base.posterior(count, from: &stream), by: distance)
    case .capped(let base, let limit):
      return .capped(base.posterior(count, from: &stream), at: limit)
    case .estimated(let base, _): return base.posterior(count, from: &stream)
    }
  }

  /// Two numbers around 0 that are normal together, with these entries of a covariance matrix ÷
  /// `count`, by its Cholesky factor.
  private static func normalPair(
    variance: Double, covariance: Double, other: Double, _ count: Double,
    from stream: inout KeyedStream
  ) -> (Double, Double) {
    let first = gsl_ran_ugaussian(stream.generator)
    let second = gsl_ran_ugaussian(stream.generator)
    let deviation = (variance / count).squareRoot()
    let slope = covariance / count / deviation
    let remainder = max(0, other / count - slope * slope).squareRoot()
    return (deviation * first, slope * first + remainder * second)
  }
}

extension Dirichlet {
  /// A draw of the shares; place the stream first.
  public func shares(from stream: inout KeyedStream) -> [Double] {
    var shares = [Double](repeating: 0, count: weights.count)
    sample(into: &shares, from: &stream)
    return shares
  }
}
