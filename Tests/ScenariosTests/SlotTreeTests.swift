import Scenarios
import Scheduling
import Simulating
import Testing

/// Slots as they are written and as the scheduler sees them (R12 … R19).
@Suite struct SlotTreeTests {
  @Test func everyKindOfPool() throws {
    let scenario = try ScenarioTests.load("everything.yaml")
    #expect(
      scenario.directory.pools == [
        "Harbour Clinics", "north", "north/api", "north/campaigns", "north/reminders",
        "north/survey", "central", "central/table", "central/scripted", "south", "south/leads",
      ])
    let pools = scenario.model.pools
    #expect(
      pools.map(\.allotment) == [
        .hard(42), .soft(20, max: 30), .soft(5, max: nil), .soft(10, max: nil), .hard(5), .hard(2),
        .hard(10), .unallotted(max: 4), .unallotted(max: nil), .soft(12, max: nil),
        .unallotted(max: nil),
      ])
    #expect(pools.map { $0.parent?.rawValue } == [nil, 0, 1, 1, 3, 3, 0, 6, 6, 0, 9])
    #expect(pools[0].inboundReserve == InboundReserve(slots: 2, meaning: .ceiling))
    #expect(pools.map(\.lends) == [true, false] + Array(repeating: true, count: 9))
    #expect(scenario.model.campaigns.map(\.campaign.pool.rawValue) == [4, 5, 7, 8, 10])
  }

  /// Largest remainder, ties to API calls, and everything adds up (R17).
  @Test(arguments: [
    ("50 %", "50 %", 5, [3, 2]), ("33 %", "67 %", 10, [3, 7]),
    ("10 %", "20 %", 7, [1, 1]), ("0 %", "100 %", 7, [7]), ("40 %", "0 %", 10, [4]),
    ("100 %", "0 %", 10, []),
  ])
  func percentSplits(_ api: String, _ campaigns: String, _ slots: Int, _ parts: [Int]) throws {
    let text = """
      scenario: split
      organisation: {slots: \(slots)}
      workspaces:
        - name: a
          slots: \(slots)
          api_share: \(api)
          campaign_share: \(campaigns)
          campaigns:
            - {name: b, start: 2026-11-23 09:00, contacts: 1, telephony: survey}
      """
    let scenario = try Scenario.load(text: text, file: "split.yaml", folder: ".")
    let split = scenario.model.pools.filter { $0.kind == .api || $0.kind == .campaigns }
    #expect(split.map(\.allotment) == parts.map { .soft($0, max: nil) })
  }

  /// Nobody owns, so that all borrow, strictly by priority (R15).
  @Test func campaignsMayOwnNothing() throws {
    let text = """
      scenario: none
      organisation: {slots: 10}
      campaigns:
        - {name: a, slots: 0, start: 2026-11-23 09:00, contacts: 1, telephony: survey}
        - {name: b, slots: 0, max: 4, start: 2026-11-23 09:00, contacts: 1, telephony: survey}
      """
    let scenario = try Scenario.load(text: text, file: "none.yaml", folder: ".")
    let campaigns = scenario.model.pools.filter { $0.kind == .campaign }
    #expect(campaigns.map(\.allotment) == [.soft(0, max: nil), .soft(0, max: 4)])
  }

  @Test func workspacesWithoutSlotsShareWhatIsLeft() throws {
    let text = """
      scenario: rest
      organisation: {slots: 10}
      workspaces:
        - name: a
          slots: 3
          campaigns:
            - &c {name: x, start: 2026-11-23 09:00, contacts: 1, telephony: survey}
        - {name: b, campaigns: [*c]}
        - {name: c, max: 5, campaigns: [*c]}
      """
    let scenario = try Scenario.load(text: text, file: "rest.yaml", folder: ".")
    let workspaces = scenario.model.pools.filter { $0.kind == .workspace }
    #expect(
      workspaces.map(\.allotment) == [.soft(3, max: nil), .soft(4, max: nil), .soft(3, max: 5)])
  }
}
