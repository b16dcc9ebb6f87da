import Planning
import Scheduling
import Testing

@testable import Reporting

@Suite struct BoundsWordsTests {
  private func lines(
    slots: Int = 2, _ obstacles: [Obstacle] = [], after elapsedMs: Int64 = 300
  ) throws -> [String] {
    let report = try PlannedClinics.report(PlannedClinics.plan(.infeasible))
    var known = report.plan.feasibility
    known.busySlots = slots
    known.obstacles = obstacles
    return BoundsWords(
      campaigns: report.campaigns, clock: report.clock, start: report.start,
      deadline: report.plan.question.deadline
    ).lines(known, elapsedMs: elapsedMs)
  }

  @Test(
    arguments: [
      (34, 640, "bounds after 640 ms: work for about 34 slots"),
      (1, 2_340, "bounds after 2.3 s: work for about 1 slot"),
      (1_200, 90, "bounds after 90 ms: work for about 1,200 slots"),
    ] as [(Int, Int64, String)])
  func workIsTold(slots: Int, elapsedMs: Int64, text: String) throws {
    #expect(try lines(slots: slots, after: elapsedMs) == [text])
  }

  @Test func whatStandsInTheWayIsNamed() throws {
    let pace = Obstacle.pace(campaign: CampaignID(rawValue: 0), possible: 10, needed: 2_000)
    let told = try lines([pace, .trunkRate(possible: 1, needed: 2)])
    #expect(told.allSatisfy { $0.count <= 80 })
    #expect(
      told.joined(separator: " ")
        == "bounds after 300 ms: no number of slots will do. north/reminders may start 10 calls"
        + " by then, of about 2,000 that it needs. Let it start calls faster.")
  }

  @Test func theDeadlineIsNamed() throws {
    let closed = Obstacle.closedHours(campaign: CampaignID(rawValue: 0))
    #expect(try lines([closed]).joined(separator: " ").contains("may call nobody before"))
  }
}
