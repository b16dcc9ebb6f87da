import Planning
import Scenarios
import Simulating
import Statistics
import Testing

/// Hard against soft slots by pairs of runs, as `dialcast compare` sums them up.
struct LendingComparedTests {
  private static func side(_ scenario: Scenario, pairs: Int) -> ComparedSide {
    let runs = (0..<pairs).compactMap {
      simulate(scenario.model, seed: scenario.seed, replication: $0).map(RunFigures.init)
    }
    return ComparedSide(
      outline: ScenarioOutline(
        of: scenario.model,
        campaigns: scenario.directory.campaigns.map { ($0.workspace, $0.name) },
        pools: scenario.directory.pools),
      runs: runs)
  }

  /// Published means of 30 and 4 contacts on 2 and 4 slots: 930 s with hard slots, 426.7572 s with
  /// soft ones. The lender is never hurt, because everybody may be called from the start.
  @Test("Lending without retries: the borrower gains as published, nobody pays (R14)")
  func withoutRetries() throws {
    let hard = try ScenarioRun.load("two-teams")
    let soft = try ScenarioRun.load(
      "two-teams", ["workspaces.a.mode=soft", "workspaces.b.mode=soft"])
    let comparison = Comparison(Self.side(hard, pairs: 200), Self.side(soft, pairs: 200))
    let borrower = try #require(comparison.workspaces[0].finish)
    let z =
      (borrower.mean.mean / 1000 - (426.7572 - 930))
      / (borrower.mean.halfWidth / 1000 / 2.258)
    #expect(abs(z) < allowedDeviations, "\(borrower.mean.mean / 1000) s")
    let lender = try #require(comparison.workspaces[1].finish)
    #expect(lender.mean.mean == 0 && lender.mean.halfWidth == 0, "nobody pays")
    #expect(comparison.whole.finish?.verdict == .improved)
  }

  /// 200 pairs gave −1506.5 ± 24.4 s and +7.8 ± 0.9 s for slots with owners; under R14 the lender
  /// waits about half as long.
  @Test("Lending with retries: the lender pays seconds, and it is said who (R14)")
  func withRetries() throws {
    let hard = try ScenarioRun.load("lent-slots")
    let soft = try ScenarioRun.load(
      "lent-slots", ["workspaces.a.mode=soft", "workspaces.b.mode=soft"])
    let comparison = Comparison(
      Self.side(hard, pairs: 60), Self.side(soft, pairs: 60),
      settings: .init(practicalMs: 60_000))
    let borrower = try #require(comparison.workspaces[0].finish)
    let lender = try #require(comparison.workspaces[1].finish)
    #expect(abs(borrower.mean.mean / 1000 + 1506.5) < 24.4 + borrower.mean.halfWidth / 1000)
    #expect(lender.mean.lower > 0 && lender.mean.upper < 8_700, "\(lender.mean)")
    #expect(lender.later.value > 0.9, "later nearly always, by seconds")
    #expect(lender.verdict == .withinNoise, "seconds do not count where a minute does")
    let pool = try #require(comparison.pools.last { $0.path.hasSuffix("b") })
    #expect(pool.first.reclaims == 0 && pool.second.reclaims > 0)
    // The luck is shared: independent runs would take many times as many.
    #expect(borrower.varianceReductionFactor > 2)
  }
}
