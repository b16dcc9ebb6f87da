import Foundation
import Statistics
import Testing

/// How much people differ, from who is reached at later calls.
@Suite struct ReachabilityFitTests {
  /// People drawn from a Beta distribution and called until they answer, at most so often.
  private static func calls(
    _ people: Int, mean: Double, correlation: Double, atMost: Int, seed: UInt64
  ) -> (first: Proportion, later: [ReachabilityFit.Step]) {
    var stream = KeyedStream(seed: Seed(rawValue: seed))
    var steps = (1..<atMost).map { ReachabilityFit.Step(earlierCalls: $0, calls: 0, answered: 0) }
    var first = 0
    for person in 0..<people {
      stream.reset(Place(purpose: .reachability, replication: UInt32(person)))
      let p = Beta(mean: mean, correlation: correlation).sample(from: &stream)
      for call in 0..<atMost {
        let isAnswered = stream.uniform() < p
        if call == 0 {
          first += isAnswered ? 1 : 0
        } else {
          steps[call - 1].calls += 1
          steps[call - 1].answered += isAnswered ? 1 : 0
        }
        if isAnswered { break }
      }
    }
    return (Proportion(first, of: people), steps)
  }

  /// 99.9 % intervals hold the truth, and are narrow enough to be of use.
  @Test(arguments: [(0.52, 0.45, 3), (0.08, 0.25, 5), (0.23, 0.35, 5), (0.435, 0.6, 2)])
  func theTruthIsFoundAgain(_ mean: Double, _ correlation: Double, _ atMost: Int) throws {
    let (first, later) = Self.calls(
      8000, mean: mean, correlation: correlation, atMost: atMost, seed: 3)
    let fit = try #require(ReachabilityFit(first: first, later: later))
    let interval = fit.interval(confidence: 0.999)
    #expect(interval.contains(correlation), "\(fit.correlation), \(interval)")
    #expect(interval.contains(fit.correlation))
    #expect(interval.upperBound - interval.lowerBound < 0.4, "\(interval)")
  }

  /// Intervals of 80 % hold the truth four times in five.
  @Test func intervalsHoldAsOftenAsTheySay() throws {
    let repeats = 100
    let held = (0..<repeats).count { number in
      let (first, later) = Self.calls(
        400, mean: 0.4, correlation: 0.4, atMost: 2, seed: UInt64(100 + number))
      return ReachabilityFit(first: first, later: later)?.interval(confidence: 0.8)
        .contains(0.4) ?? false
    }
    #expect(abs(Proportion(held, of: repeats).zScore(expecting: 0.8)) < zLimit, "\(held)")
  }

  /// With one step the best s solves m·s / (s + 1) = the share that is answered.
  @Test func oneStepHasAClosedForm() throws {
    let fit = try #require(
      ReachabilityFit(
        first: Proportion(400, of: 1000),
        later: [.init(earlierCalls: 1, calls: 600, answered: 150)]))
    // 0.4·s / (s + 1) = 0.25: s = 5/3, ρ = 3/8.
    #expect(abs(fit.correlation - 0.375) < 1e-6)
  }

  /// Where later calls are answered as often as first ones, or more, people are all alike.
  @Test func whereNothingFallsNobodyDiffers() throws {
    let fit = try #require(
      ReachabilityFit(
        first: Proportion(400, of: 1000),
        later: [.init(earlierCalls: 1, calls: 600, answered: 300)]))
    #expect(fit.correlation == 0 && fit.interval(confidence: 0.95).lowerBound == 0)
    // Nobody who was missed is ever reached: as far as correlations go.
    let never = try #require(
      ReachabilityFit(
        first: Proportion(400, of: 1000), later: [.init(earlierCalls: 1, calls: 600, answered: 0)]))
    #expect(never.correlation > 0.98)
  }

  @Test func whatCannotBeToldIsNotTold() {
    let later = [ReachabilityFit.Step(earlierCalls: 1, calls: 5, answered: 2)]
    #expect(ReachabilityFit(first: Proportion(0, of: 10), later: later) == nil)
    #expect(ReachabilityFit(first: Proportion(10, of: 10), later: later) == nil)
    #expect(ReachabilityFit(first: Proportion(5, of: 10), later: []) == nil)
  }
}
