import Foundation
import Statistics
import Testing

/// Distributions whose parameters are not known for certain.
@Suite struct PosteriorTests {
  private static let draws = 4000

  /// So many draws of the posterior of a distribution after so many observations.
  private static func posteriors(
    of base: Statistics.Distribution, from count: Double
  ) -> [Statistics.Distribution] {
    var stream = KeyedStream(seed: Seed(rawValue: 11))
    return (0..<draws).map { number in
      stream.reset(Place(purpose: .parameter, replication: UInt32(number)))
      return Statistics.Distribution.estimated(base, from: count).redrawn(from: &stream)
    }
  }

  /// The mean and standard deviation expected of a figure, against its draws.
  private static func expect(
    _ values: [Double], mean: Double, deviation: Double, _ what: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let moments = Moments(values)
    let z = moments.zScore(expecting: mean)
    #expect(
      abs(z) < zLimit, "\(what): mean \(moments.mean), not \(mean)",
      sourceLocation: sourceLocation)
    #expect(
      abs(moments.standardDeviation / deviation - 1) < 0.08,
      "\(what): deviation \(moments.standardDeviation), not \(deviation)",
      sourceLocation: sourceLocation)
  }

  @Test func whatIsKnownStaysAsItIs() {
    var stream = KeyedStream(seed: Seed(rawValue: 1))
    let known: [Statistics.Distribution] = [
      .constant(3), .uniform(from: 1, to: 2), .lognormal(mu: 1, sigma: 2),
      .mixture([.init(weight: 1, .exponential(mean: 3))]).shifted(by: 2).capped(at: 9),
    ]
    for base in known {
      #expect(!base.isEstimated && base.redrawn(from: &stream) == base && base.asKnown == base)
    }
    let estimated = Statistics.Distribution.estimated(.exponential(mean: 3), from: 9)
      .shifted(by: 1)
    #expect(estimated.isEstimated && estimated.asKnown == .exponential(mean: 3).shifted(by: 1))
    #expect(estimated.mean == 4 && estimated.variance == 9)
    #expect(estimated.redrawn(from: &stream) != estimated.asKnown)
    #expect(Statistics.Distribution.estimated(.exponential(mean: 3), from: 1).mistake != nil)
  }

  /// It is drawn from as if it were known.
  @Test func anEstimateIsDrawnFromAsItStands() {
    let base = Statistics.Distribution.lognormal(mu: 2, sigma: 0.5)
    #expect(
      StatisticsTests.draws(50, of: .estimated(base, from: 5))
        == StatisticsTests.draws(50, of: base))
  }

  /// n ÷ Gamma(n): mean n ÷ (n − 1), variance n² ÷ ((n − 1)²(n − 2)).
  @Test func theMeanOfAnExponential() {
    let n = 30.0
    let means = Self.posteriors(of: .exponential(mean: 10), from: n).map(\.mean)
    Self.expect(
      means, mean: 10 * n / (n - 1), deviation: 10 * n / ((n - 1) * (n - 2).squareRoot()), "mean")
  }

  /// µ is Student distributed around the fit with n − 1 degrees of freedom, σ² scaled inverse χ².
  @Test func theParametersOfALognormal() {
    let (n, sigma) = (40.0, 0.8)
    let fits = Self.posteriors(of: .lognormal(mu: 4, sigma: sigma), from: n)
    let parameters = fits.compactMap { fit -> (mu: Double, variance: Double)? in
      guard case .lognormal(let mu, let sigma) = fit else { return nil }
      return (mu, sigma * sigma)
    }
    let freedom = n - 1
    Self.expect(
      parameters.map(\.mu), mean: 4,
      deviation: sigma / n.squareRoot() * (freedom / (freedom - 2)).squareRoot(), "µ")
    let scale = sigma * sigma * freedom / (freedom - 2)
    Self.expect(
      parameters.map(\.variance), mean: scale,
      deviation: scale * (2 / (freedom - 4)).squareRoot(), "σ²")
  }

  /// The mean of a gamma distribution is estimated as well as a mean is: sd ÷ √n.
  @Test func theMeanOfAGamma() {
    let means = Self.posteriors(of: .gamma(shape: 3, scale: 20), from: 400).map { log($0.mean) }
    Self.expect(
      means, mean: log(60), deviation: (3.0).squareRoot() * 20 / 60 / 20, "ln mean")
  }

  /// The asymptotic variances of maximum likelihood: 0.6079 of the shape's logarithm and 1.1087 ÷
  /// shape² of the scale's, over n.
  @Test func theParametersOfAWeibull() {
    let fits = Self.posteriors(of: .weibull(shape: 1.5, scale: 80), from: 300)
    let parameters = fits.compactMap { fit -> (shape: Double, scale: Double)? in
      guard case .weibull(let shape, let scale) = fit else { return nil }
      return (log(shape), log(scale))
    }
    Self.expect(
      parameters.map(\.shape), mean: log(1.5), deviation: (0.6079 / 300).squareRoot(), "shape")
    Self.expect(
      parameters.map(\.scale), mean: log(80), deviation: (1.1087 / 300).squareRoot() / 1.5,
      "scale")
  }

  /// The Bayesian bootstrap: the mean varies by sd ÷ √(n + 1).
  @Test func theMeanOfObservedValues() {
    let values = [1.0, 2, 2, 5, 10, 40]
    let base = Statistics.Distribution.empirical(values)
    let means = Self.posteriors(of: base, from: 6).map(\.mean)
    Self.expect(
      means, mean: 10, deviation: base.standardDeviation / 7.0.squareRoot(), "mean")
  }

  @Test func theSharesOfAMixture() {
    let base = Statistics.Distribution.mixture([
      .init(weight: 0.2, .constant(0)), .init(weight: 0.8, .constant(1)),
    ])
    // Beta(80.5, 20.5).
    let means = Self.posteriors(of: base, from: 100).map(\.mean)
    let p = 80.5 / 101
    Self.expect(means, mean: p, deviation: (p * (1 - p) / 102).squareRoot(), "share")
  }

  /// Of many data sets, fitted, the posterior holds the truth at every rank alike.
  @Test func thePosteriorIsCalibrated() {
    var stream = KeyedStream(seed: Seed(rawValue: 3))
    var ranks = [Int](repeating: 0, count: 5)
    for number in 0..<500 {
      let data = StatisticsTests.draws(
        12, of: .lognormal(mu: 1, sigma: 0.5), seed: Seed(rawValue: UInt64(number)))
      let logs = Moments(data.map { log($0) })
      let fit = Statistics.Distribution.lognormal(
        mu: logs.mean, sigma: logs.standardDeviation)
      let rank = (0..<4).count { draw in
        stream.reset(Place(attempt: UInt16(draw), replication: UInt32(number)))
        guard
          case .lognormal(let mu, _) = Statistics.Distribution.estimated(fit, from: 12)
            .redrawn(from: &stream)
        else { return false }
        return mu < 1
      }
      ranks[rank] += 1
    }
    let test = ChiSquareTest(observed: ranks, expected: [100, 100, 100, 100, 100])
    #expect(test.pValue > 0.001, "\(ranks)")
  }
}
