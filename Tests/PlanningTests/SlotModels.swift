import Scheduling
import Simulating
import Statistics

@testable import Planning

/// Small models whose answers are known without simulation. Time begins at 0.
enum SlotModels {
  static let start = Instant(milliseconds: 0)

  /// A call that always lasts so many seconds.
  static func fixed(_ seconds: Int64) -> TelephonyModel {
    .scripted(
      Script(lines: [[Script.Line(outcome: .completed, ring: .zero, talk: .seconds(seconds))]]))
  }

  /// A call that lasts 10 s or, with this probability, 20 s.
  static func short(orLongWith probability: Double) -> TelephonyModel {
    func row(_ outcome: Outcome, _ share: Double, _ seconds: Double) -> IndependentOutcomes.Row {
      IndependentOutcomes.Row(
        outcome: outcome, probability: share, ring: .constant(0), talk: .constant(seconds))
    }
    return .independent(
      IndependentOutcomes(rows: [
        row(.completed, 1 - probability, 10), row(.declined, probability, 20),
      ]))
  }

  /// One list of contacts on so many slots.
  static func list(
    of contacts: Int, slots: Int = 1, _ telephony: TelephonyModel, retry: RetryPolicy? = nil,
    windows: CallingWindows = .always, pace: Pace? = nil, trunk: Pace? = nil,
    max: Int? = nil, end: Instant? = nil
  ) -> Model {
    Model(
      pools: [
        PoolSpec(parent: nil, kind: .organisation, allotment: .hard(slots)),
        PoolSpec(parent: .organisation, kind: .workspace, allotment: .soft(slots, max: nil)),
        PoolSpec(
          parent: PoolID(rawValue: 1), kind: .campaign, allotment: .unallotted(max: max)),
      ], trunk: trunk,
      campaigns: [
        CampaignModel(
          campaign: Campaign(
            pool: PoolID(rawValue: 2), start: start, end: end,
            retry: retry ?? RetryPolicy(maxAttempts: 1), windows: [windows], pace: pace),
          streamKey: StreamKey("campaign/a"), taskCount: contacts, telephony: telephony)
      ], start: start, horizon: .day)
  }

  /// Workspaces with a list each: how many slots are their own, how many contacts they have.
  static func workspaces(
    _ workspaces: [(slots: Int, contacts: Int)], slots: Int? = nil, hard: Bool = false,
    _ telephony: TelephonyModel = fixed(60)
  ) -> Model {
    var pools = [
      PoolSpec(
        parent: nil, kind: .organisation,
        allotment: .hard(slots ?? workspaces.reduce(0) { $0 + $1.slots }))
    ]
    var campaigns: [CampaignModel] = []
    for (place, workspace) in workspaces.enumerated() {
      let own: Allotment = hard ? .hard(workspace.slots) : .soft(workspace.slots, max: nil)
      pools.append(PoolSpec(parent: .organisation, kind: .workspace, allotment: own))
      let pool = PoolID(rawValue: UInt16(pools.count))
      pools.append(
        PoolSpec(
          parent: PoolID(rawValue: pool.rawValue - 1), kind: .campaign,
          allotment: .unallotted(max: nil)))
      campaigns.append(
        CampaignModel(
          campaign: Campaign(pool: pool, start: start, retry: RetryPolicy(maxAttempts: 1)),
          streamKey: StreamKey("campaign/\(place)"), taskCount: workspace.contacts,
          telephony: telephony))
    }
    return Model(pools: pools, campaigns: campaigns, start: start, horizon: .day)
  }
}

extension Instant {
  /// A day after the beginning.
  static let day = Instant(milliseconds: 86_400_000)
  /// So many seconds after the beginning.
  static func at(seconds: Int64) -> Instant { Instant(milliseconds: seconds * 1000) }
}

extension Planner {
  /// The plan for a deadline in seconds.
  static func plan(
    _ model: Model, by seconds: Int64, probability: Double = 0.95, slots: Int? = nil,
    seed: UInt64 = 1, stopping: StoppingRule = StoppingRule(), threads: Int = 2
  ) async -> Plan {
    await Planner(
      model: model,
      question: PlanQuestion(
        deadline: .at(seconds: seconds), probability: probability, givenSlots: slots,
        seed: Seed(rawValue: seed), stopping: stopping),
      threads: threads
    ).plan(observer: NoPlanObserver())
  }
}
