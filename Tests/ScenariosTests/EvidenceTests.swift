import Scenarios
import Simulating
import Statistics
import Testing

/// How well figures are known, as it is written.
@Suite struct EvidenceTests {
  private static func telephony(_ text: String) throws -> TelephonyModel {
    try ScenarioTests.load("minimal.yaml", "campaigns.calls.telephony=\(text)")
      .model.campaigns[0].telephony
  }

  private static func table(_ text: String, talk: String = "60 s") throws -> IndependentOutcomes {
    let outcomes =
      "outcomes: {completed: {probability: 0.4, ring: 5 s, talk: \(talk)}, "
      + "no_answer: {probability: 0.6, ring: 30 s}}"
    guard case .independent(let table) = try telephony("{\(outcomes)\(text)}") else {
      throw TableExpected()
    }
    return table
  }

  struct TableExpected: Error {}

  @Test func withoutObservedFiguresAreKnown() throws {
    #expect(try Self.table("").evidence.calls == nil)
    #expect(try !ScenarioTests.load("minimal.yaml").model.isUncertain)
  }

  @Test func sharesHaveCalls() throws {
    #expect(try Self.table(", observed: 1000").evidence.calls == 1000)
    // 0.4 · 0.6 ÷ 0.02²
    let calls = try #require(try Self.table(", standard_error: 2 %").evidence.calls)
    #expect(abs(calls - 600) < 1e-9)
    guard case .people(let people) = try Self.telephony("{based_on: survey, observed: 350}") else {
      throw TableExpected()
    }
    #expect(people.evidence.calls == 350)
  }

  @Test func lengthsHaveObservations() throws {
    let talk = try Self.table("", talk: "{exponential: {mean: 60 s}, observed: 40, after: 5 s}")
      .rows[0].talk
    #expect(talk == .estimated(.exponential(mean: 60), from: 40).shifted(by: 5))
    // An exponential's standard deviation is its mean: (60 ÷ 6)².
    let other = try Self.table(
      "", talk: "{exponential: {mean: 60 s}, standard_error: 6 s}"
    ).rows[0].talk
    #expect(other == .estimated(.exponential(mean: 60), from: 100))
  }

  /// Campaigns that name one profile share its evidence, and so do profiles that are built on it,
  /// as long as they keep its shares: those were counted in the same calls.
  @Test(arguments: [
    ("{based_on: own}", 300.0), ("{based_on: own, correlation: 0.2, talk: 4 min}", 300),
    ("{based_on: own, human: 0.4}", nil), ("{based_on: own, not_human: {busy: 1}}", nil),
    ("{based_on: own, human: 0.4, observed: 50}", 50),
  ])
  func evidenceGoesWithTheShares(_ other: String, _ calls: Double?) throws {
    let text = """
      scenario: named
      organisation: {slots: 4}
      campaigns:
        - {name: a, start: 2026-11-23 09:00, hours: default, contacts: 5, telephony: own}
        - {name: b, start: 2026-11-23 09:00, hours: default, contacts: 5, telephony: own}
        - {name: c, start: 2026-11-23 09:00, hours: default, contacts: 5, telephony: other}
      telephony:
        own: {based_on: survey, observed: 300}
        other: \(other)
      """
    let scenario = try Scenario.load(text: text, file: "named.yaml", folder: ".")
    let evidence = scenario.model.campaigns.map { campaign -> Evidence in
      guard case .people(let people) = campaign.telephony else { return .none }
      return people.evidence
    }
    #expect(evidence[0] == evidence[1] && evidence[0].calls == 300)
    #expect(evidence[2].calls == calls)
    #expect((evidence[2].key == evidence[0].key) == (calls == 300))
  }
}
