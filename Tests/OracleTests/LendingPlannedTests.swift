import Planning
import Scheduling
import Scenarios
import Simulating
import Statistics
import Testing

/// Hard against soft slots as `dialcast plan` sums them up, with the slots that the scenario has.
struct LendingPlannedTests {
  private static func comparison(
    _ scenario: Scenario, deadlineSeconds: Int64, pairs: Int
  ) async throws -> SharingComparison {
    var question = PlanQuestion(
      deadline: scenario.model.start + .seconds(deadlineSeconds),
      givenSlots: scenario.model.pools[0].allotment.own, seed: scenario.seed)
    question.stopping.maxReplications = pairs
    let plan = await Planner(model: scenario.model, question: question, threads: 2)
      .plan(observer: NoPlanObserver())
    let comparison = try #require(plan.comparison)
    #expect(comparison.pairs == pairs && comparison.slots == scenario.model.pools[0].allotment.own)
    return comparison
  }

  /// Published means of 30 and 4 contacts on 2 and 4 slots: 930 s with hard slots, 426.7572 s with
  /// soft ones; of the whole 930.001 s and 427.000 s.
  @Test("Lending without retries: the borrower gains as published, nobody pays (R14)")
  func withoutRetries() async throws {
    let comparison = try await Self.comparison(
      try ScenarioRun.load("two-teams"), deadlineSeconds: 3000, pairs: 200)
    #expect(comparison.workspaces.map(\.slots) == [2, 4])
    let borrower = comparison.workspaces[0].finish
    expect(borrower, gains: 426.7572 - 930)
    expect(comparison.whole, gains: 427.0 - 930.001)
    #expect(borrower.later.successes == 0)
    let lender = comparison.workspaces[1].finish
    #expect(lender.meanMs?.mean == 0 && lender.later.successes == 0, "nobody pays")
    #expect(lender.earlier.successes == 0 && comparison.worst.later.successes == 0)
    #expect(comparison.workspaces[0].borrowedMs > 0 && comparison.workspaces[1].borrowedMs == 0)
  }

  /// 200 pairs gave −1506.5 ± 24.4 s and +7.8 ± 0.9 s for slots with owners; under R14 the lender
  /// waits about half as long.
  @Test("Lending with retries: the lender pays seconds, and it is said who (R14)")
  func withRetries() async throws {
    let comparison = try await Self.comparison(
      try ScenarioRun.load("lent-slots"), deadlineSeconds: 100_000, pairs: 60)
    let borrower = try #require(comparison.workspaces[0].finish.meanMs)
    #expect(abs(borrower.mean / 1000 + 1506.5) < 24.4 + borrower.halfWidth / 1000, "\(borrower)")
    let lender = comparison.workspaces[1]
    let paid = try #require(lender.finish.meanMs)
    #expect(paid.mean > 0 && paid.mean < 8_700, "\(paid)")
    #expect(lender.finish.later.value > 0.9, "later nearly always, by seconds")
    #expect(lender.reclaims > 0 && lender.longestReclaimP95Ms > 0)
    #expect(comparison.worst.muchLater.successes == 0 && comparison.worst.later.value > 0.9)
  }

  private func expect(_ outlook: PairedOutlook, gains seconds: Double) {
    guard let mean = outlook.meanMs else {
      Issue.record("no mean difference")
      return
    }
    // The interval is Student's; of 200 pairs at 97.5 % (two workspaces) or 95 % it is at most 2.26
    // standard errors wide.
    let z = (mean.mean / 1000 - seconds) / (mean.halfWidth / 1000 / 2.26)
    #expect(abs(z) < allowedDeviations, "\(mean.mean / 1000) s, z \(z)")
  }
}
