import Foundation
import Statistics
import Testing

/// Distributions fitted to lengths.
@Suite struct LengthFitTests {
  typealias Distribution = Statistics.Distribution

  private static func draws(_ distribution: Distribution, _ count: Int, _ seed: UInt64) -> [Double]
  {
    var stream = KeyedStream(seed: Seed(rawValue: seed))
    return (0..<count).map { number in
      stream.reset(Place(purpose: .talk, replication: UInt32(number)))
      return distribution.sample(from: &stream)
    }
  }

  /// The family that is taken.
  private static func best(of seconds: [Double], unitSeconds: Double) -> LengthFit? {
    LengthFit.best(among: LengthFit.all(of: seconds, unitSeconds: unitSeconds))
  }

  /// The parameters of a fitted family, and their standard errors where these are true (the
  /// inverse of the expected information).
  private static func parameters(_ distribution: Distribution) -> [Double] {
    switch distribution {
    case .lognormal(let mu, let sigma): [mu, sigma]
    case .gamma(let shape, let scale): [shape, scale]
    case .weibull(let shape, let scale): [shape, scale]
    case .exponential(let mean): [mean]
    default: []
    }
  }

  static let known: [(family: LengthFit.Family, distribution: Distribution, errors: [Double])] = [
    (.lognormal, .lognormal(mu: 3.8, sigma: 0.6), [0.6, 0.6 / 2.0.squareRoot()]),
    (.lognormal, .lognormal(mu: 5.2, sigma: 0.93), [0.93, 0.93 / 2.0.squareRoot()]),
    // k²ψ′(k) and so on at k = 2: ψ′(2) = π²/6 − 1.
    (.gamma, .gamma(shape: 2, scale: 30), [2.627, 44.75]),
    // 0.78 k; 1.053 λ/k.
    (.weibull, .weibull(shape: 1.5, scale: 60), [1.1696, 42.1]),
    (.exponential, .exponential(mean: 45), [45]),
  ]

  /// Samples of known distributions, whole or rounded to seconds, lead back to them.
  @Test(arguments: known.indices, [0.001, 1.0])
  func parametersAreFoundAgain(_ row: Int, unit: Double) throws {
    let (family, truth, errors) = Self.known[row]
    let count = 3000
    let seconds = Self.draws(truth, count, 21).map { ($0 / unit).rounded() * unit }
    let fit = try #require(LengthFit.fit(family, to: seconds, unitSeconds: unit))
    let found = Self.parameters(fit.distribution)
    for ((value, known), error) in zip(zip(found, Self.parameters(truth)), errors) {
      let z = (value - known) / (error / Double(count).squareRoot())
      #expect(abs(z) < zLimit, "\(family): \(found), z \(z)")
    }
    // The family itself is found, but for the exponential, which is a Weibull and a gamma too.
    let best = try #require(Self.best(of: seconds, unitSeconds: unit))
    #expect(best.criterion <= fit.criterion)
    if family != .exponential { #expect(best == fit, "\(family): \(best)") }
  }

  /// The likelihood is the product of the shares of the intervals that lengths in milliseconds
  /// stand for, whatever sums it is made of.
  @Test(arguments: LengthFit.Family.allCases)
  func theCriterionIsThatOfTheLengths(_ family: LengthFit.Family) throws {
    let unit = 0.001
    let seconds = Self.draws(.gamma(shape: 2, scale: 30), 300, 8).map {
      ($0 / unit).rounded() * unit
    }
    let fit = try #require(LengthFit.fit(family, to: seconds, unitSeconds: unit))
    let parameters = Double(Self.parameters(fit.distribution).count)
    let logLikelihood = seconds.reduce(0) { sum, x in
      let above = fit.distribution.cumulative(at: x + unit / 2)
      return sum + log(above - fit.distribution.cumulative(at: x - unit / 2))
    }
    let direct = 2 * parameters - 2 * logLikelihood
    #expect(abs(fit.criterion - direct) < 1e-4 * direct, "\(fit), \(direct)")
  }

  /// Short lengths in whole seconds, many of them 0: a density there would be infinite or nothing.
  @Test func lengthsOfZeroAreObservations() throws {
    let truth = Distribution.lognormal(mu: 0.3, sigma: 1)
    let seconds = Self.draws(truth, 4000, 5).map { $0.rounded() }
    #expect(seconds.count { $0 == 0 } > 500)
    let fit = try #require(LengthFit.fit(.lognormal, to: seconds, unitSeconds: 1))
    let found = Self.parameters(fit.distribution)
    #expect(abs(found[0] - 0.3) < 0.08 && abs(found[1] - 1) < 0.06, "\(found)")
    let exponential = try #require(
      Self.best(
        of: Self.draws(.exponential(mean: 2), 4000, 6).map { $0.rounded() }, unitSeconds: 1))
    #expect(abs(exponential.distribution.mean - 2) < 0.15, "\(exponential)")
  }

  /// As many of 0 s as of 1 s: with q = e^(−½/mean) the likelihood is ((1 − q)·(q − q³))ⁿ, which is
  /// greatest at 4q² + q = 1.
  @Test func shortLengthsAreIntervals() throws {
    let fit = try #require(LengthFit.fit(.exponential, to: [0, 1, 0, 1, 0, 1], unitSeconds: 1))
    let mean = -0.5 / log((17.0.squareRoot() - 1) / 8)
    #expect(abs(fit.distribution.mean - mean) < 1e-6, "\(fit), not \(mean)")
  }

  /// Exact values: with long lengths the likelihood is that of the density, whose best mean is the
  /// mean and whose best logarithm is that of the logarithms.
  @Test func closedForms() throws {
    let seconds = [20.0, 30, 45, 80, 120, 33]
    let exponential = try #require(LengthFit.fit(.exponential, to: seconds, unitSeconds: 1))
    #expect(abs(exponential.distribution.mean - 328.0 / 6) < 1e-4)
    let lognormal = try #require(LengthFit.fit(.lognormal, to: seconds, unitSeconds: 1))
    #expect(abs(Self.parameters(lognormal.distribution)[0] - 3.811_603) < 1e-4, "\(lognormal)")
    // By SciPy 1.17: gamma.fit, weibull_min.fit and lognorm.fit, with the criterion of each.
    for (family, parameters, criterion) in [
      (LengthFit.Family.gamma, [2.791896, 19.580483], 61.316707),
      (.weibull, [1.695930, 61.804895], 61.757748), (.lognormal, [3.811603, 0.607060], 60.776962),
    ] {
      let fit = try #require(LengthFit.fit(family, to: seconds, unitSeconds: 1))
      for (found, known) in zip(Self.parameters(fit.distribution), parameters) {
        #expect(abs(found / known - 1) < 1e-5, "\(family): \(found), not \(known)")
      }
      #expect(abs(fit.criterion - criterion) < 1e-5, "\(family): \(fit.criterion)")
    }
    #expect(Self.best(of: seconds, unitSeconds: 1) == lognormal)
    #expect(Self.best(of: [30, 30, 30], unitSeconds: 1) == nil)
  }

  /// Odd samples have a fit all the same.
  @Test(
    arguments: [
      [2, 3, 2, 3, 2, 2, 3, 2, 3, 3], [0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
      [30, 30, 30, 30, 30, 30, 30, 30, 30, 31], [1, 86_400, 1, 1, 1, 1, 1, 1, 1, 1],
      [0, 0, 0, 0, 0, 5000, 0, 0, 0, 0],
    ] as [[Double]])
  func anyLengthsHaveAFit(_ seconds: [Double]) throws {
    let fit = try #require(Self.best(of: seconds, unitSeconds: 1))
    #expect(fit.distribution.mistake == nil && fit.distribution.mean.isFinite, "\(fit)")
    #expect(QuantileError(fit.distribution, against: seconds) != nil)
  }

  @Test func theGreatestErrorIsTold() throws {
    // Of 1 … 100 the quantiles are 50, 90, 99; those of the exponential 69.3, 230.3, 460.5.
    let seconds = (1...100).map(Double.init)
    let error = try #require(QuantileError(.exponential(mean: 100), against: seconds))
    #expect(error.level == 0.99 && error.observed == 99 && abs(error.fitted - 460.517) < 0.001)
    let few = try #require(
      QuantileError(.exponential(mean: 100), against: Array(seconds.prefix(20))))
    #expect(few.level == 0.9 && few.observed == 18)
    // Of the gamma distribution, which has no inverse of its own: shape 1 is exponential.
    let gamma = try #require(QuantileError(.gamma(shape: 1, scale: 100), against: seconds))
    #expect(abs(gamma.fitted - error.fitted) < 1e-5)
  }
}
