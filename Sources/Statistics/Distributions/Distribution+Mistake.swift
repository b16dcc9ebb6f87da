extension Distribution {
  /// What makes this no distribution, and what would be right; nil: nothing is wrong.
  ///
  /// Whoever reads distributions from people asks this first: drawing from a mistaken one traps.
  public var mistake: String? {
    switch self {
    case .constant(let value):
      return value.isFinite ? nil : "a constant must be a finite number, not \(value)"
    case .uniform(let from, let to):
      if from.isFinite && to.isFinite && from <= to { return nil }
      return "a uniform distribution must go from a number to one not below it,"
        + " not from \(from) to \(to)"
    case .exponential(let mean):
      return Self.positive(mean, "mean of an exponential distribution")
    case .lognormal(let mu, let sigma):
      if !mu.isFinite { return "mu of a log-normal distribution must be finite, not \(mu)" }
      return Self.positive(sigma, "sigma of a log-normal distribution")
    case .gamma(let shape, let scale):
      return Self.positive(shape, "shape of a gamma distribution")
        ?? Self.positive(scale, "scale of a gamma distribution")
    case .weibull(let shape, let scale):
      return Self.positive(shape, "shape of a Weibull distribution")
        ?? Self.positive(scale, "scale of a Weibull distribution")
    case .empirical(let values):
      return values.mistake
    case .shifted(let base, let distance):
      return base.mistake
        ?? (distance.isFinite ? nil : "a shift must be a finite number, not \(distance)")
    case .capped(let base, let limit):
      return base.mistake
        ?? (limit.isFinite ? nil : "a limit must be a finite number, not \(limit)")
    case .mixture(let components):
      return Self.mistake(in: components)
    case .estimated(let base, let count):
      return base.mistake
        ?? (count >= 2 && count.isFinite
          ? nil : "parameters are estimated from at least 2 observations, not \(count)")
    }
  }

  private static func positive(_ value: Double, _ name: String) -> String? {
    value > 0 && value.isFinite ? nil : "the \(name) must be above 0, not \(value)"
  }

  private static func mistake(in components: [Component]) -> String? {
    if let bad = components.first(where: { !($0.weight >= 0 && $0.weight.isFinite) }) {
      return "the weights of a mixture must be at least 0, not \(bad.weight)"
    }
    if !components.contains(where: { $0.weight > 0 }) {
      return "a mixture must have at least one part with a weight above 0"
    }
    return components.lazy.compactMap { $0.distribution.mistake }.first
  }
}
