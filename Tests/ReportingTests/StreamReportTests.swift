import Calendars
import Planning
import Scheduling
import Simulating
import Statistics
import Testing

@testable import Reporting

/// How reports show those who come one by one.
@Suite struct StreamReportTests {
  /// People who call in, and leads if asked for.
  private static func report(kinds: [CampaignKind], blocked: Int) -> Report {
    let pools =
      [PoolSpec(parent: nil, kind: .organisation, allotment: .hard(2))]
      + kinds.map { kind in
        PoolSpec(
          parent: .organisation, kind: kind == .inbound ? .inbound : .campaign,
          allotment: .unallotted(max: nil))
      }
    let start = Instant(milliseconds: 1_773_651_600_000)
    let model = Model(
      pools: pools,
      campaigns: kinds.enumerated().map { place, kind in
        CampaignModel(
          campaign: Campaign(
            pool: PoolID(rawValue: UInt16(place + 1)), kind: kind, start: start,
            retry: RetryPolicy(maxAttempts: 1)), streamKey: StreamKey("\(place)"),
          taskCount: kind == .batch ? 4 : 0,
          telephony: .scripted(Script(lines: [[.init(outcome: .completed, ring: .seconds(1))]])))
      }, start: start, horizon: start + .hours(24))
    var summary = Summary(
      replication: 0,
      campaigns: kinds.map { kind in
        guard kind != .batch else {
          var list = CampaignSummary(tasks: 4)
          list.closed[Int(Disposition.completed.rawValue)] = 4
          list.exhaustedAt = start + .hours(1)
          return list
        }
        var stream = CampaignSummary(tasks: 20)
        let blocked = kind == .inbound ? blocked : 0
        stream.closed[Int(Disposition.blocked.rawValue)] = blocked
        stream.closed[Int(Disposition.completed.rawValue)] = 20 - blocked
        for _ in blocked..<20 { stream.waits.add(1500) }
        return stream
      }, pools: pools.map { _ in PoolSummary() }, lastCallEnd: start, digest: 1)
    summary.pools[0].availableMs = 1
    let names = ["list", "leads", "inbound"]
    return Report(
      stamp: RunStamp(
        scenario: "streams", scenarioHash: "00", seed: 1, replications: 1, version: "1",
        zoneDataVersion: "2026a"), forecast: Forecast(of: [summary], model: model),
      clock: .utc, start: start,
      campaigns: kinds.map {
        CampaignLabel(workspace: "", name: names[Int($0.rawValue)], clock: .utc)
      },
      pools: pools.enumerated().map { place, pool in
        PoolLabel(
          path: place == 0 ? ["Org"] : ["Org", "\(place)"], kind: pool.kind,
          allotment: pool.allotment)
      }, outcomeNames: (0..<Outcome.limit).map { "outcome\($0)" })
  }

  @Test func withoutAListTheHeadlineIsOfTheStreamThatLosesMost() {
    let report = Self.report(kinds: [.realtime, .inbound], blocked: 5)
    #expect(
      Conclusion(report).headline
        == "inbound: 95 % of the calls start within 1.5 s; 25.0 % are blocked.")
    let text = TerminalSummary.text(of: report)
    #expect(!text.contains("finished"))
    #expect(text.contains("come one by one"))
  }

  @Test func streamsStandBesideLists() {
    let report = Self.report(kinds: [.batch, .realtime], blocked: 0)
    #expect(report.lists == [0])
    #expect(Conclusion(report).headline.hasPrefix("Half of all runs finish by"))
    for text in [TerminalSummary.text(of: report), MarkdownSummary.text(of: report)] {
      #expect(text.contains("finished"))
      #expect(text.contains("come one by one"))
      #expect(text.contains("1.5 s"))
    }
    let rows = String(decoding: CampaignFile.bytes(of: report), as: UTF8.self).split(
      separator: "\n")
    #expect(rows[0].contains("wait_mean_ms,wait_p50_ms,wait_p80_ms,wait_p95_ms"))
    #expect(rows[1].contains(",,,,1,1,1,"))
    #expect(rows[2].contains("1500.0,1500,1500,1500,"))
  }
}
