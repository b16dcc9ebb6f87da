import Scheduling
import Simulating
import Statistics

/// Small models whose every call is written down.
enum ScriptedModels {
  static let start = Instant(milliseconds: 0)

  static func line(
    _ outcome: Outcome, _ seconds: Int64, callbackAfter: TimeSpan? = nil
  ) -> Script.Line {
    Script.Line(
      outcome: outcome, ring: .seconds(1), talk: .seconds(seconds - 1),
      callbackAfter: callbackAfter)
  }

  static func campaign(
    pool: UInt16, tasks: Int, lines: [[Script.Line]],
    retry: RetryPolicy = RetryPolicy(maxAttempts: 1),
    end: Instant? = nil
  ) -> CampaignModel {
    CampaignModel(
      campaign: Campaign(pool: PoolID(rawValue: pool), start: start, end: end, retry: retry),
      streamKey: StreamKey("campaign/\(pool)"), taskCount: tasks,
      telephony: .scripted(Script(lines: lines)))
  }

  /// One workspace that owns every slot, and one campaign.
  static func single(
    slots: Int, tasks: Int, lines: [[Script.Line]],
    retry: RetryPolicy = RetryPolicy(maxAttempts: 1),
    end: Instant? = nil, horizon: Instant = start + .hours(240)
  ) -> Model {
    Model(
      pools: [
        PoolSpec(parent: nil, kind: .organisation, allotment: .hard(slots)),
        PoolSpec(parent: .organisation, kind: .workspace, allotment: .hard(slots)),
        PoolSpec(parent: PoolID(rawValue: 1), kind: .campaign, allotment: .unallotted(max: nil)),
      ],
      campaigns: [campaign(pool: 2, tasks: tasks, lines: lines, retry: retry, end: end)],
      start: start, horizon: horizon)
  }

  static func summary(of model: Model) -> Summary? {
    simulate(model, seed: Seed(rawValue: 1), replication: 0)
  }
}
