import Planning
import Scheduling
import Simulating
import Statistics
import Testing

/// What many runs say of those who come one by one, and that no deadline waits for them.
@Suite struct StreamForecastTests {
  private static func campaign(_ kind: CampaignKind, pool: UInt16, tasks: Int) -> CampaignModel {
    CampaignModel(
      campaign: Campaign(
        pool: PoolID(rawValue: pool), kind: kind, start: Instant(milliseconds: 0),
        retry: RetryPolicy(maxAttempts: 1)), streamKey: StreamKey("\(kind)"), taskCount: tasks,
      telephony: .scripted(
        Script(lines: [[.init(outcome: .completed, ring: .seconds(1))]])))
  }

  private static let model = Model(
    pools: [
      PoolSpec(parent: nil, kind: .organisation, allotment: .hard(4)),
      PoolSpec(parent: .organisation, kind: .campaign, allotment: .unallotted(max: nil)),
      PoolSpec(parent: .organisation, kind: .inbound, allotment: .unallotted(max: nil)),
    ],
    campaigns: [
      campaign(.batch, pool: 1, tasks: 10), campaign(.realtime, pool: 1, tasks: 0),
      campaign(.inbound, pool: 2, tasks: 0),
    ], start: Instant(milliseconds: 0), horizon: Instant(milliseconds: 1_000_000))

  private static func summary(_ replication: Int, came: Int, blocked: Int) -> Summary {
    var list = CampaignSummary(tasks: 10)
    list.closed[Int(Disposition.completed.rawValue)] = 10
    list.exhaustedAt = Instant(milliseconds: 1000)
    var leads = CampaignSummary(tasks: came)
    for place in 0..<came - 1 { leads.waits.add(Int64(place)) }
    leads.closed[Int(Disposition.expired.rawValue)] = 1
    var inbound = CampaignSummary(tasks: 20)
    inbound.closed[Int(Disposition.blocked.rawValue)] = blocked
    for _ in 0..<20 - blocked { inbound.waits.add(0) }
    return Summary(
      replication: replication, campaigns: [list, leads, inbound],
      pools: [PoolSummary(), PoolSummary(), PoolSummary()],
      lastCallEnd: Instant(milliseconds: 5000), digest: 1)
  }

  private static let forecast = Forecast(
    of: [summary(0, came: 50, blocked: 1), summary(1, came: 100, blocked: 5)], model: model,
    deadline: Instant(milliseconds: 2000))

  @Test func onlyListsAreToBeFinished() {
    let whole = Self.forecast.whole
    #expect(whole.finished.missed == 0)
    #expect(whole.finished.onTime?.successes == 2)
    // Leads are contacts of ours; people who call are not.
    #expect(whole.tasks == 10 + 75)
    #expect(Self.forecast.stream(of: 0) == nil)
  }

  @Test func sharesAndWaitsAreThoseOfAllRunsTogether() throws {
    #expect(Self.forecast.streams.map(\.campaign.rawValue) == [1, 2])
    let leads = try #require(Self.forecast.stream(of: 1))
    #expect(leads.offered.mean == 75)
    #expect(leads.carried.mean == 74)
    #expect(leads.expired?.mean == 2.0 / 150)
    #expect(leads.blocked?.mean == 0)
    #expect(leads.meanWaitMs?.mean == Double(48 * 49 / 2 + 98 * 99 / 2) / 148)
    #expect(leads.waitQuantilesMs == [36, 69, 91])
    let inbound = try #require(Self.forecast.stream(of: 2))
    #expect(inbound.blocked?.mean == 6.0 / 40)
    #expect(inbound.lost == 6.0 / 40)
    #expect(inbound.waitQuantilesMs == [0, 0, 0])
  }
}
