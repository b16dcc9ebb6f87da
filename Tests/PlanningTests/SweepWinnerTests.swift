import Scheduling
import Simulating
import Statistics
import Testing

@testable import Planning

/// Which variant of a sweep is named, and which is not.
@Suite struct SweepWinnerTests {
  /// Forty runs of forty reach 90 % if nothing else was tried; of fifty tries one may be lucky.
  @Test func theMoreCellsTheMoreEvidence() {
    let all = Proportion(40, of: 40)
    #expect(GoalVerdict(all, goal: 0.9, confidence: 0.95) == .reached)
    #expect(GoalVerdict(all, goal: 0.9, confidence: 1 - 0.05 / 50) == .open)
    #expect(GoalVerdict(Proportion(30, of: 40), goal: 0.9, confidence: 0.95) == .missed)
  }

  private static func winner(
    _ verdicts: [GoalVerdict], _ costs: [Double], asItIs: Set<Int> = [0], spread: Double = 0
  ) -> SweepWinner? {
    SweepWinner(
      verdicts,
      costs: costs.enumerated().map { place, cost in
        (0..<20).map { cost + spread * Double(($0 * 7 + place * 3) % 5 - 2) }
      }, isAsItIs: costs.indices.map(asItIs.contains), confidence: 0.99)
  }

  @Test func theCheapestThatReachesTheGoalIsNamed() throws {
    let winner = try #require(Self.winner([.missed, .missed, .reached, .reached], [9, 1, 2, 3]))
    #expect(winner.place == 2 && !winner.isAsItIs)
    #expect(winner.cheaperButOpen == 0 && winner.asCheap == 0)
  }

  @Test func noneIsNamedIfNoneIsShownToReachTheGoal() {
    #expect(Self.winner([.missed, .open, .missed], [9, 1, 2]) == nil)
  }

  @Test func whatIsCheaperAndOpenIsTold() throws {
    let winner = try #require(Self.winner([.missed, .open, .open, .reached], [9, 1, 5, 3]))
    #expect(winner.place == 3 && winner.cheaperButOpen == 1)
  }

  /// The scenario as it is is no change, whether it stands in the grid or not.
  @Test(arguments: [[0], [0, 2]]) func theScenarioAsItIsIsNoChange(asItIs: [Int]) throws {
    let winner = try #require(
      Self.winner([.reached, .reached, .reached], [2, 3, 2], asItIs: Set(asItIs)))
    #expect(winner.place == 0 && winner.isAsItIs)
  }

  @Test func nobodyChangesAnythingForNoise() throws {
    let costs = [100, 99.9, 150]
    let noisy = try #require(Self.winner([.reached, .reached, .reached], costs, spread: 10))
    #expect(noisy.isAsItIs)
    let sure = try #require(Self.winner([.reached, .reached, .reached], costs))
    #expect(sure.place == 1 && !sure.isAsItIs)
  }

  @Test func whatMayBeAsCheapIsTold() throws {
    let winner = try #require(Self.winner([.missed, .reached, .reached, .reached], [1, 5, 5, 9]))
    #expect(winner.place == 1 && winner.asCheap == 1)
  }
}
