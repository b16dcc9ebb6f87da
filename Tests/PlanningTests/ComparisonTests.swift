import Scheduling
import Simulating
import Statistics
import Testing

@testable import Planning

/// Two workspaces of one list each and a stream, as an outline.
private let start = Instant(milliseconds: 0)
private let horizon = start + .hours(100)

private func outline(deadlineHour: Int64? = nil, names: [String] = ["a", "b"]) -> ScenarioOutline {
  let line = Script.Line(outcome: .busy, ring: .seconds(1))
  let model = Model(
    pools: [PoolSpec(parent: nil, kind: .organisation, allotment: .hard(4))],
    campaigns: names.map { _ in
      CampaignModel(
        campaign: Campaign(
          pool: .organisation, start: start, retry: RetryPolicy(maxAttempts: 1)),
        streamKey: StreamKey("campaign"), taskCount: 10,
        telephony: .scripted(Script(lines: [[line]])))
    },
    start: start, horizon: horizon)
  return ScenarioOutline(
    of: model, campaigns: names.map { ($0, "calls") }, pools: ["organisation"],
    deadline: deadlineHour.map { start + .hours($0) })
}

/// Runs whose campaigns finish after these minutes; nil: never.
private func side(
  _ minutes: [[Int64?]], deadlineHour: Int64? = nil, reached: Int = 5,
  names: [String] = ["a", "b"]
)
  -> ComparedSide
{
  let runs = minutes.enumerated().map { number, campaigns in
    var summaries = campaigns.map { finish in
      var campaign = CampaignSummary(tasks: 10)
      campaign.closed[0] = finish == nil ? 9 : 10
      campaign.reached = reached
      campaign.exhaustedAt = finish.map { start + .minutes($0) }
      return campaign
    }
    summaries[0].attemptsByOutcome[0] = 12
    var pool = PoolSummary()
    pool.reclaims = number
    pool.reclaimMs = Int64(number) * 1000
    pool.longestReclaimMs = Int64(number) * 700
    return RunFigures(
      Summary(
        replication: number, campaigns: summaries, pools: [pool], lastCallEnd: start,
        digest: UInt64(number) + UInt64(minutes.joined().reduce(0) { $0 + ($1 ?? 0) })))
  }
  return ComparedSide(outline: outline(deadlineHour: deadlineHour, names: names), runs: runs)
}

@Suite struct ComparisonTests {
  private let base = side((0..<20).map { [60 + $0, 30] }, deadlineHour: 1)

  @Test func ascenarioComparedWithItselfIsExactlyZero() throws {
    let comparison = Comparison(base, base)
    let finish = try #require(comparison.whole.finish)
    #expect(comparison.isIdentical)
    #expect(finish.mean.mean == 0 && finish.mean.halfWidth == 0 && finish.medianMs == 0)
    #expect(finish.later.successes == 0 && finish.earlier.successes == 0)
    #expect(finish.verdict == .withinNoise)
    #expect(comparison.whole.reached.change.mean == 0)
    #expect(comparison.whole.onTime?.pairs.change == 0 && comparison.whole.onTime?.pValue == 1)
  }

  /// The first workspace gains ten minutes in every run, the second loses two in every other.
  @Test func whoGainsAndWhoPaysIsToldApart() throws {
    let other = side((0..<20).map { [50 + $0, 30 + ($0.isMultiple(of: 2) ? 2 : 0)] })
    let comparison = Comparison(base, other, settings: .init(practicalMs: 30_000))
    #expect(comparison.parts.map(\.name) == ["a", "b"])
    let (gains, pays) = (comparison.workspaces[0].finish, comparison.workspaces[1].finish)
    #expect(gains?.mean.mean == -600_000 && gains?.verdict == .improved)
    #expect(gains?.earlier.successes == 20 && gains?.medianWhenEarlierMs == 600_000)
    #expect(abs((pays?.mean.mean ?? 0) - 60_000) < 1e-6 && pays?.verdict == .undecided)
    #expect(pays?.later == Proportion(10, of: 20) && pays?.medianWhenLaterMs == 120_000)
    #expect(pays?.medianMs == 0, "an order statistic, and never between two of them")
    #expect(comparison.whole.finish?.verdict == .improved)
    #expect(abs(comparison.workspaces[0].confidence - 0.975) < 1e-12, "two claims share 5 %")
    let pool = comparison.pools[0].first
    #expect(pool.reclaims == 9.5 && pool.meanReclaimMs == 1000 && pool.longestReclaimMs == 13_300)
  }

  @Test func beingOnTimeIsComparedByDiscordantPairs() {
    let other = side((0..<20).map { [58 + $0, 30] }, deadlineHour: 1)
    let onTime = Comparison(base, other).whole.onTime
    // On time are the runs of at most 60 minutes: 1 of the first, 3 of the second.
    #expect(onTime?.pairs == PairedProportions(both: 1, onlyFirst: 0, onlySecond: 2, neither: 17))
    #expect(Comparison(base, side((0..<20).map { [58 + $0, 30] })).whole.onTime == nil)
  }

  /// Every second pair has luck that is heavier by an hour, and gains ten minutes instead of none;
  /// but for a minute that the luck does not tell.
  private static func heavyAndLight(_ runs: Int) -> (base: ComparedSide, other: ComparedSide) {
    var base = side((0..<runs).map { [60 + Int64($0 % 7), 30] })
    base.excessSeconds = (0..<runs).map { [$0.isMultiple(of: 2) ? 3600 : -3600, 0] }
    let other = side(
      (0..<runs).map { run in
        let gain: Int64 = run.isMultiple(of: 2) ? 10 : 0
        return [60 + Int64(run % 7) - gain + (run % 4 == 1 ? 1 : 0), 30]
      })
    return (base, other)
  }

  @Test func aHundredPairsAreJudgedByLuckOfAverageWeight() throws {
    let (base, other) = Self.heavyAndLight(100)
    let finish = try #require(Comparison(base, other).workspaces[0].finish)
    #expect(finish.controls == 1)
    // Five minutes earlier, and a quarter of a minute later.
    #expect(abs(finish.mean.mean + 4.75 * 60_000) < 1e-6)
    var plain = base
    plain.excessSeconds = []
    let pairs = try #require(Comparison(plain, other).workspaces[0].finish)
    #expect(pairs.controls == 0 && abs(pairs.mean.mean - finish.mean.mean) < 1e-6)
    #expect(finish.mean.halfWidth < pairs.mean.halfWidth / 10)
    #expect(finish.varianceReductionFactor > 100 * pairs.varianceReductionFactor)
    #expect(finish.medianMs == pairs.medianMs, "shares and medians are those of the pairs")
    let unchanged = try #require(Comparison(base, other).workspaces[1].finish)
    #expect(unchanged.mean.mean == 0 && unchanged.mean.halfWidth == 0 && unchanged.controls == 0)
  }

  @Test func fewPairsAndSequencesAreLeftAlone() throws {
    let few = Self.heavyAndLight(98)
    #expect(Comparison(few.base, few.other).workspaces[0].finish?.controls == 0)
    let many = Self.heavyAndLight(200)
    let sequence = Comparison(many.base, many.other, settings: .init(method: .anyTime))
    #expect(sequence.workspaces[0].finish?.controls == 0)
    #expect(Comparison(many.base, many.base).whole.finish?.mean.halfWidth == 0)
  }

  /// Workspaces have a control each, if there are 20 pairs for each; else all share one.
  @Test func aControlForEachWorkspace() {
    let names = (0..<6).map { "w\($0)" }
    func controls(_ runs: Int) -> [[Double]] {
      var side = side((0..<runs).map { _ in names.map { _ in 30 } }, names: names)
      side.excessSeconds = (0..<runs).map { run in names.indices.map { Double(run * $0) } }
      return side.controls
    }
    #expect(controls(120).count == 6 && controls(120)[5][7] == 35)
    #expect(controls(119).count == 1 && controls(119)[0][7] == 7 * 15)
  }

  /// A run that never finishes is later than any, and in the mean as late as its limit, after 100
  /// hours.
  @Test func runsThatDoNotFinishStayPairs() throws {
    let other = side((0..<20).map { [$0 == 7 ? nil : 60 + $0, 30] }, deadlineHour: 1)
    let finish = try #require(Comparison(base, other).whole.finish)
    #expect(finish.unfinishedPairs == 1 && finish.later.successes == 1)
    #expect(finish.medianWhenLaterMs == .infinity && finish.onlyFirstFinishes == 1)
    let minutes = Double(100 * 60 - 67)
    #expect(abs(finish.mean.mean - minutes * 60_000 / 20) < 1e-3)
    #expect(finish.second.missed == 1 && finish.second.quantiles.last?.at.instant != nil)
  }

  /// Ten minutes earlier in every run but one, in which it never is: the mean says improved.
  @Test func whoFinishesLessOftenHasNotImproved() throws {
    var other = side((0..<20).map { [$0 == 7 ? nil : 50 + $0, 30] }, deadlineHour: 1)
    other.outline.campaigns[0].limit = start + .minutes(90)
    var base = base
    base.outline.campaigns[0].limit = start + .minutes(90)
    let comparison = Comparison(base, other)
    let finish = try #require(comparison.workspaces[0].finish)
    #expect(finish.mean.upper < 0 && finish.verdict == .undecided)
    #expect(finish.earlier.successes == 19 && finish.medianMs == -600_000)
    let bound = ChangeLimit(text: "", part: "a", measure: .later(.minutes(5)))
    #expect(bound.findings(in: comparison).map(\.verdict) == [.undecided])
  }

  /// The last call of one side goes on beyond the limit at which the other gives up.
  @Test func whatNeverFinishesIsNotEarlierThanTheLastCall() throws {
    var base = side((0..<20).map { [60 + $0, 30] })
    base.outline.campaigns[0].limit = start + .minutes(60)
    var other = side((0..<20).map { _ in [nil, 30] })
    other.outline.campaigns[0].limit = start + .minutes(60)
    let finish = try #require(Comparison(base, other).workspaces[0].finish)
    #expect(finish.later.successes == 20 && finish.earlier.successes == 0)
    #expect(finish.mean.mean > 0)
    let alike = try #require(Comparison(other, other).workspaces[0].finish)
    #expect(alike.later.successes == 0 && alike.earlier.successes == 0)
  }

  /// A campaign that ends at half past and leaves its list undone has not finished at half past.
  @Test func whoGivesUpEarlierIsNotEarlier() throws {
    var other = side((0..<20).map { _ in [nil, 30] }, deadlineHour: 1)
    other.outline.campaigns[0].limit = start + .minutes(30)
    let comparison = Comparison(base, other)
    for part in [comparison.whole, comparison.parts[0]] {
      let finish = try #require(part.finish)
      #expect(finish.unfinishedPairs == 20 && finish.later.successes == 20)
      #expect(finish.verdict == .delayed)
    }
  }

  /// Limit in minutes, change of every other run in minutes, verdict: a mean change of half.
  static let limits: [(limit: Int64, change: Int64, verdict: LimitFinding.Verdict)] = [
    (5, 0, .passed), (5, -20, .passed), (5, 40, .failed), (5, 10, .undecided), (0, 0, .passed),
  ]

  @Test(arguments: limits.indices) func aLimitIsHeldAgainstTheWholeInterval(_ index: Int) {
    let (limit, change, verdict) = Self.limits[index]
    let other = side((0..<20).map { [60 + $0 + ($0.isMultiple(of: 2) ? change : 0), 30] })
    let bound = ChangeLimit(text: "", part: "a", measure: .later(.minutes(limit)))
    let findings = bound.findings(in: Comparison(base, other))
    #expect(findings.map(\.verdict) == [verdict])
    #expect(LimitFinding.verdict(of: findings) == verdict)
  }

  /// A hundred and fifty pairs that are all alike do not show that none is ever later: a run may be
  /// later by a hundred hours. Runs fixed beforehand are another matter.
  @Test func pairsThatAreAllAlikeDoNotStopEarly() throws {
    let many = side((0..<150).map { [60 + $0 % 20, 30] }, deadlineHour: 1)
    let comparison = Comparison(many, many, settings: .init(method: .anyTime))
    let limits: [(ChangeLimit.Measure, LimitFinding.Verdict)] = [
      (.later(.minutes(5)), .undecided), (.later(.hours(10)), .passed),
      (.lessLikely(0.01), .undecided), (.lessLikely(0.1), .passed),
      (.fewerReached(0.01), .undecided), (.fewerReached(0.2), .passed),
    ]
    for (measure, verdict) in limits {
      let bound = ChangeLimit(text: "", part: "organisation", measure: measure)
      #expect(bound.findings(in: comparison).map(\.verdict) == [verdict], "\(measure)")
    }
    let fixed = Comparison(many, many)
    let bound = ChangeLimit(text: "", part: nil, measure: .later(.minutes(5)))
    #expect(bound.findings(in: fixed).allSatisfy { $0.verdict == .passed })
  }

  @Test func aLimitWithoutAPartBoundsAll() {
    let bound = ChangeLimit(text: "", part: nil, measure: .fewerReached(0.1))
    let fewer = side((0..<20).map { [60 + $0, 30] }, reached: 4)
    let findings = bound.findings(in: Comparison(base, fewer))
    #expect(findings.map(\.part.name) == ["", "a", "b"])
    #expect(findings.allSatisfy { $0.verdict == .failed })
    let other = ChangeLimit(text: "", part: "nobody", measure: .fewerReached(0.1))
    #expect(other.findings(in: Comparison(base, base)).isEmpty)
  }

  @Test func campaignsThatOnlyOneSideHasAreNamed() {
    var other = base
    other.outline = outline(deadlineHour: 1, names: ["a", "c"])
    let comparison = Comparison(base, other)
    #expect(comparison.onlyFirst == ["b/calls"] && comparison.onlySecond == ["c/calls"])
    #expect(comparison.workspaces.map(\.name) == ["a"])
  }
}
