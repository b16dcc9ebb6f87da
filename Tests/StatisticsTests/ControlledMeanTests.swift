import Foundation
import Statistics
import Testing

/// Means of which controls take out the luck that they tell.
@Suite("Control variates")
struct ControlledMeanTests {
  private static let wave = (0..<120).map { sin(1.7 * Double($0)) }
  private static let teeth = (0..<120).map { Double(($0 * $0 * 7919) % 101) / 101 - 0.5 }

  /// Against `numpy.linalg.lstsq` and the covariance s²(X'X)⁻¹ (NumPy 2.4.6).
  @Test("the line and its error are those of a least-squares fit")
  func reference() throws {
    let first = Self.wave.map { 3 * $0 + 0.1 }
    let values = (0..<120).map { (place: Int) -> Double in
      let line: Double = 10 + 2 * first[place] - 4 * Self.teeth[place]
      return line + cos(2.3 * Double(place))
    }
    let fit = try #require(ControlledMean(values, controls: [first, Self.teeth]))
    #expect(abs(fit.mean - 10.000277205093742) < 1e-9)
    #expect(abs(fit.standardError - 0.06537159956973454) < 1e-9)
    #expect(fit.controls == 2 && fit.count == 120)
    // Student's 0.975 with 117 degrees of freedom is 1.98045.
    let estimate = fit.estimate(confidence: 0.95)
    #expect(abs(estimate.halfWidth / fit.standardError - 1.98045) < 1e-5)
    #expect(estimate.count == 120 && estimate.mean == fit.mean)
  }

  @Test("what a control tells completely is taken out completely")
  func exact() throws {
    let values = Self.wave.map { 3 - 7 * $0 }
    let fit = try #require(ControlledMean(values, controls: [Self.wave]))
    #expect(abs(fit.mean - 3) < 1e-12 && fit.standardError < 1e-12)
  }

  @Test("two controls that say the same are one, and one that never varies is none")
  func redundant() throws {
    let values = zip(Self.wave, Self.teeth).map { 5 + $0 + $1 }
    let alone = try #require(ControlledMean(values, controls: [Self.wave]))
    let twice = try #require(ControlledMean(values, controls: [Self.wave, Self.wave]))
    #expect(abs(alone.mean - twice.mean) < 1e-12)
    #expect(twice.controls == 1)
    let ratio = alone.standardError / twice.standardError
    #expect(abs(ratio - 1) < 1e-4)
    let constant = [Double](repeating: 0, count: 120)
    #expect(ControlledMean(values, controls: [constant, Self.wave]) == alone)
  }

  @Test("too few numbers, numbers that are alike, and a mean that cannot be: no estimate")
  func refused() {
    let few = Array(Self.wave.prefix(99))
    #expect(ControlledMean(few, controls: [few.map { $0 * 2 }]) == nil)
    #expect(ControlledMean([Double](repeating: 1, count: 120), controls: [Self.wave]) == nil)
    #expect(ControlledMean(Self.teeth, controls: []) == nil)
    let many = (0..<7).map { shift in Self.wave.map { $0 * Double(shift + 1) } }
    #expect(ControlledMean(Self.teeth, controls: many) == nil, "20 numbers for each control")
    #expect(ControlledMean(Self.teeth, controls: Array(many.prefix(6))) != nil)
    #expect(
      ControlledMean(Self.teeth, controls: [Self.wave.map { $0 + 1 }]) == nil,
      "its mean is not the known one")
  }

  /// Exponential controls, a response that bends, and noise: skewed as workloads are.
  @Test("nominal 90 % intervals hold the mean in 87 to 93 % of samples of a hundred")
  func coverage() {
    var stream = KeyedStream(seed: Seed(rawValue: 3))
    var samplers = SamplerTable()
    let weight = samplers.add(.exponential(mean: 1))
    var (held, narrower) = (0, 0.0)
    let samples = 1000
    for sample in 0..<samples {
      stream.reset(
        StreamKey("control"), entity: UInt32(sample), attempt: 0, purpose: .outcome, replication: 0)
      var (controls, values): ([[Double]], [Double]) = ([[], []], [])
      for _ in 0..<100 {
        let (x, y) = (
          samplers.sample(weight, from: &stream), samplers.sample(weight, from: &stream)
        )
        controls[0].append(x - 1)
        controls[1].append(y - 1)
        // Its mean is 2 · 1 − 1 + 0.1 · 2 + 1 = 2.2.
        values.append(2 * x - y + 0.1 * x * x + samplers.sample(weight, from: &stream))
      }
      guard let fit = ControlledMean(values, controls: controls) else { continue }
      let (controlled, plain) = (
        fit.estimate(confidence: 0.9), Moments(values).estimate(confidence: 0.9)
      )
      held += controlled.contains(2.2) ? 1 : 0
      narrower += plain.halfWidth / controlled.halfWidth
    }
    #expect((870...930).contains(held), "\(held) of \(samples)")
    #expect(narrower / Double(samples) > 1.8)
  }

  @Test("what it is worth: the variance of independent means over its own")
  func worth() throws {
    let first = Self.wave
    let second = zip(Self.wave, Self.teeth).map { 1 + 2 * $0 + $1 }
    let pairs = PairedDifference(first: first, second: second)
    let fit = try #require(
      ControlledMean(zip(first, second).map { $1 - $0 }, controls: [Self.wave]))
    let factor = fit.varianceReductionFactor(against: pairs)
    let independent = (pairs.first.variance + pairs.second.variance) / 120
    #expect(abs(factor - independent / (fit.standardError * fit.standardError)) < 1e-9 * factor)
    #expect(factor > 2 * pairs.varianceReductionFactor)
    let known = try #require(ControlledMean(first, controls: [Self.wave]))
    #expect(known.varianceReductionFactor(against: pairs) > 1e20)
  }
}
