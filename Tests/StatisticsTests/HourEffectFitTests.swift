import Foundation
import Statistics
import Testing

/// How much the hour matters, from first calls in groups of hours.
@Suite struct HourEffectFitTests {
  /// Groups of calls to people each of whom has the effect of the group.
  private static func groups(
    _ effects: [Double], calls: Int, _ people: Beta, seed: UInt64
  ) -> [Proportion] {
    var stream = KeyedStream(seed: Seed(rawValue: seed))
    return effects.enumerated().map { group, effect in
      let answered = (0..<calls).count { call in
        stream.reset(
          Place(purpose: .reachability, replication: UInt32(group * calls + call)))
        let p = LogOdds.shifted(people.sample(from: &stream), by: effect)
        return stream.uniform() < p
      }
      return Proportion(answered, of: calls)
    }
  }

  /// The effects of people, not the smaller ones of shares, come out within their errors.
  @Test(arguments: [(0.42, 0.45), (0.1, 0.25), (0.5, 0)])
  func effectsAreFoundAgain(_ mean: Double, _ correlation: Double) throws {
    let effects = [-0.6, -0.2, 0.1, 0.7]
    let groups = Self.groups(
      effects, calls: 4000, Beta(mean: mean, correlation: max(correlation, 0.0001)), seed: 5)
    let all = Double(groups.reduce(0) { $0 + $1.successes }) / 16_000
    let people = Reachability(mean: all, correlation: correlation)
    let fit = try #require(HourEffectFit(groups, among: people))
    #expect(fit.test.pValue < 1e-6 && fit.test.degreesOfFreedom == 3)
    let shift = try #require(fit.groups.first).effect - effects[0]
    for (group, effect) in zip(fit.groups, effects) {
      #expect(abs(group.effect - shift - effect) < 3.3 * 1.4 * group.standardError, "\(group)")
    }
    // The share of all calls is that of the people.
    let share = fit.groups.reduce(0) { $0 + people.share(shiftedBy: $1.effect) / 4 }
    #expect(abs(share - all) < 1e-6)
  }

  /// Groups that differ by luck alone have one effect, none, in all but some of a hundred logs.
  @Test func luckIsNoEffect() throws {
    let beta = Beta(mean: 0.4, correlation: 0.3)
    var refused = 0
    for seed in 1...60 {
      let groups = Self.groups([0, 0, 0, 0, 0], calls: 300, beta, seed: UInt64(seed))
      let all = Double(groups.reduce(0) { $0 + $1.successes }) / 1500
      let fit = try #require(
        HourEffectFit(groups, among: Reachability(mean: all, correlation: 0.3)))
      refused += fit.test.pValue < 0.05 ? 1 : 0
      #expect(fit.deviation < 0.45)
      if fit.deviation == 0 { #expect(fit.groups.allSatisfy { abs($0.effect) < 1e-6 }) }
    }
    // 5 % of 60 are 3.
    #expect(refused <= 9, "\(refused)")
  }

  /// Thin groups are drawn towards the others, thick ones hardly.
  @Test func noiseIsTakenOut() throws {
    let groups = [
      Proportion(400, of: 1000), Proportion(9000, of: 20_000), Proportion(30, of: 50),
      Proportion(5000, of: 10_000),
    ]
    let people = Reachability(mean: 14_430 / 31_050, correlation: 0)
    let fit = try #require(HourEffectFit(groups, among: people))
    func raw(_ group: Proportion) -> Double { log(group.value / (1 - group.value)) }
    let level = raw(Proportion(14_430, of: 31_050))
    let ratios = zip(fit.groups, groups).map { $0.effect / (raw($1) - level) }
    #expect(ratios[2] < 0.6 && ratios[0] > 0.7 && ratios[0] < 1.05, "\(ratios)")
    #expect(ratios[3] > 0.8 && fit.deviation > 0.05, "\(ratios), \(fit.deviation)")
  }

  /// Calls outside all groups, which the mean of the people has and the groups have not, move no
  /// effect: each group, thick as they are, gives its own share back.
  @Test(arguments: [0.2, 0.3, 0.45])
  func everyGroupGivesItsShareBack(_ mean: Double) throws {
    let groups = [Proportion(6000, of: 20_000), Proportion(9000, of: 20_000)]
    let people = Reachability(mean: mean, correlation: 0.4)
    let fit = try #require(HourEffectFit(groups, among: people))
    for group in fit.groups {
      #expect(abs(people.share(shiftedBy: group.effect) - group.answered.value) < 0.001)
    }
  }

  @Test func oneGroupOrNoAnswersTellNothing() {
    let people = Reachability(mean: 0.4, correlation: 0.3)
    #expect(HourEffectFit([Proportion(40, of: 100)], among: people) == nil)
    #expect(HourEffectFit([Proportion(40, of: 100), Proportion(0, of: 9)], among: people) == nil)
    #expect(HourEffectFit([Proportion(40, of: 100), Proportion(9, of: 9)], among: people) == nil)
  }
}
