import Foundation
import Statistics
import Testing

/// Quantiles of lengths against those of a distribution.
@Suite struct QuantileComparisonTests {
  typealias Distribution = Statistics.Distribution

  private static let levels = QuantileComparison.levels

  /// The quantiles of lengths at the levels.
  private static func quantiles(_ seconds: [Double]) -> [Double] {
    let known = Quantiles(seconds)
    return levels.compactMap(known.quantile)
  }

  @Test func theLevelsRiseFromOneToNinetyNinePercent() {
    #expect(Self.levels.count == 21 && Self.levels == Self.levels.sorted())
    #expect(Self.levels.first == 0.01 && Self.levels[10] == 0.5 && Self.levels.last == 0.99)
  }

  /// By formula; of the gamma distribution by a table of χ², which is gamma with scale 2.
  @Test(
    arguments: [
      (.exponential(mean: 10), 0.5, 6.931_471_806),
      (.weibull(shape: 2, scale: 10), 0.99, 21.459_660),
      (.lognormal(mu: 2, sigma: 0.5), 0.5, 7.389_056_1),
      // χ² with 4 degrees of freedom: 0.711, 3.357, 9.488, 13.277.
      (.gamma(shape: 2, scale: 2), 0.05, 0.710_723), (.gamma(shape: 2, scale: 2), 0.5, 3.356_694),
      (.gamma(shape: 2, scale: 2), 0.95, 9.487_729), (.gamma(shape: 2, scale: 2), 0.99, 13.276_704),
      // Half of them 1 s and half of them uniform from 2 s to 4 s.
      (
        .mixture([.init(weight: 1, .constant(1)), .init(weight: 1, .uniform(from: 2, to: 4))]),
        0.75, 3
      ),
    ] as [(Distribution, Double, Double)])
  func everyFamilyHasQuantiles(_ row: (family: Distribution, level: Double, known: Double)) {
    #expect(abs(row.family.lengthQuantile(row.level) - row.known) < 1e-5 * row.known)
  }

  /// Of one length, the band holds 95 % of the distribution; of ten, the longest lies below x with
  /// probability F(x)¹⁰, and the shortest above it with (1 − F(x))¹⁰.
  @Test func theBandIsThatOfOrderStatistics() {
    let mean = 10.0
    func inverse(_ u: Double) -> Double { -mean * log(1 - u) }
    func band(_ count: Int, unit: Double = 1e-9) -> [ClosedRange<Double>] {
      QuantileComparison(
        .exponential(mean: mean), observed: Self.levels.map { _ in 5 }, count: count,
        unitSeconds: unit
      ).points.map(\.band)
    }
    func expect(_ band: ClosedRange<Double>, _ low: Double, _ high: Double) {
      #expect(abs(band.lowerBound - low) < 1e-6 && abs(band.upperBound - high) < 1e-6, "\(band)")
    }
    for range in band(1) { expect(range, inverse(0.025), inverse(0.975)) }
    expect(band(10)[20], inverse(pow(0.025, 0.1)), inverse(pow(0.975, 0.1)))
    expect(band(10)[0], inverse(1 - pow(0.975, 0.1)), inverse(1 - pow(0.025, 0.1)))
    // Whole minutes stand for half a minute to either side, and nothing is shorter than 0 s.
    expect(band(10, unit: 60)[20], 0, inverse(pow(0.975, 0.1)) + 30)
    // Ever more calls leave ever less to luck.
    for (few, many) in zip(band(100), band(10_000)) {
      let widths = [few, many].map { $0.upperBound - $0.lowerBound }
      #expect(widths[1] < widths[0] * 0.2, "\(widths)")
    }
  }

  /// Lengths of the distribution itself, whole or rounded: a point lies outside in 5 % of samples,
  /// or seldomer where they are rounded.
  @Test(arguments: [1e-6, 1.0])
  func luckIsWithinTheBand(_ unit: Double) {
    let truth = Distribution.lognormal(mu: 3, sigma: 0.6)
    var outside = [Int](repeating: 0, count: Self.levels.count)
    let samples = 400
    for sample in 0..<samples {
      var stream = KeyedStream(seed: Seed(rawValue: 77))
      let seconds = (0..<60).map { number -> Double in
        stream.reset(
          Place(entity: UInt32(number), purpose: .talk, replication: UInt32(sample)))
        return (truth.sample(from: &stream) / unit).rounded() * unit
      }
      let points = QuantileComparison(
        truth, observed: Self.quantiles(seconds), count: seconds.count, unitSeconds: unit
      ).points
      for (place, point) in points.enumerated() where point.isOutside { outside[place] += 1 }
    }
    for (level, count) in zip(Self.levels, outside) {
      let interval = Proportion(count, of: samples).clopperPearsonInterval(confidence: 0.9999)
      #expect(interval.lowerBound < 0.05, "p\(level * 100): \(count) of \(samples)")
      if unit < 1 { #expect(interval.upperBound > 0.05, "p\(level * 100): \(count)") }
    }
  }

  /// The band of the median of n uniform lengths is 1/2 ± 1.96 · √(1/4n) for many.
  @Test(arguments: [10_000, 100_000, 100_001, 1_000_000, 30_000_000, 1_000_000_000])
  func manyLengthsHaveABandToo(_ count: Int) {
    let points = QuantileComparison(
      .uniform(from: 0, to: 1), observed: Self.levels, count: count, unitSeconds: 1e-12
    ).points
    let half = 1.959_964 * (0.25 / Double(count)).squareRoot()
    for (end, sign) in [(points[10].band.lowerBound, -1.0), (points[10].band.upperBound, 1)] {
      #expect(abs((end - 0.5) * sign / half - 1) < 0.02, "\(count): \(points[10].band)")
    }
    #expect(points.allSatisfy { !$0.isOutside })
  }

  /// What rounding explains is no error; tails are left aside.
  @Test func theWorstPointIsToldApartFromRounding() {
    let uniform = Distribution.uniform(from: 0, to: 100)
    var seconds = Self.levels.map { $0 * 100 }
    seconds[0] = 0
    seconds[20] = 190
    seconds[6] += 0.5
    seconds[10] = 40
    let comparison = QuantileComparison(uniform, observed: seconds, count: 100, unitSeconds: 1)
    #expect(comparison.worst.level == 0.5 && comparison.worst.fitted == 50)
    #expect(comparison.worst.error == 9.5 / 40)
    #expect(comparison.points[6].error < 1e-12)
    #expect(comparison.points[20].isOutside)
  }
}
