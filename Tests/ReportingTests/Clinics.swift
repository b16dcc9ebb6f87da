import Calendars
import Planning
import Scheduling
import Simulating
import Statistics

@testable import Reporting

/// A clinic group of two workspaces and three campaigns, with results written down by rule.
enum Clinics {
  /// Monday 2026-11-23 09:00 in London.
  static let start = Instant(milliseconds: 1_795_424_400_000)
  static let friday6pm = start + .hours(4 * 24 + 9)
  static let names = ["north/reminders", "north/recalls", "coast/surveys, \"2026\""]

  static func model(end: Instant? = nil) -> Model {
    func pool(_ parent: UInt16?, _ kind: PoolKind, _ allotment: Allotment) -> PoolSpec {
      PoolSpec(parent: parent.map { PoolID(rawValue: $0) }, kind: kind, allotment: allotment)
    }
    let leaves: [UInt16] = [3, 4, 5]
    return Model(
      pools: [
        pool(nil, .organisation, .hard(42)), pool(0, .workspace, .soft(30, max: nil)),
        pool(0, .workspace, .hard(12)), pool(1, .campaign, .soft(10, max: nil)),
        pool(1, .campaign, .unallotted(max: nil)), pool(2, .campaign, .unallotted(max: nil)),
      ],
      campaigns: leaves.map { leaf in
        CampaignModel(
          campaign: Campaign(
            pool: PoolID(rawValue: leaf), start: start, end: end,
            retry: RetryPolicy(maxAttempts: 3)),
          streamKey: StreamKey("\(leaf)"), taskCount: 1000 * Int(leaf),
          telephony: .scripted(Script(lines: [[.init(outcome: .busy, ring: .seconds(5))]])))
      },
      start: start, horizon: start + .hours(366 * 24))
  }

  /// Replication `number` finishes its last campaign `number` half hours after Thursday noon;
  /// from `cutOff` on, the last campaign leaves tasks undone.
  static func summary(_ number: Int, cutOff: Int = .max) -> Summary {
    let base = start + .hours(3 * 24 + 3)
    let campaigns = (0..<3).map { index in
      var campaign = CampaignSummary(tasks: 1000 * (index + 3))
      let isCut = index == 2 && number >= cutOff
      campaign.closed = [600 * (index + 3), 400 * (index + 3) - (isCut ? 300 : 0), 0, 0, 0, 0, 0]
      campaign.reached = 550 * (index + 3) + number
      campaign.attemptsByOutcome[0] = 550 * (index + 3) + number
      campaign.attemptsByOutcome[2] = 900 * (index + 3)
      campaign.attemptsByOutcome[16] = 50 * (index + 3)
      campaign.busyMs = 3_600_000
      campaign.firstStart = start
      let end = base + .minutes(Int64(30 * number - 60 * (2 - index)))
      campaign.resolved95At = end + .minutes(-50)
      campaign.resolved99At = isCut ? nil : end + .minutes(-10)
      campaign.exhaustedAt = isCut ? nil : end
      return campaign
    }
    let pools = (0..<6).map { index in
      var pool = PoolSummary()
      pool.availableMs = 1_000_000 * Int64(6 - index)
      pool.busyMs = (800_000 + Int64(number) * 1000) * Int64(6 - index)
      pool.borrowedMs = index == 3 ? 40_000 : 0
      pool.peak = 42 - 6 * index
      pool.reclaims = index == 1 ? 2 : 0
      pool.reclaimMs = index == 1 ? 30_000 : 0
      pool.longestReclaimMs = index == 1 ? 20_000 + Int64(number) : 0
      return pool
    }
    return Summary(
      replication: number, campaigns: campaigns, pools: pools,
      lastCallEnd: campaigns[2].exhaustedAt ?? start, digest: UInt64(number) &* 0x9e37_79b9)
  }

  static func report(
    runs: Int = 100, deadline: Instant? = friday6pm, goal: Double? = 0.95, cutOff: Int = .max,
    notes: [String] = []
  ) throws -> Report {
    let clock = try ZoneClock(named: "Europe/London", from: start, to: start + .hours(9000))
    var outcomes = Outcome.builtIn.map(\.name)
    outcomes += (outcomes.count..<Outcome.limit).map { "custom_\($0)" }
    outcomes[16] = "wrong_person"
    return Report(
      stamp: RunStamp(
        scenario: "harbour-clinics",
        scenarioHash: "6ae922f4aabbccddeeff00112233445566778899aabbccddeeff001122334455",
        seed: 41, replications: runs, version: "0.1.0", zoneDataVersion: "2025b"),
      forecast: Forecast(
        of: (0..<runs).map { summary($0, cutOff: cutOff) }, model: model(), deadline: deadline),
      clock: clock, start: start, goal: goal,
      campaigns: [
        CampaignLabel(workspace: "north", name: "reminders", clock: clock),
        CampaignLabel(workspace: "north", name: "recalls", clock: clock),
        CampaignLabel(workspace: "coast", name: "surveys, \"2026\"", clock: clock),
      ],
      pools: [
        PoolLabel(path: ["Harbour Clinics"], kind: .organisation, allotment: .hard(42)),
        PoolLabel(
          path: ["Harbour Clinics", "north"], kind: .workspace, allotment: .soft(30, max: nil)),
        PoolLabel(path: ["Harbour Clinics", "coast"], kind: .workspace, allotment: .hard(12)),
        PoolLabel(
          path: ["Harbour Clinics", "north", "reminders"], kind: .campaign,
          allotment: .soft(10, max: nil)),
        PoolLabel(
          path: ["Harbour Clinics", "north", "recalls"], kind: .campaign,
          allotment: .unallotted(max: nil)),
        PoolLabel(
          path: ["Harbour Clinics", "coast", "surveys, \"2026\""], kind: .campaign,
          allotment: .unallotted(max: nil)),
      ],
      outcomeNames: outcomes, notes: notes)
  }
}
