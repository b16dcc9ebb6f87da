import Scheduling
import Simulating
import Statistics
import Testing

/// The books of a replication, on runs that can be reckoned by hand.
struct SummaryTests {
  typealias Models = ScriptedModels

  @Test("calls, ends and milestones of a campaign")
  func campaign() throws {
    // One slot, three contacts: 10 s, then 20 s after a retry of 5 s, then 30 s.
    let model = Models.single(
      slots: 1, tasks: 3,
      lines: [
        [Models.line(.completed, 10)], [Models.line(.busy, 5), Models.line(.completed, 20)],
        [Models.line(.invalidNumber, 30)],
      ], retry: RetryPolicy(maxAttempts: 2, intervals: [.seconds(5)]))
    let summary = try #require(Models.summary(of: model))
    let campaign = summary.campaigns[0]
    // 0–10, 10–15, 15–45, then the retry that came due at 20: 45–65.
    #expect(summary.lastCallEnd == Instant(milliseconds: 65_000))
    #expect(campaign.attempts == 4 && campaign.busyMs == 65_000 && campaign.reached == 2)
    #expect(campaign.attemptsByOutcome[Int(Outcome.busy.rawValue)] == 1)
    #expect(campaign.closed[Int(Disposition.completed.rawValue)] == 2)
    #expect(campaign.closed[Int(Disposition.failed.rawValue)] == 1)
    #expect(campaign.firstStart == Models.start && campaign.unfinished == 0)
    #expect(campaign.exhaustedAt == Instant(milliseconds: 65_000))
    #expect(summary.pools.map(\.busyMs) == [65_000, 65_000, 65_000])
    #expect(summary.pools[0].availableMs == 65_000 && summary.pools[0].peak == 1)
  }

  @Test("R43: 95 % and 99 % are reached with the contact that makes them so")
  func milestones() throws {
    let model = Models.single(slots: 1, tasks: 200, lines: [[Models.line(.completed, 10)]])
    let campaign = try #require(Models.summary(of: model)).campaigns[0]
    #expect(campaign.resolved95At == Instant(milliseconds: 190 * 10_000))
    #expect(campaign.resolved99At == Instant(milliseconds: 198 * 10_000))
    #expect(campaign.exhaustedAt == Instant(milliseconds: 200 * 10_000))
  }

  @Test("R44: borrowed is what runs beyond a pool's own slots, for as long as it does")
  func borrowedTime() throws {
    let model = Model(
      pools: [
        PoolSpec(parent: nil, kind: .organisation, allotment: .hard(4)),
        PoolSpec(parent: .organisation, kind: .workspace, allotment: .soft(1, max: nil)),
        PoolSpec(parent: PoolID(rawValue: 1), kind: .campaign, allotment: .unallotted(max: nil)),
        PoolSpec(parent: .organisation, kind: .workspace, allotment: .hard(3)),
        PoolSpec(parent: PoolID(rawValue: 3), kind: .campaign, allotment: .unallotted(max: nil)),
      ],
      campaigns: [
        Models.campaign(
          pool: 2, tasks: 4,
          lines: [10, 20, 30, 40].map { [Models.line(.completed, $0)] }),
        Models.campaign(pool: 4, tasks: 0, lines: [[Models.line(.completed, 1)]]),
      ], start: Models.start, horizon: Models.start + .hours(1))
    let pools = try #require(Models.summary(of: model)).pools
    // Four calls at once on one own slot: three too many for 10 s, two for 10 s, one for 10 s.
    #expect(pools[1].borrowedMs == (3 + 2 + 1) * 10_000)
    #expect(pools[1].busyMs == 100_000 && pools[1].availableMs == 40_000 && pools[1].peak == 4)
    #expect(pools[0].borrowedMs == 0 && pools[3].borrowedMs == 0 && pools[3].busyMs == 0)
  }

  @Test("R37: what is left at the end of a campaign is archived; a running call finishes")
  func campaignEnd() throws {
    let model = Models.single(
      slots: 1, tasks: 3, lines: [[Models.line(.completed, 10)]],
      end: Instant(milliseconds: 15_000))
    let summary = try #require(Models.summary(of: model))
    #expect(summary.campaigns[0].closed == [2, 0, 1, 0, 0, 0, 0])
    #expect(summary.lastCallEnd == Instant(milliseconds: 20_000))
  }

  @Test("nothing happens after the horizon, and what is left stays unfinished")
  func horizon() throws {
    let model = Models.single(
      slots: 1, tasks: 3, lines: [[Models.line(.completed, 10)]],
      horizon: Instant(milliseconds: 15_000))
    let campaign = try #require(Models.summary(of: model)).campaigns[0]
    #expect(campaign.attempts == 1 && campaign.unfinished == 2 && campaign.exhaustedAt == nil)
  }

  @Test("R25: a callback comes when the person asked for it and consumes no attempt")
  func callback() throws {
    let model = Models.single(
      slots: 1, tasks: 1,
      lines: [[Models.line(.callback, 10, callbackAfter: .minutes(5)), Models.line(.busy, 10)]],
      retry: RetryPolicy(maxAttempts: 1))
    var calls: [CallRecord] = []
    let summary = simulate(model, seed: Seed(rawValue: 1), replication: 0) { calls.append($0) }
    #expect(calls.map(\.start.milliseconds) == [0, 310_000])
    #expect(calls.map(\.attempt) == [1, 2])
    #expect(summary?.campaigns[0].closed == [0, 1, 0, 0, 0, 0, 0])
  }

  @Test("a run that is cancelled has no summary")
  func cancelled() {
    let model = Models.single(slots: 1, tasks: 20_000, lines: [[Models.line(.completed, 1)]])
    #expect(
      simulate(model, seed: Seed(rawValue: 1), replication: 0, isCancelled: { true }) == nil)
  }

  @Test("an empty campaign is completed when it starts, and nothing is called")
  func emptyCampaign() throws {
    let model = Models.single(slots: 1, tasks: 0, lines: [[Models.line(.completed, 1)]])
    var lines: [TraceLine] = []
    let summary = trace(model, seed: Seed(rawValue: 1), replication: 0) { lines.append($0) }
    #expect(summary?.campaigns[0].attempts == 0 && summary?.lastCallEnd == Models.start)
    let states = lines.map(\.event)
    let id = CampaignID(rawValue: 0)
    #expect(
      states == [.campaign(id, .scheduled), .campaign(id, .running), .campaign(id, .completed)])
  }
}
