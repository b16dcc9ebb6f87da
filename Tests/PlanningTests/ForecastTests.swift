import Scheduling
import Simulating
import Statistics
import Testing

@testable import Planning

/// One workspace pool and campaigns of a hundred tasks each that end at the given hours.
private let start = Instant(milliseconds: 1_000_000_000)
private let horizon = start + .hours(100)

private func model(campaigns: Int, end: Instant? = nil) -> Model {
  let line = Script.Line(outcome: .busy, ring: .seconds(1))
  return Model(
    pools: [PoolSpec(parent: nil, kind: .organisation, allotment: .hard(4))],
    campaigns: (0..<campaigns).map { _ in
      CampaignModel(
        campaign: Campaign(
          pool: .organisation, start: start, end: end, retry: RetryPolicy(maxAttempts: 1)),
        streamKey: StreamKey("campaign"), taskCount: 100,
        telephony: .scripted(Script(lines: [[line]])))
    },
    start: start, horizon: horizon)
}

/// A campaign whose tasks are closed one by one until `hour`, less those archived or left.
private func campaign(endsAtHour hour: Int64, archived: Int = 0, left: Int = 0) -> CampaignSummary {
  var campaign = CampaignSummary(tasks: 100)
  campaign.closed = [60, 40 - archived - left, archived, 0, 0, 0, 0]
  campaign.reached = 50 + Int(hour)
  campaign.attemptsByOutcome[0] = 50
  campaign.attemptsByOutcome[2] = 100 + Int(hour)
  campaign.resolved95At = start + .hours(hour) + .minutes(-20)
  campaign.resolved99At = start + .hours(hour) + .minutes(-5)
  campaign.exhaustedAt = left == 0 ? start + .hours(hour) : nil
  return campaign
}

private func summary(_ number: Int, _ campaigns: [CampaignSummary]) -> Summary {
  var pool = PoolSummary()
  pool.availableMs = Int64(number + 1) * 1000
  pool.busyMs = Int64(number + 1) * 500 + Int64(number) * 100
  pool.borrowedMs = Int64(number) * 10
  pool.peak = number
  pool.reclaims = number == 3 ? 4 : 0
  pool.reclaimMs = number == 3 ? 10_000 : 0
  pool.longestReclaimMs = number == 3 ? 7_000 : 0
  return Summary(
    replication: number, campaigns: campaigns, pools: [pool], lastCallEnd: start,
    digest: UInt64(number))
}

private func hour(_ hour: Int64) -> CompletionInstant { .by(start + .hours(hour)) }

@Suite struct ForecastTests {
  /// Twenty runs that end after 1, 2 … 20 hours, in an order that is not sorted.
  private let twenty = (0..<20).map { summary($0, [campaign(endsAtHour: Int64(20 - $0))]) }

  @Test func quantilesAreOrderStatistics() {
    let finished = Forecast(of: twenty, model: model(campaigns: 1)).whole.finished
    #expect(finished.quantiles.map(\.probability) == [0.5, 0.8, 0.95])
    #expect(finished.quantiles.map(\.at) == [hour(10), hour(16), hour(19)])
    #expect(finished.missed == 0 && finished.onTime == nil && finished.limit == horizon)
  }

  /// Order statistics 6 and 15 of 20 enclose the median with 95.9 % (Binomial(20, ½)).
  @Test func quantilesComeWithDistributionFreeIntervals() throws {
    let quantiles = Forecast(of: twenty, model: model(campaigns: 1)).whole.finished.quantiles
    #expect(quantiles[0].low == hour(6) && quantiles[0].high == hour(15))
    #expect(quantiles[2].high == nil, "20 runs say nothing above their P95")
  }

  @Test(
    arguments: [(0, 0), (1, 1), (9, 9), (19, 19), (20, 20), (100, 20)] as [(Int64, Int)])
  func onTimeCountsRunsUpToTheDeadline(deadlineHour: Int64, runs: Int) throws {
    let forecast = Forecast(
      of: twenty, model: model(campaigns: 1), deadline: start + .hours(deadlineHour))
    let onTime = try #require(forecast.whole.finished.onTime)
    #expect(onTime.successes == runs && onTime.trials == 20)
  }

  @Test func severalCampaignsAreFinishedWithTheLast() {
    let summaries = (0..<10).map {
      summary($0, [campaign(endsAtHour: Int64($0 + 1)), campaign(endsAtHour: 8)])
    }
    let forecast = Forecast(of: summaries, model: model(campaigns: 2))
    #expect(forecast.whole.finished.quantiles.map(\.at) == [hour(8), hour(8), hour(10)])
    #expect(forecast.campaigns[0].finished.quantiles[0].at == hour(5))
    #expect(forecast.campaigns[1].finished.quantiles[2].at == hour(8))
    #expect(forecast.whole.tasks == 200)
    #expect(forecast.whole.resolved95.quantiles[2].at == .by(start + .hours(10) + .minutes(-20)))
  }

  /// A campaign that runs out of time closes its tasks at its end, which is not finishing them.
  @Test func tasksCutOffByTheEndAreNotFinished() throws {
    let end = start + .hours(12)
    let summaries = (0..<10).map { number in
      summary(number, [campaign(endsAtHour: 12, archived: number < 3 ? 0 : 6)])
    }
    let forecast = Forecast(
      of: summaries, model: model(campaigns: 1, end: end), deadline: end + .hours(1))
    let finished = forecast.campaigns[0].finished
    #expect(finished.quantiles.map(\.at) == [.never, .never, .never])
    #expect(finished.missed == 7 && finished.limit == end)
    #expect(try #require(finished.onTime).successes == 3)
    // 94 of 100 came to their own end: 95 % did not, although every task is closed.
    #expect(forecast.campaigns[0].resolved95.missed == 7)
  }

  /// The other campaign could go on for days; what this one left undone is decided at its end.
  @Test func theLimitOfAllIsThatOfTheCampaignsThatMiss() {
    var model = model(campaigns: 2)
    model.campaigns[0].campaign.end = start + .hours(12)
    let summaries = (0..<4).map {
      summary($0, [campaign(endsAtHour: 12, archived: 1), campaign(endsAtHour: 20)])
    }
    let forecast = Forecast(of: summaries, model: model)
    #expect(forecast.whole.finished.limit == start + .hours(12))
    #expect(forecast.campaigns[1].finished.limit == horizon)
    // Where other runs finish later than the cut, P80 must not look earlier than P50.
    let lucky = [summary(4, [campaign(endsAtHour: 12), campaign(endsAtHour: 20)])]
    let mixed = Forecast(of: summaries + lucky, model: model).whole.finished
    #expect(mixed.limit == start + .hours(20) && mixed.missed == 4)
  }

  @Test func runsThatNeverEndAreLaterThanAllOthers() {
    let summaries = (0..<10).map { number in
      summary(number, [campaign(endsAtHour: Int64(number + 1), left: number < 8 ? 0 : 3)])
    }
    let forecast = Forecast(of: summaries, model: model(campaigns: 1))
    #expect(forecast.whole.finished.quantiles.map(\.at) == [hour(5), hour(8), .never])
    #expect(forecast.whole.resolved95.missed == 0, "97 of 100 came to their end")
    #expect(forecast.whole.resolved99.missed == 2)
    #expect(forecast.whole.states.map(\.state) == FinalState.allCases)
    #expect(forecast.whole.states.map(\.mean) == [60, 39.4, 0, 0, 0, 0, 0, 0.6])
  }

  @Test func callsAndContactsAreMeansOfRuns() {
    let whole = Forecast(of: twenty, model: model(campaigns: 1)).whole
    #expect(whole.attempts.mean == 160.5 && whole.reached.mean == 60.5)
    #expect(whole.outcomes.map(\.outcome) == [.completed, .noAnswer])
    #expect(whole.outcomes.map(\.mean) == [50, 110.5])
    #expect(whole.outcomes[0].share == 50 / 160.5)
  }

  @Test func utilizationIsARatioOfSums() throws {
    let pool = Forecast(of: Array(twenty.prefix(4)), model: model(campaigns: 1)).pools[0]
    // (500 + 1100 + 1700 + 2300) ÷ (1000 + 2000 + 3000 + 4000), not the mean of four ratios.
    #expect(pool.utilization == 0.56)
    #expect(try #require(pool.utilizationEstimate).mean == 0.56)
    #expect(pool.borrowedShare == 0.006 && pool.peak == 3)
    #expect(pool.reclaims == 1 && pool.meanReclaimMs == 2_500 && pool.longestReclaimMs == 7_000)
  }

  /// One run of a minute was busy, nine of ten hours were not: what they say about the ratio of
  /// sums is that it is small, and not that it is anything between 0 and 30 %.
  @Test func shortBusyRunsDoNotWidenTheIntervalOfUtilization() throws {
    var runs = (0..<10).map { summary($0, [campaign(endsAtHour: 1)]) }
    for index in runs.indices {
      runs[index].pools[0].availableMs = index == 0 ? 60_000 : 36_000_000
      runs[index].pools[0].busyMs = index == 0 ? 60_000 : 360_000 + Int64(index) * 1000
    }
    let pool = Forecast(of: runs, model: model(campaigns: 1)).pools[0]
    let estimate = try #require(pool.utilizationEstimate)
    #expect(estimate.mean == pool.utilization)
    #expect(abs(estimate.mean - 0.0103) < 0.0001 && estimate.halfWidth < 0.001)
  }

  @Test func poolsWithoutOpenTimeHaveNoUtilization() {
    var summary = summary(0, [campaign(endsAtHour: 1)])
    summary.pools = [PoolSummary()]
    let pool = Forecast(of: [summary], model: model(campaigns: 1)).pools[0]
    #expect(pool.utilization == nil && pool.utilizationEstimate == nil && pool.meanReclaimMs == nil)
  }

  @Test func digestDependsOnEveryReplicationAndTheirOrder() {
    let digest = Forecast(of: twenty, model: model(campaigns: 1)).digest
    var changed = twenty
    changed[7].digest ^= 1
    #expect(Forecast(of: changed, model: model(campaigns: 1)).digest != digest)
    #expect(Forecast(of: twenty.reversed(), model: model(campaigns: 1)).digest != digest)
    #expect(Forecast(of: twenty, model: model(campaigns: 1)).digest == digest)
  }
}
