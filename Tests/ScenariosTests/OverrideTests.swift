import Scenarios
import Scheduling
import Simulating
import Statistics
import Testing

/// `--set path=value`: what it reaches, and what it says when it does not.
@Suite struct OverrideTests {
  static let document = """
    scenario: harbour
    organisation: {slots: 42}
    workspaces:
      - name: north
        slots: 20
        campaigns:
          - name: reminders
            start: 2026-11-23 09:00
            contacts: 5
            telephony: reminder-b2c
          - name: survey
            start: 2026-11-23 09:00
            contacts: 5
            telephony: survey
            retry: {retries: 1, interval: 30 min}
    """

  func load(_ overrides: String...) throws -> Scenario {
    try Scenario.load(
      text: Self.document, file: "harbour.yaml", folder: ".", overrides: overrides)
  }

  @Test func aValueIsReplaced() throws {
    #expect(try load("organisation.slots=50").model.pools[0].allotment == .hard(50))
  }

  @Test(arguments: ["workspaces.north.slots=10", "workspaces[0].slots=10", "workspaces.0.slots=10"])
  func anElementIsFoundByNameAndByPlace(_ override: String) throws {
    #expect(try load(override).model.pools[1].allotment == .soft(10, max: nil))
  }

  @Test(arguments: [
    "workspaces[0].campaigns[1].retry.interval=\"2 h\"",
    "workspaces.north.campaigns.survey.retry.interval=2 h",
  ])
  func aDeepValueIsReplaced(_ override: String) throws {
    let retry = try load(override).model.campaigns[1].campaign.retry
    let verdict = retry.verdict(
      after: .noAnswer, used: 1, callbacks: 0, faults: 0, hasRequestedTime: false)
    #expect(verdict == .retry(after: .hours(2)))
  }

  @Test func aKeyThatIsNotThereIsAdded() throws {
    let scenario = try load("seed=7", "organisation.inbound.reserve=3")
    #expect(scenario.seed.rawValue == 7)
    #expect(scenario.model.pools[0].inboundReserve == InboundReserve(slots: 3))
  }

  @Test func theLastOneWins() throws {
    #expect(try load("seed=7", "seed=8").seed.rawValue == 8)
  }

  /// A bare deadline or number of contacts is short for an object with one key.
  @Test func aKeyIsAddedBesideAShortForm() throws {
    let scenario = try load(
      "deadline=2026-11-24 18:00", "deadline.probability=80 %",
      "workspaces.north.campaigns.survey.contacts.count=7")
    #expect(scenario.probability == 0.8)
    #expect(scenario.model.campaigns[1].taskCount == 7)
    let later = try load("deadline=2026-11-24 18:00", "deadline.at=2026-11-25 18:00")
    #expect(try later.deadline == load("deadline=2026-11-25 18:00").deadline)
  }

  /// A name stands for the object that is based on it.
  @Test(arguments: [
    ["telephony={based_on: reminder-b2c, human: 0.31}"], ["telephony.human=0.31"],
    ["telephony.human=0.2", "telephony.human=0.31"],
  ])
  func aProfileIsChanged(_ overrides: [String]) throws {
    let path = "workspaces.north.campaigns[0]."
    let scenario = try Scenario.load(
      text: Self.document, file: "harbour.yaml", folder: ".", overrides: overrides.map { path + $0 }
    )
    #expect(try humans(scenario) == [0.31, humans(load())[1]])
  }

  @Test("* names every element of a list")
  func everyElement() throws {
    #expect(try humans(load("workspaces.*.campaigns.*.telephony.human=0.31")) == [0.31, 0.31])
    #expect(try humans(load("workspaces[0].campaigns.*.telephony.human=0.4")) == [0.4, 0.4])
    let text = """
      scenario: two
      organisation: {slots: 9}
      workspaces:
        - {name: a, campaigns: [{name: x, start: 2026-11-23 09:00, contacts: 5, telephony: survey}]}
        - {name: c, campaigns: [{name: x, start: 2026-11-23 09:00, contacts: 5, telephony: survey}]}
      """
    let scenario = try Scenario.load(
      text: text, file: "two.yaml", folder: ".",
      overrides: ["workspaces.*.slots=2", "workspaces.*.campaigns.*.max=1"])
    #expect(
      scenario.model.pools.filter { $0.kind == .workspace }.map(\.allotment)
        == [.soft(2, max: nil), .soft(2, max: nil)])
    #expect(
      scenario.model.pools.filter { $0.kind == .campaign }.map(\.allotment)
        == [.unallotted(max: 1), .unallotted(max: 1)])
  }

  private func humans(_ scenario: Scenario) throws -> [Double] {
    try scenario.model.campaigns.map { campaign in
      guard case .people(let profile) = campaign.telephony else {
        throw CancellationError()
      }
      return profile.humanMean
    }
  }

  @Test func aWholeObjectCanBeGiven() throws {
    let retry = try load(
      "workspaces.north.campaigns.reminders.retry={retries: 2, interval: 1 h}"
    ).model.campaigns[0].campaign.retry
    #expect(retry.maxAttempts == 3)
  }

  @Test func aStarInWhatIsNotThere() throws {
    let text = """
      scenario: flat
      organisation: {slots: 2}
      campaigns: [{name: calls, start: 2026-11-23 09:00, contacts: 5, telephony: survey}]
      """
    let error = #expect(throws: ScenarioError.self) {
      try Scenario.load(
        text: text, file: "flat.yaml", folder: ".", overrides: ["workspaces.*.slots=2"])
    }
    #expect(error?.description.contains("this scenario has no workspaces") ?? false)
  }

  @Test func campaignsWithoutWorkspacesAreAtTheTop() throws {
    let text = """
      scenario: flat
      organisation: {slots: 2}
      campaigns: [{name: calls, start: 2026-11-23 09:00, contacts: 5, telephony: survey}]
      """
    let error = #expect(throws: ScenarioError.self) {
      try Scenario.load(
        text: text, file: "flat.yaml", folder: ".",
        overrides: ["workspaces.main.campaigns.calls.max=2"])
    }
    #expect(error?.description.contains("did you mean campaigns.calls.max?") ?? false)
  }

  @Test(arguments: [
    ("seed", "--set seed: expected path=value, such as organisation.slots=50"),
    ("=3", "--set =3: expected path=value, such as organisation.slots=50"),
    (
      "organisation..slots=3",
      "--set organisation..slots=3: the path \"organisation..slots\" has an empty part"
    ),
    (
      "organisatoin.slots=50",
      "--set organisatoin.slots=50: organisatoin: unknown key; did you mean \"organisation\"?"
    ),
    (
      "organisation.slot=50",
      "--set organisation.slot=50: organisation.slot: unknown key; did you mean \"slots\"?"
    ),
    (
      "workspaces.nort.slots=10",
      "--set workspaces.nort.slots=10: workspaces: has no element named \"nort\"; "
        + "did you mean \"north\"?"
    ),
    (
      "workspaces[3].slots=10",
      "--set workspaces[3].slots=10: workspaces: has no element [3]; the last one is [0]"
    ),
    (
      "seed.x=1",
      "--set seed.x=1: seed: expected a whole number of at least 0, found a mapping"
    ),
    (
      "organisation.slots.x=1",
      "--set organisation.slots.x=1: organisation.slots: is 42, so there is no \"x\" in it"
    ),
    (
      "workspaces.north.campaigns[0].telephony.humans=0.31",
      "--set workspaces.north.campaigns[0].telephony.humans=0.31: "
        + "workspaces[0].campaigns[0].telephony.humans: unknown key; did you mean \"human\"?"
    ),
    (
      "workspaces.*.slotz=3",
      "--set workspaces.*.slotz=3: workspaces[0].slotz: unknown key; did you mean \"slots\"?"
    ),
    (
      "workspaces.*.campaign.*.max=3",
      "--set workspaces.*.campaign.*.max=3: workspaces: nothing here is named by "
        + "\"workspaces.*.campaign.*.max\"; * stands for every element of a list, as in "
        + "workspaces.*.slots"
    ),
    (
      "organisation.*=3",
      "--set organisation.*=3: organisation: nothing here is named by \"organisation.*\"; "
        + "* stands for every element of a list, as in workspaces.*.slots"
    ),
    (
      "campaigns.*.max=2",
      "--set campaigns.*.max=2: campaigns: the campaigns of this scenario stand elsewhere; "
        + "did you mean workspaces.*.campaigns.*.max?"
    ),
    (
      "organisation.slots=0",
      "--set organisation.slots=0: organisation.slots: "
        + "expected a whole number from 1 to 1 million, found 0"
    ),
    (
      "campaigns.survey.retry.retries=2",
      "--set campaigns.survey.retry.retries=2: campaigns: the campaigns of this scenario stand "
        + "elsewhere; did you mean workspaces.north.campaigns.survey.retry.retries?"
    ),
    (
      "campaigns.surveys.max=2",
      "--set campaigns.surveys.max=2: campaigns: the campaigns of this scenario stand "
        + "elsewhere; did you mean workspaces.<its workspace>.campaigns.surveys.max?"
    ),
    (
      "deadline.at=Tue 18:00",
      "--set deadline.at=Tue 18:00: deadline.at: expected a date and a time of day such as "
        + "\"2026-11-23 09:00\", found \"Tue 18:00\""
    ),
    (
      "organisation.slots=[1",
      "--set organisation.slots=[1: while parsing a flow sequence (begun in line 1): "
        + "did not find expected ',' or ']'"
    ),
  ])
  func aMistakeNamesTheOverride(_ override: String, message: String) {
    let error = #expect(throws: ScenarioError.self) { try load(override) }
    #expect(error?.description == message)
  }

  /// Names and keys of parts, written as if they stood at the top.
  static let misplaced: [(override: String, meant: String)] = [
    ("slots=50", "organisation.slots or workspaces.north.slots or "),
    ("api_share=50 %", "workspaces.north.api_share?"),
    ("north.mode=hard", "workspaces.north.mode?"),
    ("survey.retry.retries=2", "workspaces.north.campaigns.survey.retry.retries?"),
    ("max_attempts=3", "workspaces.north.campaigns.reminders.retry.max_attempts or "),
    ("concurrency=50", "organisation.slots or workspaces.north.slots or "),
    ("answer_rate=0.4", "workspaces.north.campaigns.reminders.telephony.human or "),
    (
      "hours=default",
      "workspaces.north.campaigns.reminders.hours or workspaces.north.campaigns.survey.hours?"
    ),
  ]

  @Test(arguments: misplaced)
  func whereAKeyStandsIsTold(_ row: (override: String, meant: String)) {
    let error = #expect(throws: ScenarioError.self) { try load(row.override) }
    let says = "there is no such key at the top of a scenario; did you mean \(row.meant)"
    #expect(error?.description.contains(says) == true, "\(error?.description ?? "")")
  }

  @Test func mistakesOfFileAndOverridesAreReportedTogether() {
    let text = Self.document.replacing("slots: 20", with: "slots: none")
    let error = #expect(throws: ScenarioError.self) {
      try Scenario.load(
        text: text, file: "harbour.yaml", folder: ".", overrides: ["seed=x", "replications=0"])
    }
    #expect(
      error?.problems.map(\.file) == ["harbour.yaml", "--set seed=x", "--set replications=0"])
    #expect(error?.problems.map(\.line) == [5, nil, nil])
  }
}
