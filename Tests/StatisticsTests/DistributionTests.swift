import Statistics
import Testing

@Suite("Distributions")
struct DistributionTests {
  static let continuous: [Distribution] = [
    .uniform(from: 8, to: 30), .exponential(mean: 12), .lognormal(mu: 3.81, sigma: 0.6),
    .lognormal(mean: 95, standardDeviation: 80), .gamma(shape: 0.4, scale: 3),
    .gamma(mean: 60, standardDeviation: 20), .weibull(shape: 0.8, scale: 40),
    .exponential(mean: 8).shifted(by: 20),
    .mixture([
      .init(weight: 3, .uniform(from: 2, to: 7)), .init(weight: 1, .uniform(from: 8, to: 30)),
    ]),
    .mixture([
      .init(weight: 0.5, .gamma(shape: 2, scale: 5)), .init(weight: 0.5, .exponential(mean: 30)),
    ]).shifted(by: 3),
  ]

  static let withAtoms: [Distribution] = [
    .constant(30), .empirical([3, 1, 4, 1, 5, 9, 2, 6]),
    .empirical(EmpiricalValues([10, 20, 40], weights: [1, 0, 3])),
    .uniform(from: 8, to: 30).capped(at: 20), .exponential(mean: 12).capped(at: 15),
    .lognormal(mean: 95, standardDeviation: 80).capped(at: 120),
    .gamma(shape: 0.4, scale: 3).capped(at: 2), .weibull(shape: 0.8, scale: 40).capped(at: 50),
    .empirical([3, 1, 4, 1, 5]).capped(at: 3.5),
    .exponential(mean: 8).shifted(by: 20).capped(at: 25).shifted(by: 2).capped(at: 26.5),
    .mixture([.init(weight: 1, .constant(5)), .init(weight: 2, .exponential(mean: 9))])
      .capped(at: 12),
  ]

  @Test("have the mean and standard deviation they say", arguments: continuous + withAtoms)
  func moments(distribution: Distribution) {
    let sample = draws(20_000, of: distribution)
    let moments = Moments(sample)
    #expect(abs(moments.zScore(expecting: distribution.mean)) < zLimit)
    // The mean of squares about the true mean is the variance.
    let squares = Moments(
      sample.map { ($0 - distribution.mean) * ($0 - distribution.mean) })
    #expect(
      abs(squares.zScore(expecting: distribution.variance)) < zLimit
        || abs(squares.mean - distribution.variance) < 1e-9)
  }

  @Test("are drawn from their distribution function", arguments: continuous)
  func shape(distribution: Distribution) {
    let sample = draws(5_000, of: distribution)
    #expect(kolmogorovSmirnovPValue(sample) { distribution.cumulative(at: $0) } > 0.001)
  }

  @Test("with atoms give each stretch its share", arguments: withAtoms)
  func atoms(distribution: Distribution) {
    let sample = draws(5_000, of: distribution)
    for x in [1, 3, 5, 10, 20, 22.5, 26.5, 30, 60, 120] {
      let p = distribution.cumulative(at: x)
      let share = Proportion(sample.count { $0 <= x }, of: sample.count)
      if p > 0 && p < 1 {
        #expect(abs(share.zScore(expecting: p)) < zLimit, "at \(x)")
      } else {
        #expect(share.value == p, "at \(x)")
      }
    }
  }

  @Test("are inverted by their quantiles, which never fall", arguments: continuous)
  func quantiles(distribution: Distribution) {
    let grid = (1..<100).map { Double($0) / 100 }
    let quantiles = grid.compactMap { distribution.quantile($0) }
    guard !quantiles.isEmpty else { return }
    #expect(zip(quantiles, quantiles.dropFirst()).allSatisfy { $0 < $1 })
    for (u, x) in zip(grid, quantiles) {
      #expect(abs(distribution.cumulative(at: x) - u) < 1e-12)
    }
  }

  @Test("drawn by inversion rise with their parameters, draw by draw")
  func coupling() {
    let short = draws(500, of: .lognormal(mean: 95, standardDeviation: 80))
    let long = draws(500, of: .lognormal(mean: 104.5, standardDeviation: 88))
    #expect(zip(short, long).allSatisfy { abs($1 / $0 - 1.1) < 1e-9 })
  }

  @Test("given by mean and standard deviation have them")
  func fromMeanAndStandardDeviation() {
    for made in [
      Distribution.lognormal(mean: 95, standardDeviation: 80),
      .gamma(mean: 95, standardDeviation: 80),
    ] {
      #expect(abs(made.mean - 95) < 1e-9 && abs(made.standardDeviation - 80) < 1e-9)
    }
    #expect(Distribution.lognormal(mean: 5, standardDeviation: 0) == .constant(5))
    #expect(Distribution.gamma(mean: 5, standardDeviation: 0) == .constant(5))
  }

  @Test("are scaled as a whole", arguments: continuous + withAtoms)
  func scaling(distribution: Distribution) {
    let longer = distribution.scaled(by: 1.1)
    if case .capped(let base, let limit) = distribution {
      #expect(longer == base.scaled(by: 1.1).capped(at: limit), "a limit is no observation")
      return
    }
    #expect(abs(longer.mean - 1.1 * distribution.mean) < 1e-9 * abs(distribution.mean) + 1e-12)
    let spread = distribution.standardDeviation
    #expect(abs(longer.standardDeviation - 1.1 * spread) < 1e-6 * spread + 1e-9)
  }

  @Test("that make no sense say why")
  func mistakes() {
    let wrong: [(Distribution, String)] = [
      (.constant(.nan), "a constant must be a finite number, not nan"),
      (.exponential(mean: -3), "the mean of an exponential distribution must be above 0, not -3.0"),
      (.uniform(from: 2, to: 1), "not from 2.0 to 1.0"),
      (.lognormal(mu: 1, sigma: 0), "the sigma of a log-normal distribution must be above 0"),
      (.gamma(shape: 0, scale: 1), "the shape of a gamma distribution must be above 0"),
      (.weibull(shape: 1, scale: .infinity), "the scale of a Weibull distribution"),
      (.empirical([]), "there must be at least one value"),
      (.empirical(EmpiricalValues([1, 2], weights: [1])), "one weight for each of the 2 values"),
      (.empirical(EmpiricalValues([1], weights: [0])), "at least one weight must be above 0"),
      (.mixture([]), "at least one part"),
      (.exponential(mean: 0).shifted(by: 3).capped(at: 9), "the mean of an exponential"),
    ]
    for (distribution, text) in wrong {
      #expect(distribution.mistake?.contains(text) == true, "\(distribution)")
    }
    for distribution in Self.continuous + Self.withAtoms {
      #expect(distribution.mistake == nil)
    }
  }
}
