import CGSL

extension Distribution {
  /// The mean, in closed form.
  public var mean: Double {
    switch self {
    case .constant(let value): return value
    case .uniform(let from, let to): return from + (to - from) / 2
    case .exponential(let mean): return mean
    case .lognormal(let mu, let sigma): return exp(mu + sigma * sigma / 2)
    case .gamma(let shape, let scale): return shape * scale
    case .weibull(let shape, let scale): return scale * GSL.gammaFunction(1 + 1 / shape)
    case .empirical(let values):
      return zip(values.values, values.shares).reduce(0) { $0 + $1.0 * $1.1 }
    case .shifted(let base, let distance): return base.mean + distance
    case .capped(let base, let limit): return base.limitedMoment(1, limit)
    case .mixture(let parts): return Self.average(parts) { $0.mean }
    case .estimated(let base, _): return base.mean
    }
  }

  /// The standard deviation, in closed form.
  public var standardDeviation: Double { variance.squareRoot() }

  /// The variance, in closed form.
  public var variance: Double {
    switch self {
    case .constant: return 0
    case .uniform(let from, let to): return (to - from) * (to - from) / 12
    case .exponential(let mean): return mean * mean
    case .lognormal(_, let sigma): return mean * mean * expm1(sigma * sigma)
    case .gamma(let shape, let scale): return shape * scale * scale
    case .weibull(let shape, let scale):
      let first = GSL.gammaFunction(1 + 1 / shape)
      return scale * scale * max(0, GSL.gammaFunction(1 + 2 / shape) - first * first)
    case .empirical(let values):
      let mean = mean
      return zip(values.values, values.shares).reduce(0) {
        $0 + ($1.0 - mean) * ($1.0 - mean) * $1.1
      }
    case .shifted(let base, _): return base.variance
    case .capped(let base, let limit):
      let mean = base.limitedMoment(1, limit)
      return max(0, base.limitedMoment(2, limit) - mean * mean)
    case .mixture(let parts):
      let mean = mean
      return Self.average(parts) { part in
        part.variance + (part.mean - mean) * (part.mean - mean)
      }
    case .estimated(let base, _): return base.variance
    }
  }

  /// E[min(X, limit)^order], for order 1 or 2: the *limited expected value* of actuaries.
  ///
  /// Formulae: Klugman, Panjer, Willmot, *Loss Models*, appendix A.
  private func limitedMoment(_ order: Int, _ limit: Double) -> Double {
    let n = Double(order)
    switch self {
    case .constant(let value): return power(min(value, limit), order)
    case .uniform(let from, let to):
      if limit <= from || from == to { return power(min(from, limit), order) }
      let cut = min(limit, to)
      let below = (power(cut, order + 1) - power(from, order + 1)) / (n + 1)
      return (below + power(cut, order) * (to - cut)) / (to - from)
    case .exponential(let mean):
      return Distribution.gamma(shape: 1, scale: mean).limitedMoment(order, limit)
    case .lognormal(let mu, let sigma):
      if limit <= 0 { return power(limit, order) }
      let z = (log(limit) - mu) / sigma
      return exp(n * mu + n * n * sigma * sigma / 2) * GSL.normalCumulative(z - n * sigma)
        + power(limit, order) * GSL.normalCumulative(-z)
    case .gamma(let shape, let scale):
      if limit <= 0 { return power(limit, order) }
      let whole = order == 1 ? shape * scale : shape * (shape + 1) * scale * scale
      return whole * GSL.gammaCumulative(limit, shape: shape + n, scale: scale)
        + power(limit, order) * (1 - GSL.gammaCumulative(limit, shape: shape, scale: scale))
    case .weibull(let shape, let scale):
      if limit <= 0 { return power(limit, order) }
      let hazard = pow(limit / scale, shape)
      let whole = power(scale, order) * GSL.gammaFunction(1 + n / shape)
      return whole * GSL.gammaCumulative(hazard, shape: 1 + n / shape, scale: 1)
        + power(limit, order) * exp(-hazard)
    case .empirical(let values):
      return zip(values.values, values.shares).reduce(0) {
        $0 + power(min($1.0, limit), order) * $1.1
      }
    case .shifted(let base, let distance):
      let first = base.limitedMoment(1, limit - distance)
      if order == 1 { return first + distance }
      return base.limitedMoment(2, limit - distance) + distance * (2 * first + distance)
    case .capped(let base, let own): return base.limitedMoment(order, min(own, limit))
    case .mixture(let parts): return Self.average(parts) { $0.limitedMoment(order, limit) }
    case .estimated(let base, _): return base.limitedMoment(order, limit)
    }
  }

  private func power(_ base: Double, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { product, _ in product * base }
  }

  private static func average(_ parts: [Component], of value: (Distribution) -> Double) -> Double {
    let total = parts.reduce(0) { $0 + $1.weight }
    return parts.reduce(0) { $0 + $1.weight * value($1.distribution) } / total
  }
}
