import Foundation
import Scheduling
import Simulating
import Statistics
import Testing

@testable import Scenarios

/// Calls through the API and calls that come in: their slots, their order, what becomes of them.
@Suite struct StreamTests {
  static func scenario(_ workspace: String, inbound: String = "") throws -> Scenario {
    try Scenario.load(
      text: """
        scenario: streams
        organisation:
          name: Org
          slots: 10
        \(inbound)
        workspaces:
          - name: north
            slots: 10
        \(workspace)
        """, file: "streams.yaml", folder: ScenarioTests.folder.path)
  }

  static let list = """
        campaigns:
          - {name: list, start: 2026-03-16 09:00, end: 2026-03-16 10:00, contacts: 100,
             telephony: {script: [[completed 0 s + 10 min]]}}
    """

  static let api = "    api: {arrivals: {per_hour: 60}, duration: 10 min}\n"

  /// R17: API calls own everything unless a share says less; campaigns use what they leave idle.
  @Test(
    arguments: [
      ("", Allotment.soft(10, max: nil), nil), ("    api_share: 40 %\n", .soft(4, max: nil), nil),
      ("    campaign_share: 70 %\n", .soft(3, max: nil), .soft(7, max: nil)),
      ("    campaign_share: 100 %\n", .unallotted(max: nil), .soft(10, max: nil)),
    ] as [(String, Allotment, Allotment?)])
  func r17_apiCallsHaveTheirShare(
    _ shares: String, _ own: Allotment, _ campaigns: Allotment?
  ) throws {
    let scenario = try Self.scenario(shares + Self.api + Self.list)
    let pools = scenario.model.pools
    let api = try #require(pools.firstIndex { $0.kind == .api })
    #expect(pools[api].allotment == own)
    #expect(pools.first { $0.kind == .campaigns }?.allotment == campaigns)
    #expect(scenario.directory.pools[api] == "north/api")
    #expect(scenario.directory.campaigns.map(\.path) == ["north/list", "north/api"])
    let stream = scenario.model.campaigns[1]
    #expect(Int(stream.campaign.pool.rawValue) == api)
    #expect(stream.campaign.kind == .realtime)
    #expect(stream.campaign.retry.maxAttempts == 1)
    #expect(stream.streamKey == StreamKey("campaign/north/api"))
  }

  @Test func streamsComeAfterCampaignsAndHaveTheirOwnPools() throws {
    let inbound = "  inbound: {reserve: 2, arrivals: {per_hour: 6}, duration: 1 min}"
    let scenario = try Self.scenario(
      Self.api + "    inbound: {arrivals: {per_hour: 12}, duration: 2 min}\n" + Self.list,
      inbound: inbound)
    #expect(
      scenario.directory.campaigns.map(\.path) == [
        "north/list", "north/api", "north/inbound", "inbound",
      ])
    #expect(
      scenario.model.campaigns.map { scenario.model.pools[Int($0.campaign.pool.rawValue)].kind }
        == [.campaign, .api, .inbound, .inbound])
    #expect(
      scenario.model.campaigns.map(\.campaign.kind) == [.batch, .realtime, .inbound, .inbound])
    #expect(scenario.model.pools[0].inboundReserve == InboundReserve(slots: 2))
    #expect(scenario.model.campaigns[3].arrivals?.patience == Patience.none)
    // They begin and end with the campaigns.
    let profile = try ArrivalTests.profile(of: scenario, 2)
    #expect(profile.periods[0].start == scenario.model.campaigns[0].campaign.start)
    #expect(profile.end == scenario.model.campaigns[0].campaign.end)
  }

  @Test func whoCannotWaitIsRejected() throws {
    func patience(_ text: String) throws -> Patience? {
      try Self.scenario(
        "    api: {arrivals: {per_hour: 60}, duration: 1 min\(text)}\n" + Self.list
      ).model.campaigns[1].arrivals?.patience
    }
    #expect(try patience("") == .endless)
    #expect(try patience(", when_full: wait, patience: 5 s") == .drawn(.constant(5)))
    #expect(try patience(", when_full: reject") == Patience.none)
  }

  @Test func aScenarioMayHaveNoCampaigns() throws {
    let scenario = try Scenario.load(
      text: """
        scenario: loss
        organisation:
          slots: 2
          inbound:
            arrivals: {per_hour: 60, from: 2026-03-16 09:00, until: 2026-03-16 10:00}
            duration: 3 min
        """, file: "loss.yaml", folder: "")
    #expect(scenario.model.start == (try ScenarioTests.instant("2026-03-16 09:00", "UTC")))
    #expect(scenario.model.horizon == scenario.model.start + .hours(25))
    #expect(scenario.directory.campaigns.map(\.path) == ["inbound"])
    let summary = try #require(simulate(scenario.model, seed: scenario.seed, replication: 0))
    let lost = summary.campaigns[0].closed[Int(Disposition.blocked.rawValue)]
    #expect(summary.campaigns[0].tasks == lost + summary.campaigns[0].waits.count)
    #expect(lost > 0)
    #expect(summary.campaigns[0].waits.totalMs == 0)
  }
}

extension ArrivalTests {
  static func profile(of scenario: Scenario, _ campaign: Int) throws -> RateProfile {
    guard case .poisson(let profile)? = scenario.model.campaigns[campaign].arrivals?.process else {
      throw TestFailure("arrivals are not drawn")
    }
    return profile
  }
}
