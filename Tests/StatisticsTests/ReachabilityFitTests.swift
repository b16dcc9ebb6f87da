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

  /// First calls at ordinary hours or bad ones, second calls at ordinary hours or good ones: as if
  /// hours were alike, people would seem to differ less than they do.
  @Test(arguments: [(0.42, 0.4), (0.2, 0.25)])
  func hoursAreTakenIntoAccount(_ mean: Double, _ correlation: Double) throws {
    var stream = KeyedStream(seed: Seed(rawValue: 5))
    var first = 0
    var tallies: [[Double]: (calls: Int, answered: Int)] = [:]
    for person in 0..<12_000 {
      stream.reset(Place(purpose: .reachability, replication: UInt32(person)))
      let p = Beta(mean: mean, correlation: correlation).sample(from: &stream)
      let shifts = [person % 2 == 0 ? 0 : -1, person % 3 == 0 ? 0 : 0.8]
      if stream.uniform() < LogOdds.shifted(p, by: shifts[0]) {
        first += 1
        continue
      }
      let isAnswered = stream.uniform() < LogOdds.shifted(p, by: shifts[1])
      tallies[shifts, default: (0, 0)].calls += 1
      tallies[shifts, default: (0, 0)].answered += isAnswered ? 1 : 0
    }
    let steps = tallies.keys.sorted { $0[0] * 10 + $0[1] < $1[0] * 10 + $1[1] }.map { shifts in
      ReachabilityFit.ShiftedStep(
        earlierShifts: [shifts[0]], shift: shifts[1], calls: tallies[shifts]?.calls ?? 0,
        answered: tallies[shifts]?.answered ?? 0)
    }
    // The mean is that of ordinary hours: half of the first calls were made in bad ones.
    let people = Reachability(mean: mean, correlation: correlation)
    let share = (mean + people.share(shiftedBy: -1)) / 2
    #expect(abs(Proportion(first, of: 12_000).zScore(expecting: share)) < 3.3)
    let plain = try #require(
      ReachabilityFit(
        first: Proportion(Int(12_000 * mean), of: 12_000),
        later: [
          .init(
            earlierCalls: 1, calls: steps.reduce(0) { $0 + $1.calls },
            answered: steps.reduce(0) { $0 + $1.answered })
        ]))
    let fit = try #require(plain.adjusted(for: steps))
    #expect(!plain.interval(confidence: 0.999).contains(correlation))
    #expect(fit.interval(confidence: 0.999).contains(correlation), "\(fit.correlation)")
    #expect(plain.correlation < fit.correlation)
    // Good hours said to be bad, and the other way round.
    let wrong = steps.map { step in
      ReachabilityFit.ShiftedStep(
        earlierShifts: step.earlierShifts.map { -$0 }, shift: -step.shift, calls: step.calls,
        answered: step.answered)
    }
    #expect(plain.adjusted(for: wrong) == nil)
  }

  /// Where no hour adds anything, nothing changes.
  @Test func withoutShiftsNothingChanges() throws {
    let (first, later) = Self.calls(3000, mean: 0.4, correlation: 0.3, atMost: 4, seed: 9)
    let fit = try #require(ReachabilityFit(first: first, later: later))
    let steps = later.map { step in
      ReachabilityFit.ShiftedStep(
        earlierShifts: [Double](repeating: 0, count: step.earlierCalls), shift: 0,
        calls: step.calls, answered: step.answered)
    }
    let same = try #require(fit.adjusted(for: steps))
    #expect(abs(same.correlation - fit.correlation) < 1e-4)
  }
}
