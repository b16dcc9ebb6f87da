import Foundation
import Scenarios
import Scheduling
import Simulating
import Statistics
import Testing

/// `scenarios/campaign-0.yaml` is the reference model of the benchmark; every figure is written
/// out here, so that neither can drift.
@Suite struct ReferenceModelTests {
  static let scenarios = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../scenarios").standardizedFileURL

  let scenario: Scenario
  let campaign: CampaignModel

  init() throws {
    scenario = try Scenario.load(
      path: Self.scenarios.appendingPathComponent("campaign-0.yaml").path)
    campaign = scenario.model.campaigns[0]
  }

  @Test func tenThousandContactsShareTenSlots() {
    #expect(scenario.model.campaigns.count == 1)
    #expect(campaign.taskCount == 10_000)
    #expect(scenario.model.pools.map(\.kind) == [.organisation, .workspace, .campaign])
    // All slots belong to the only workspace, so that nothing is lent or borrowed.
    #expect(
      scenario.model.pools.map(\.allotment) == [
        .hard(10), .soft(10, max: nil), .unallotted(max: nil),
      ])
    #expect(scenario.model.pools.allSatisfy { $0.inboundReserve == nil })
  }

  @Test func everybodyMayBeCalledFromTheStartInTheOrderOfTheList() {
    #expect(campaign.campaign.windows == [.always])
    #expect(campaign.windowsOfTask == nil)
    #expect(campaign.campaign.start == scenario.model.start)
    #expect(campaign.campaign.end == nil)
    #expect(campaign.campaign.tieBreak == .listOrder)
    #expect(campaign.campaign.attemptPriority == .firstAttemptsFirst)
  }

  @Test func threeAttemptsHalfAnHourApart() {
    #expect(
      campaign.campaign.retry
        == RetryPolicy(
          maxAttempts: 3, retried: OutcomeSet([.noAnswer, .busy, .failed]),
          intervals: [.minutes(30)]))
  }

  @Test func everyCallDrawsFromOneTable() throws {
    guard case .independent(let table) = campaign.telephony else {
      Issue.record("not a table")
      return
    }
    #expect(table.rows.map(\.outcome) == [.completed, .voicemail, .noAnswer, .busy, .failed])
    #expect(table.rows.map(\.probability) == [0.35, 0.25, 0.30, 0.07, 0.03])
    #expect(
      table.rows.map(\.ring) == [
        .exponential(mean: 12), .constant(20), .constant(30), .constant(2), .constant(1),
      ])
    #expect(
      table.rows.map(\.talk) == [
        .lognormal(mean: 95, standardDeviation: 80), .exponential(mean: 8), .constant(0),
        .constant(0), .constant(0),
      ])
  }
}
