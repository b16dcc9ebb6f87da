import Calendars
import Planning
import Scheduling
import Simulating
import Statistics
import Testing

@testable import Reporting

/// What is said of a comparison: sentences by fixed rules.
@Suite struct ComparisonReportTests {
  /// Two workspaces with a list each that finish after these minutes, run by run.
  private static func side(_ a: [Int64], _ b: [Int64], reached: Int = 50) -> ComparedSide {
    let start = Instant(milliseconds: 0)
    let line = Script.Line(outcome: .busy, ring: .seconds(1))
    let model = Model(
      pools: [PoolSpec(parent: nil, kind: .organisation, allotment: .hard(4))],
      campaigns: ["a", "b"].map { _ in
        CampaignModel(
          campaign: Campaign(
            pool: .organisation, start: start, retry: RetryPolicy(maxAttempts: 1)),
          streamKey: StreamKey("campaign"), taskCount: 100,
          telephony: .scripted(Script(lines: [[line]])))
      },
      start: start, horizon: start + .hours(100))
    let runs = zip(a, b).enumerated().map { number, minutes in
      let campaigns = [minutes.0, minutes.1].map { finish in
        var campaign = CampaignSummary(tasks: 100)
        campaign.closed[0] = 100
        campaign.reached = reached
        campaign.exhaustedAt = start + .minutes(finish)
        return campaign
      }
      return RunFigures(
        Summary(
          replication: number, campaigns: campaigns, pools: [PoolSummary()],
          lastCallEnd: start, digest: UInt64(minutes.0 * 1000 + minutes.1)))
    }
    return ComparedSide(
      outline: ScenarioOutline(
        of: model, campaigns: [("a", "calls"), ("b", "calls")], pools: ["o"]), runs: runs)
  }

  private static let base = side([300, 310, 320, 330], [60, 61, 62, 63])

  static let headlines: [(a: [Int64], b: [Int64], practicalMs: Int64, says: String)] = [
    ([300, 310, 320, 330], [60, 61, 62, 63], 0, "No difference: A and B make the same decisions"),
    (
      [240, 250, 260, 270], [60, 61, 62, 63], 0,
      "B finishes 1 h earlier on average (−1 h … −1 h) and delays nobody in any run."
    ),
    ([240, 250, 260, 270], [61, 62, 63, 64], 0, "but b 1 min later (+1 min … +1 min)."),
    (
      [240, 250, 260, 270], [61, 62, 63, 64], 120_000,
      "B finishes 1 h earlier on average (−1 h … −1 h) and delays nobody by more than 2 min on"
        + " average."
    ),
    // A mean of −1 min, and one run in which somebody is later: not "nobody".
    (
      [240, 250, 260, 270], [55, 60, 61, 64], 0, "B finishes 1 h earlier on average (−1 h … −1 h)."
    ),
    (
      [330, 340, 350, 360], [60, 61, 62, 63], 0,
      "B finishes 30 min later on average (+30 min … +30 min)."
    ),
    ([301, 311, 321, 331], [60, 61, 62, 63], 300_000, "No difference that matters: +1 min"),
    ([200, 430, 300, 350], [60, 61, 62, 63], 0, "No difference that these runs show: +5 min"),
    (
      [310, 322, 334, 346], [60, 61, 62, 63], 720_000,
      "whether by more than 12 min is too close to call"
    ),
  ]

  @Test(arguments: headlines.indices) func theHeadlineFollowsARule(_ index: Int) {
    let (a, b, practicalMs, says) = Self.headlines[index]
    let comparison = Comparison(
      Self.base, Self.side(a, b), settings: .init(practicalMs: practicalMs))
    let headline = ComparisonConclusion.headline(comparison)
    #expect(headline.contains(says), "\(headline)")
  }

  private static func report(_ second: ComparedSide) -> ComparisonReport {
    let comparison = Comparison(base, second)
    let limit = ChangeLimit(text: "later by 5 min", part: nil, measure: .later(.minutes(5)))
    return ComparisonReport(
      stamp: RunStamp(
        scenario: "s", scenarioHash: String(repeating: "0", count: 64), seed: 1,
        replications: 4, zoneDataVersion: "x"),
      first: .init(path: "a.yaml", overrides: [], hash: "1"),
      second: .init(path: "<b>|.yaml", overrides: ["x=1"], hash: "2"), comparison: comparison,
      findings: limit.findings(in: comparison), clock: .utc, start: Instant(milliseconds: 0))
  }

  /// The contacts reached stand beside the finish in every form, and names do no harm.
  @Test func whatIsReachedStandsBesideTheFinish() throws {
    let report = Self.report(Self.side([240, 250, 260, 270], [90, 91, 92, 93], reached: 49))
    let terminal = TerminalComparison.text(of: report, isColoured: false)
    #expect(terminal.contains("contacts reached: 100 → 98 a run, −2"))
    #expect(terminal.contains("FAILED     later by 5 min (b): +30 min"))
    #expect(terminal.split(separator: "\n").allSatisfy { $0.count <= 80 })
    let markdown = MarkdownComparison.text(of: report)
    #expect(markdown.hasPrefix("### ❌ B finishes 1 h earlier"))
    #expect(markdown.contains("&lt;b>\\|.yaml with x=1"))
    let json = try ComparisonDocument(report).text
    #expect(try json == ComparisonDocument(report).text)
    #expect(json.contains("\"schema\" : \"dialcast.comparison/1\"") && !json.contains("nan"))
  }

  /// An interval that may be looked at knows no more than the pairs show, and says so.
  @Test func aStoppedComparisonSaysWhatItDoesNotCover() {
    var report = Self.report(Self.base)
    let warning = "a rare large change that no pair has shown is not covered"
    #expect(!report.notes.contains { $0.contains(warning) })
    report.comparison = Comparison(Self.base, Self.base, settings: .init(method: .anyTime))
    #expect(report.notes.contains { $0.contains(warning) })
  }
}
