import Foundation
import Statistics
import Testing

/// How much people differ, from who is reached at later calls, where hours differ too.
@Suite struct ReachabilityByHourTests {
  /// Calls to people until they answer, by groups of hours.
  private struct Calls {
    var first: [Proportion]
    var steps: [ReachabilityFit.HourStep]

    /// - Parameters:
    ///   - effects: what each group of hours adds.
    ///   - firstGroups: the groups of first calls, in turn.
    ///   - laterGroups: those of later calls.
    init(
      _ count: Int, _ people: Beta, effects: [Double], firstGroups: [Int], laterGroups: [Int],
      seed: UInt64
    ) {
      var stream = KeyedStream(seed: Seed(rawValue: seed))
      var tallies: [[Int]: (calls: Int, answered: Int)] = [:]
      for person in 0..<count {
        stream.reset(Place(purpose: .reachability, replication: UInt32(person)))
        let p = people.sample(from: &stream)
        var groups: [Int] = []
        for call in 0..<3 {
          let choices = call == 0 ? firstGroups : laterGroups
          groups.append(choices[Int(stream.uniform() * Double(choices.count))])
          let isAnswered = stream.uniform() < LogOdds.shifted(p, by: effects[groups[call]])
          tallies[groups, default: (0, 0)].calls += 1
          tallies[groups, default: (0, 0)].answered += isAnswered ? 1 : 0
          if isAnswered { break }
        }
      }
      first = effects.indices.map { group in
        let tally = tallies[[group]] ?? (0, 0)
        return Proportion(tally.answered, of: tally.calls)
      }
      steps = tallies.keys.filter { $0.count > 1 }.sorted { $0.lexicographicallyPrecedes($1) }.map {
        ReachabilityFit.HourStep(
          earlierGroups: $0.dropLast(), group: $0.last ?? 0, calls: tallies[$0]?.calls ?? 0,
          answered: tallies[$0]?.answered ?? 0)
      }
    }

    /// The fit as if hours were alike.
    var alike: ReachabilityFit? {
      ReachabilityFit(
        first: Proportion(
          first.reduce(0) { $0 + $1.successes }, of: first.reduce(0) { $0 + $1.trials }),
        later: steps.map {
          .init(earlierCalls: $0.earlierGroups.count, calls: $0.calls, answered: $0.answered)
        })
    }
  }

  /// Bad hours, ordinary ones and good ones.
  private static let effects = [-0.7, 0, 0.7]

  /// The groups of first calls, and of later ones; whether people seem more different than they
  /// are if nobody looks at hours, or less.
  static let hours: [(first: [Int], later: [Int], seems: Double)] = [
    ([0, 1, 2], [0, 1, 2], 0), ([0, 0, 0, 1, 2], [2, 2, 1], -1), ([2, 2, 2, 1, 0], [0, 0, 1], 1),
  ]

  /// Whatever the hours of first calls and of later ones, the truth is found again, in an interval
  /// that is narrow enough to be of use; without hours it is not.
  @Test(arguments: hours.indices, [0.4, 0.15])
  func theTruthIsFoundAgain(_ row: Int, _ correlation: Double) throws {
    let (firstGroups, laterGroups, seems) = Self.hours[row]
    let calls = Calls(
      12_000, Beta(mean: 0.4, correlation: correlation), effects: Self.effects,
      firstGroups: firstGroups, laterGroups: laterGroups, seed: 11)
    let alike = try #require(calls.alike)
    let fit = try #require(alike.adjusted(for: calls.steps, in: calls.first))
    let interval = fit.interval(confidence: 0.999)
    #expect(interval.contains(correlation) && interval.contains(fit.correlation), "\(interval)")
    #expect(interval.upperBound - interval.lowerBound < 0.25, "\(interval)")
    if seems != 0 {
      #expect(!alike.interval(confidence: 0.999).contains(correlation))
      #expect((alike.correlation - fit.correlation) * seems > 0)
    }
  }

  /// Intervals of 80 % hold the truth four times in five, though later calls are in other hours.
  @Test(arguments: hours.indices) func intervalsHoldAsOftenAsTheySay(_ row: Int) throws {
    let repeats = 40
    let held = (0..<repeats).count { number in
      let calls = Calls(
        1500, Beta(mean: 0.4, correlation: 0.4), effects: Self.effects,
        firstGroups: Self.hours[row].first, laterGroups: Self.hours[row].later,
        seed: UInt64(100 + number))
      return calls.alike?.adjusted(for: calls.steps, in: calls.first)?.interval(confidence: 0.8)
        .contains(0.4) ?? false
    }
    #expect(abs(Proportion(held, of: repeats).zScore(expecting: 0.8)) < zLimit, "\(held)")
  }

  /// Good hours said to be bad, and the other way round, contradict later calls; luck does not.
  @Test func onlyAContradictionIsOne() throws {
    let people = Beta(mean: 0.4, correlation: 0.3)
    let calls = Calls(
      6000, people, effects: Self.effects, firstGroups: [0, 1, 2], laterGroups: [0, 1, 2], seed: 3)
    let alike = try #require(calls.alike)
    #expect(alike.adjusted(for: calls.steps, in: calls.first) != nil)
    #expect(alike.adjusted(for: calls.steps, in: calls.first.reversed()) == nil)
    // Hours that hardly differ, told from few calls; and later calls where first ones are few.
    let unequal = [-0.53, -0.15, 0, 0.15, 0.3, 0.45, 0.6, 0.75]
    let mostlyLate = [0, 0, 0, 1, 2, 3] + (0..<20).map { 4 + $0 % 4 }
    for (effects, firstGroups, laterGroups) in [
      ([-0.2, -0.1, 0, 0.1, 0.2], Array(0..<5), Array(0..<5)), (unequal, mostlyLate, [0]),
    ] {
      let accused = (0..<20).count { number in
        let calls = Calls(
          3000, Beta(mean: 0.4, correlation: 0.4), effects: effects, firstGroups: firstGroups,
          laterGroups: laterGroups,
          seed: UInt64(200 + number))
        return calls.alike?.adjusted(for: calls.steps, in: calls.first) == nil
      }
      #expect(accused == 0, "\(accused)")
    }
  }

  /// Where hours are alike, nothing changes; nor does it where nothing is known of them.
  @Test func withoutEffectsNothingChanges() throws {
    let calls = Calls(
      4000, Beta(mean: 0.4, correlation: 0.3), effects: [0], firstGroups: [0], laterGroups: [0],
      seed: 9)
    let alike = try #require(calls.alike)
    let same = try #require(alike.adjusted(for: calls.steps, in: calls.first))
    #expect(abs(same.correlation - alike.correlation) < 1e-4)
    let (one, other) = (alike.interval(confidence: 0.95), same.interval(confidence: 0.95))
    #expect(abs(one.lowerBound - other.lowerBound) < 0.015, "\(one), \(other)")
    #expect(abs(one.upperBound - other.upperBound) < 0.015, "\(one), \(other)")
    let unknown = calls.steps.map {
      ReachabilityFit.HourStep(
        earlierGroups: $0.earlierGroups.map { _ in 1 }, group: $0.group, calls: $0.calls,
        answered: $0.answered)
    }
    let less = try #require(alike.adjusted(for: unknown, in: calls.first))
    #expect(abs(less.correlation - alike.correlation) < 1e-4)
  }
}
