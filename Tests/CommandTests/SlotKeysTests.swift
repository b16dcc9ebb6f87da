import Planning
import Scenarios
import Simulating
import Testing

/// What a plan says to write into a scenario gives the slots that it planned with.
@Suite struct SlotKeysTests {
  private static func load(_ slots: String, _ overrides: [String] = []) throws -> Scenario {
    try Scenario.load(
      text: "scenario: keys\n" + slots.replacing("CALLS", with: calls),
      file: "keys.yaml", folder: ".", overrides: overrides)
  }

  private static let calls =
    "start: 2026-11-23 09:00, contacts: 9, telephony: {script: [[completed 1 min]]}"

  /// Documents, and what is to be written so that they have 9 slots instead.
  static let documents: [(text: String, overrides: [String])] = [
    ("organisation: {slots: 4}\ncampaigns: [{name: calls, CALLS}]", ["organisation.slots=9"]),
    (
      """
      organisation: {slots: 6}
      workspaces:
        - {name: north east, slots: 4, campaigns: [{name: calls, CALLS}]}
        - {name: coast, slots: 2, mode: hard, campaigns: [{name: calls, CALLS}]}
      """,
      [
        "organisation.slots=9", "workspaces.north east.slots=6", "workspaces.coast.slots=3",
      ]
    ),
    // Of what nobody owns the same share remains, and a max keeps its ratio.
    (
      """
      organisation: {slots: 6}
      workspaces:
        - {name: north, slots: 2, max: 4, campaigns: [{name: calls, slots: 2, CALLS}]}
        - {name: coast, slots: 2, campaigns: [{name: calls, CALLS}]}
      """,
      [
        "organisation.slots=9", "workspaces.north.slots=3", "workspaces.north.max=6",
        "workspaces.north.campaigns.calls.slots=3", "workspaces.coast.slots=3",
      ]
    ),
    // Who names no slots has a share, which is named then.
    (
      """
      organisation: {slots: 6}
      workspaces:
        - {name: north, slots: 2, campaigns: [{name: calls, CALLS}]}
        - {name: coast, campaigns: [{name: calls, CALLS}]}
      """,
      ["organisation.slots=9", "workspaces.north.slots=3", "workspaces.coast.slots=6"]
    ),
  ]

  @Test(arguments: documents.indices)
  func whatIsWrittenIsWhatWasPlanned(_ row: Int) throws {
    let (text, overrides) = Self.documents[row]
    let scenario = try Self.load(text)
    let planned = scenario.model.resized(to: 9, sharing: .asWritten).pools
    #expect(SlotKeys(of: scenario).overrides(for: planned) == overrides)
    #expect(try Self.load(text, overrides).model.pools == planned)
    #expect(SlotKeys(of: scenario).overrides(for: scenario.model.pools) == [])
  }

  /// Other ways to share are written with their modes; one slot for two workspaces, too.
  @Test(arguments: [SlotSharing.soft, .hard], [1, 3, 6, 11])
  func anotherWayToShareIsWrittenToo(_ sharing: SlotSharing, _ slots: Int) throws {
    let text = Self.documents[1].text
    let scenario = try Self.load(text)
    let planned = scenario.model.resized(to: slots, sharing: sharing).pools
    let overrides = SlotKeys(of: scenario).overrides(for: planned)
    if sharing == .hard, slots == 1 {
      #expect(overrides == nil, "a hard workspace without slots calls nobody")
    } else {
      #expect(try Self.load(text, try #require(overrides)).model.pools == planned)
    }
  }

  @Test func whatKeysCannotSayIsNotSaid() throws {
    let scenario = try Self.load(Self.documents[2].text)
    let hard = scenario.model.resized(to: 9, sharing: .hard).pools
    #expect(SlotKeys(of: scenario).overrides(for: hard) == nil)
  }
}
