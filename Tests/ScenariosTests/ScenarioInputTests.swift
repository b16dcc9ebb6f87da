import Testing

@testable import Scenarios

/// What went into a scenario, and who said so.
@Suite struct ScenarioInputTests {
  private static func inputs(_ overrides: [String] = []) throws -> [ScenarioInput] {
    try Scenario.load(
      text: """
        scenario: two-teams
        organisation: {slots: 4}
        workspaces:
          - name: north
            slots: 3
            campaigns:
              - {name: calls, start: 2026-11-23 09:00, contacts: 5, telephony: survey}
        """, file: "two-teams.yaml", folder: ".", overrides: overrides
    ).inputs
  }

  private static func input(_ path: String, in inputs: [ScenarioInput]) -> ScenarioInput? {
    inputs.first { $0.path == path }
  }

  @Test func aValueIsNamedByItsKeysAndItsLine() throws {
    let inputs = try Self.inputs()
    #expect(
      Self.input("workspaces.north.slots", in: inputs)
        == ScenarioInput(path: "workspaces.north.slots", value: "3", origin: .line(5)))
    #expect(Self.input("organisation.slots", in: inputs)?.origin == .line(2))
  }

  @Test func anOverrideSaysSo() throws {
    let inputs = try Self.inputs(["organisation.slots=6"])
    #expect(
      Self.input("organisation.slots", in: inputs)
        == ScenarioInput(
          path: "organisation.slots", value: "6", origin: .override("organisation.slots=6")))
  }

  @Test func whatNobodySaidIsADefault() throws {
    let inputs = try Self.inputs()
    let seed = try #require(Self.input("seed", in: inputs))
    #expect(seed == ScenarioInput(path: "seed", value: "1", origin: .default))
    #expect(try Self.input("seed", in: Self.inputs(["seed=9"]))?.value == "9")
    // What was chosen comes first.
    let places = inputs.map { $0.origin == .default }
    #expect(places == places.sorted { !$0 && $1 })
  }

  @Test func whatHoldsByDefaultIsNamedAsWhatIsWritten() throws {
    let inputs = try Self.inputs()
    #expect(Self.input("workspaces.north.lend", in: inputs)?.origin == .default)
    #expect(Self.input("workspaces.north.campaigns.calls.lend", in: inputs)?.origin == .default)
    #expect(inputs.allSatisfy { !$0.path.contains("[") })
  }

  /// What is written, a default that it leaves as it is, and whether that is listed.
  static let alternatives: [(written: String, key: String, holds: Bool)] = [
    ("retry.outcomes=[busy]", "retry.max_attempts", true),
    ("retry.retries=2", "retry.max_attempts", false),
    ("retry.max_attempts=3", "retry.max_attempts", false),
  ]

  @Test(arguments: alternatives)
  func whatIsSaidInOtherWordsIsNoDefault(
    _ row: (written: String, key: String, holds: Bool)
  ) throws {
    let campaign = "workspaces.north.campaigns.calls."
    let inputs = try Self.inputs([
      campaign + row.written, campaign + "retry.interval=1 h",
    ])
    let isListed = inputs.contains { $0.path == campaign + row.key && $0.origin == .default }
    #expect(isListed == row.holds)
  }

  @Test(arguments: [
    ("deadline={at: 2026-11-27 18:00, probability: 90 %}", false),
    ("deadline=2026-11-27 18:00", true),
  ])
  func theProbabilityHoldsByDefaultUnlessTheDeadlineHasOne(_ written: String, _ holds: Bool) throws
  {
    let inputs = try Self.inputs([written])
    #expect((Self.input("probability", in: inputs)?.value == "95 %") == holds)
  }

  static let texts: [(text: String, isNumber: Bool)] = [
    ("+1 555 010 0199", true), ("+442079460000", true), ("(020) 7946-0000", true),
    ("0207 946 0000", true), ("2026-11-27", false), ("2026-11-27 18:00", false), ("42", false),
    ("50000", false), ("34%", false), ("09:00-20:00", false), ("1.5", false), ("north", false),
    ("", false),
  ]

  @Test(arguments: texts)
  func telephoneNumbersAreHidden(_ row: (text: String, isNumber: Bool)) {
    #expect(ScenarioInput.isTelephoneNumber(row.text) == row.isNumber)
  }
}
