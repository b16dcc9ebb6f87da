import Scheduling
import TestSupport
import Testing

/// When the next attempt is due, and for whom there is none.
struct RetryRulesTests {
  @Test("R24: the next attempt is due one interval after the END of the last")
  func intervalCountsFromTheEnd() {
    var setup = Setup(slots: 2)
    setup.open(tasks: 3, retry: .attempts(2, after: 3))
    expectTimeline(
      setup,
      """
      slot 0  aaccccccc
      slot 1  bbbb.aa
      """
    ) { task, number, _ in
      switch (task.rawValue, number) {
      case (0, 1): .minutes(2, .noAnswer)
      case (0, _): .minutes(2)
      case (1, _): .minutes(4)
      default: .minutes(7)
      }
    }
  }
}
