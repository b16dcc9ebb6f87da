import Scenarios
import Scheduling
import Simulating
import Testing

@testable import Checking

/// What held a call until it started, as the scheduler says.
@Suite struct HoldTests {
  /// What is set besides, and the holds of the calls in the order of their starts.
  static let cases: [(overrides: [String], holds: [HoldRule])] = [
    ([], [.campaignStart, .campaignStart, .slots, .interval, .interval]),
    (
      ["campaigns.calls.hours.from=09:01"],
      [.hours, .hours, .slots, .interval, .hours]
    ),
    (
      ["organisation.slots=3", "campaigns.calls.starts_per_minute=1"],
      [.campaignStart, .pace, .pace, .interval, .hours]
    ),
    (
      ["organisation.slots=3", "campaigns.calls.throttle=30 s"],
      [.campaignStart, .throttle, .throttle, .interval, .interval]
    ),
    (
      ["organisation.slots=3", "organisation.starts_per_second=1"],
      [.campaignStart, .trunk, .trunk, .interval, .interval]
    ),
    (
      ["campaigns.calls.telephony.script=[[callback 1 min then 3 min, completed 1 min]]"],
      [.campaignStart, .campaignStart, .slots, .callback, .callback, .callback]
    ),
  ]

  @Test(arguments: cases.indices) func theHoldThatEnded(_ index: Int) throws {
    let (overrides, holds) = Self.cases[index]
    let scenario = try Scenario.load(
      text: Documents.scripted, file: "test.yaml", folder: ".", overrides: overrides)
    #expect(RunRecord(scenario, replication: 0).calls.map(\.hold) == holds)
  }

  /// A trace says the number of the rule that the scheduler names.
  @Test func everyHoldHasItsRule() throws {
    let now = Instant(milliseconds: 0)
    let pool = PoolID.organisation
    let holds: [Hold] = [
      .start(now), .hours(until: now), .cap(until: now), .number, .pace(until: now),
      .throttle(until: now), .trunk(until: now), .breaker(until: now), .slots, .ceiling(pool),
      .unlent(pool), .reserve(pool), .reclaim(pool), .interval(until: now), .callback(at: now),
      .pause,
    ]
    let scenario = try Documents.load(Documents.scripted)
    let call = try #require(RunRecord(scenario, replication: 0).calls.last).record
    for hold in holds {
      #expect(HoldRule(of: hold, call, campaignStart: now).rule == "R\(hold.rule)")
    }
  }

  /// R12, R13, R18: a slot was free, but not for everybody.
  @Test(arguments: [
    ("campaigns.calls.max=1", HoldRule.ceiling),
    ("organisation.inbound.reserve=1", .reserve),
  ])
  func aFreeSlotThatWasNone(override: String, hold: HoldRule) throws {
    let scenario = try Documents.load(Documents.scripted, override)
    let calls = RunRecord(scenario, replication: 0).calls
    #expect(calls.prefix(3).map(\.hold) == [.campaignStart, hold, hold])
  }

  @Test func aSlotThatIsNotLent() throws {
    let document = Documents.clinics.replacing("mode: hard", with: "lend: false")
      .replacing("contacts: 30", with: "contacts: 1")
    let record = RunRecord(try Documents.load(document), replication: 0)
    #expect(record.calls.contains { $0.hold == .unlent })
  }

  /// R14: an owner waits for the slot that it has lent, and a borrower for any.
  @Test func anOwnerIsHeldByABorrower() throws {
    let document = """
      scenario: owners
      organisation: {slots: 2}
      workspaces:
        - name: north
          slots: 1
          campaigns:
            - name: guests
              start: 2026-11-23 09:00
              contacts: 4
              order: as_listed
              telephony: {script: [[completed 10 min], [completed 2 min]]}
        - name: south
          slots: 1
          campaigns:
            - name: hosts
              start: 2026-11-23 09:01
              contacts: 1
              telephony: {script: [[completed 3 min]]}

      """
    let record = RunRecord(try Documents.load(document), replication: 0)
    func holds(_ campaign: UInt16) -> [HoldRule] {
      record.calls.filter { $0.record.campaign.rawValue == campaign }.map(\.hold)
    }
    #expect(holds(0) == [.campaignStart, .campaignStart, .slots, .slots])
    #expect(holds(1) == [.reclaim])
  }
}
