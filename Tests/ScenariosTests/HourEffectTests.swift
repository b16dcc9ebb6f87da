import Foundation
import Scenarios
import Scheduling
import Simulating
import Statistics
import Testing

/// How the hour of the week matters, as it is written.
@Suite struct HourEffectTests {
  private static func people(_ text: String) throws -> PeopleProfile {
    let scenario = try ScenarioTests.load("minimal.yaml", "campaigns.calls.telephony=\(text)")
    guard case .people(let profile) = scenario.model.campaigns[0].telephony else {
      throw PeopleExpected()
    }
    return profile
  }

  struct PeopleExpected: Error {}

  /// Hours that are named have their factor, as an addition to the log-odds; all others have none.
  @Test func factorsAreReadHourByHour() throws {
    let effect = try Self.people(
      "{based_on: survey, hour_effect: {Mon-Fri 09:00-12:00: 0.8, Sat: 1.1, Sun 23:00-01:00: 2}}"
    ).hourEffect
    #expect(effect.count == 168)
    for (hour, addition) in effect.enumerated() {
      let (day, time) = (hour / 24, hour % 24)
      let factor =
        hour == 167 || hour == 0 ? 2 : day == 5 ? 1.1 : day < 5 && (9..<12).contains(time) ? 0.8 : 1
      #expect(abs(addition - log(factor)) < 1e-12, "hour \(hour)")
    }
  }

  /// A factor multiplies the odds of everybody, in the hour in which the call is made.
  @Test func aFactorMultipliesOdds() throws {
    let scenario = try ScenarioTests.load(
      "minimal.yaml",
      """
      campaigns.calls.telephony={based_on: survey, human: 0.4, correlation: 0, invalid: 0, \
      human_taken_for_machine: 0, machine_taken_for_human: 0, hour_effect: {09:00-12:00: 1.5}}
      """, "campaigns.calls.contacts=4000", "campaigns.calls.start=2026-11-23 09:00",
      "campaigns.calls.retry={max_attempts: 1}", "organisation.slots=4000")
    var answered = 0
    _ = simulate(scenario.model, seed: Seed(rawValue: 4), replication: 0) { call in
      answered += [.completed, .callback, .declined].contains(call.outcome) ? 1 : 0
    }
    // Odds of 0.4 / 0.6 · 1.5 = 1.
    #expect(abs(Proportion(answered, of: 4000).zScore(expecting: 0.5)) < 3.3, "\(answered)")
  }

  /// What was counted is drawn, what was not is known; `human` and correlation tell how well.
  @Test func countedFactorsAreUncertain() throws {
    let profile = try Self.people(
      """
      {based_on: survey, human: 0.4, correlation: 0.3, observed: 2000, \
      hour_effect: {09:00-12:00: {factor: 0.8, observed: 900}, 17:00-18:00: {factor: 1.2}, Sat \
      18:00-19:00: 1}}
      """)
    let group = try #require(profile.hourEvidence?.groups.first)
    #expect(profile.hourEvidence?.groups.count == 1)
    #expect(group.calls == 900 && group.hours.count == 21 && group.hours.prefix(2) == [9, 10])
    // The share moves by less than its log-odds where people differ: 1 / (1 − ρ) as much is needed.
    let alike = 1 / (900 * 0.4 * 0.6).squareRoot()
    #expect(abs(group.standardError / (alike / 0.7) - 1) < 0.05, "\(group.standardError)")
    #expect(abs(profile.hourEffect[17] - log(1.2)) < 1e-12)
    #expect(try Self.people("{based_on: survey, hour_effect: {Sat: 2}}").hourEvidence == nil)
  }

  /// Figures at the end of what numbers can hold are drawn, or known, but no trap; a run is one.
  @Test(
    arguments: [
      "human: 0.3, correlation: 0.9999999999999999", "human: 1e-10, correlation: 0.0067",
      "human: 1e-320, correlation: 0.5", "human: 0.99999999999, correlation: 0.0067",
    ])
  func extremePeopleAreNoTrap(figures: String) throws {
    let scenario = try ScenarioTests.load(
      "minimal.yaml",
      "campaigns.calls.telephony={based_on: survey, \(figures), observed: 50, "
        + "hour_effect: {Mon 09:00-10:00: {factor: 1.5, observed: 5}}}")
    let drawn = scenario.model.drawn(seed: Seed(rawValue: 1), draw: 0)
    guard case .people(let people) = drawn.campaigns[0].telephony else { throw PeopleExpected() }
    #expect(people.hourEffect.allSatisfy { $0.isFinite })
    #expect(simulate(scenario.model, seed: Seed(rawValue: 1), replication: 0) != nil)
  }

  /// Every world has hours of its own, and campaigns that share a profile share them.
  @Test func worldsDiffer() throws {
    let scenario = try ScenarioTests.load(
      "minimal.yaml",
      "campaigns.calls.telephony={based_on: survey, hour_effect: {Sat: {factor: 2, observed: 99}}}")
    let model = scenario.model
    #expect(model.uncertainFigures.map(\.part) == [.hours] && model.isUncertain)
    func saturday(_ model: Model) -> Double {
      guard case .people(let people) = model.campaigns[0].telephony else { return .nan }
      #expect(people.hourEvidence == nil && people.hourEffect[96] == 0)
      return people.hourEffect[120]
    }
    let draws = (0..<3).map { saturday(model.drawn(seed: Seed(rawValue: 1), draw: $0)) }
    #expect(Set(draws).count == 3 && !draws.contains(log(2)))
    #expect(saturday(model.asKnown) == log(2))
  }

  /// Words replace what a profile was built on, with its counts.
  @Test(arguments: [
    ("none", []), ("us_mobile", nil), ("{Sat: 1}", [Double](repeating: 0, count: 168)),
  ])
  func anEffectIsReplaced(text: String, effect: [Double]?) throws {
    let scenario = try ScenarioTests.load(
      "minimal.yaml",
      "telephony={one: {based_on: survey, hour_effect: {Sun: {factor: 3, observed: 9}}}}",
      "campaigns.calls.telephony={based_on: one, hour_effect: \(text)}")
    guard case .people(let people) = scenario.model.campaigns[0].telephony else {
      throw PeopleExpected()
    }
    #expect(people.hourEvidence == nil)
    #expect(try people.hourEffect == effect ?? Self.people("survey").hourEffect)
  }

  /// A word has no hours in it, but a mapping can take its place; the hint is what works.
  @Test(arguments: [
    ("Sat", "1.5", "{Sat: 1.5}"), ("Mon 09:00-12:00", "0.8", "{Mon 09:00-12:00: 0.8}"),
    ("Sat.factor", "1.5", "{Sat: {factor: 1.5}}"),
  ])
  func aWordHasNoFactor(path: String, value: String, whole: String) throws {
    let key = "campaigns.calls.telephony.hour_effect"
    let error = #expect(throws: ScenarioError.self) {
      try ScenarioTests.load(
        "minimal.yaml", "campaigns.calls.telephony={based_on: survey, hour_effect: us_mobile}",
        "\(key).\(path)=\(value)")
    }
    let hint = "\(key)=\(whole)"
    let text = error?.description ?? ""
    #expect(text.contains("in it; set all of it: \(hint)"), "\(text)")
    #expect(try Self.people("{based_on: survey, hour_effect: \(whole)}").hourEffect.count == 168)
  }

  /// `--set` reaches a single factor.
  @Test func aFactorCanBeSet() throws {
    let scenario = try ScenarioTests.load(
      "minimal.yaml", "telephony={one: {based_on: survey, hour_effect: {Mon 09:00-12:00: 3}}}",
      "campaigns.calls.telephony=one", "telephony.one.hour_effect.Mon 09:00-12:00=2",
      "telephony.one.hour_effect.Sat=0.5")
    guard case .people(let people) = scenario.model.campaigns[0].telephony else {
      throw PeopleExpected()
    }
    #expect(people.hourEffect[9] == log(2) && people.hourEffect[125] == log(0.5))
    #expect(
      scenario.inputs.contains {
        $0.path == "telephony.one.hour_effect.Mon 09:00-12:00" && $0.value == "2"
      })
  }
}
