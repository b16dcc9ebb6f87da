import Scheduling
import Statistics

extension DistributionSpec {
  /// As long as the longest duration that a document can name.
  private static let longestMeanSeconds = 100.0 * 366 * 86_400

  /// The distribution in seconds; reports parameters that contradict each other or are
  /// impossible. Nil only if a problem was reported.
  func distribution(at place: Place, _ log: ProblemLog) -> Distribution? {
    if let constant { return .constant(constant.seconds) }
    let families: [(name: String, place: Place, distribution: Distribution?)] = [
      exponential.map { ("exponential", $0.place, $0.distribution) },
      lognormal.map { ("lognormal", $0.place, $0.value.distribution(at: $0.place, log)) },
      gamma.map { ("gamma", $0.place, $0.value.distribution(at: $0.place, log)) },
      weibull.map { ("weibull", $0.place, $0.distribution) },
      uniform.map { ("uniform", $0.place, $0.value.distribution(at: $0.place, log)) },
      empirical.map { ("empirical", $0.place, .empirical($0.value.map(\.seconds))) },
      mixture.map { ("mixture", $0.place, $0.mixture(log)) },
    ].compactMap { $0 }
    guard families.count == 1 else {
      guard log.isClean(below: place) else { return nil }
      let found = families.isEmpty ? "none" : families.map(\.name).joined(separator: " and ")
      log.report(place, "expected one family, such as exponential or lognormal, found \(found)")
      return nil
    }
    // A family that is there and gave nothing has reported why.
    guard let base = families[0].distribution else { return nil }
    if let mistake = base.mistake {
      log.report(families[0].place, mistake)
      return nil
    }
    if !(base.mean <= Self.longestMeanSeconds) {
      log.report(
        families[0].place, "its mean is longer than a hundred years",
        hint: lognormal == nil ? nil : "mu and sigma are of the logarithm of seconds")
      return nil
    }
    guard let count = observations(of: base, named: families[0].name, log) else { return nil }
    let estimated = count == 0 ? base : .estimated(base, from: count)
    return after.map { estimated.shifted(by: $0.value.seconds) } ?? estimated
  }
}

extension Located where Value == DistributionSpec {
  func distribution(_ log: ProblemLog) -> Distribution? { value.distribution(at: place, log) }
}

extension Located where Value == TimeSpan {
  /// The length in seconds.
  var seconds: Double { value.seconds }
}

extension MeanSpec {
  fileprivate var distribution: Distribution? { mean.map { .exponential(mean: $0.seconds) } }
}

extension WeibullSpec {
  fileprivate var distribution: Distribution? {
    guard let shape, let scale else { return nil }
    return .weibull(shape: shape.value, scale: scale.seconds)
  }
}

extension UniformSpec {
  fileprivate func distribution(at place: Place, _ log: ProblemLog) -> Distribution? {
    guard let from, let to else { return nil }
    if from.value > to.value {
      log.report(place, "\(from.value.text) to \(to.value.text) is upside down")
      return nil
    }
    return .uniform(from: from.seconds, to: to.seconds)
  }
}

extension LognormalSpec {
  fileprivate func distribution(at place: Place, _ log: ProblemLog) -> Distribution? {
    if let mean, let sd, mu == nil, sigma == nil {
      guard isPositive(mean, log) else { return nil }
      return .lognormal(mean: mean.seconds, standardDeviation: sd.seconds)
    }
    if let mu, let sigma, mean == nil, sd == nil {
      return .lognormal(mu: mu.value, sigma: sigma.value)
    }
    guard log.isClean(below: place) else { return nil }
    log.report(place, "expected mean and sd, or mu and sigma")
    return nil
  }
}

extension GammaSpec {
  fileprivate func distribution(at place: Place, _ log: ProblemLog) -> Distribution? {
    if let mean, let sd, shape == nil, scale == nil {
      guard isPositive(mean, log) else { return nil }
      return .gamma(mean: mean.seconds, standardDeviation: sd.seconds)
    }
    if let shape, let scale, mean == nil, sd == nil {
      return .gamma(shape: shape.value, scale: scale.seconds)
    }
    guard log.isClean(below: place) else { return nil }
    log.report(place, "expected mean and sd, or shape and scale")
    return nil
  }
}

private func isPositive(_ mean: Located<TimeSpan>, _ log: ProblemLog) -> Bool {
  if mean.value > .zero { return true }
  log.report(mean.place, "a mean must be longer than 0 s")
  return false
}
