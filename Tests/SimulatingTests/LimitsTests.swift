import Scheduling
import Statistics
import Testing

@testable import Simulating

/// Worlds at the edge of what integers hold, and worlds in which nothing happens.
struct LimitsTests {
  /// One slot, one campaign whose calls all end alike.
  static func model(
    tasks: Int, outcome: Outcome = .completed, talk: Statistics.Distribution = .constant(60),
    days: Int64 = 1, horizon: Instant? = nil
  ) -> Model {
    let start = Instant(milliseconds: 0)
    let end = start + .hours(24 * days)
    let campaign = Campaign(
      pool: PoolID(rawValue: 1), start: start + .hours(1), end: end,
      retry: RetryPolicy(maxAttempts: 1))
    let row = IndependentOutcomes.Row(
      outcome: outcome, probability: 1, ring: .constant(1), talk: talk)
    return Model(
      pools: [
        PoolSpec(parent: nil, kind: .organisation, allotment: .hard(1)),
        PoolSpec(parent: .organisation, kind: .campaign, allotment: .hard(1)),
      ],
      campaigns: [
        CampaignModel(
          campaign: campaign, streamKey: StreamKey("limits"), taskCount: tasks,
          telephony: .independent(IndependentOutcomes(rows: [row])))
      ],
      start: start, horizon: horizon ?? end + .hours(24))
  }

  @Test("Times that no integer holds count as a hundred years")
  func enormousTimes() {
    #expect(Fate.milliseconds(-3) == 0)
    #expect(Fate.milliseconds(1.2345) == 1235)
    #expect(Fate.milliseconds(1e300) == 100 * 366 * 86_400_000)
    #expect(Fate.milliseconds(.infinity) == 100 * 366 * 86_400_000)
    let wild = Self.model(tasks: 50, talk: .lognormal(mu: 0, sigma: 300))
    #expect(simulate(wild, seed: Seed(rawValue: 1), replication: 0) != nil)
  }

  @Test("R21: a provider that is down for three years does not end the scheduler")
  func endlessFaults() throws {
    let model = Self.model(tasks: 1, outcome: .systemFault, days: 3 * 366)
    var last: UInt16 = 0
    let summary = try #require(
      simulate(model, seed: Seed(rawValue: 1), replication: 0) { last = $0.attempt })
    #expect(summary.campaigns[0].attempts > 65_535)
    #expect(last == 65_535)
    #expect(summary.campaigns[0].closed[Int(Disposition.archived.rawValue)] == 1)
  }

  @Test("R35: a campaign without tasks is completed when it starts")
  func noTasks() throws {
    let model = Self.model(tasks: 0)
    let summary = try #require(simulate(model, seed: Seed(rawValue: 1), replication: 0))
    #expect(summary.campaigns[0].exhaustedAt == model.campaigns[0].campaign.start)
    #expect(summary.campaigns[0].resolved95At == summary.campaigns[0].exhaustedAt)
    #expect(summary.campaigns[0].attempts == 0)
  }

  @Test(
    "A run ends when nothing is left to happen, even without a horizon", .timeLimit(.minutes(1)))
  func withoutHorizon() throws {
    let model = Self.model(tasks: 3, horizon: .distantFuture)
    let summary = try #require(simulate(model, seed: Seed(rawValue: 1), replication: 0))
    #expect(summary.campaigns[0].reached == 3)
  }
}
