import Planning
import Testing

@testable import Reporting

@Suite struct PlanProgressTextTests {
  @Test(
    arguments: [
      (
        34, false, 640, "bounds after 640 ms: work for about 34 slots; searching the fewest that do"
      ),
      (1, false, 2_340, "bounds after 2.3 s: work for about 1 slot; searching the fewest that do"),
      (
        2, true, 300,
        "bounds after 300 ms: no number of slots will do; looking for what stands in the way"
      ),
    ] as [(Int, Bool, Int64, String)])
  func boundsAreTold(slots: Int, isInfeasible: Bool, elapsedMs: Int64, text: String) {
    var known = PlannedClinics.plan(.infeasible).feasibility
    known.busySlots = slots
    known.obstacles = isInfeasible ? [.trunkRate(possible: 1, needed: 2)] : []
    #expect(PlanProgressText.bounds(known, elapsedMs: elapsedMs) == text)
    #expect(text.count < 100)
  }
}
