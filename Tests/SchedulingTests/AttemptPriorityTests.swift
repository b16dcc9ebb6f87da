import Scheduling
import TestSupport
import Testing

/// R30: which attempt of a campaign comes first, and beside those of others.
struct AttemptPriorityTests {
  /// The order in which tasks of one slot start; every call takes a minute, and so does the wait
  /// for a retry where none is told.
  func order(
    tasks: Int, _ priority: AttemptPriority, attempts: Int = 2, after minutes: Int = 0
  ) -> [Int] {
    var setup = Setup(slots: 1)
    setup.open(
      tasks: tasks, retry: .attempts(attempts, after: minutes), attemptPriority: priority)
    return ScriptedWorld.run(setup) { _, _, _ in .minutes(1, .busy) }.order
  }

  @Test("R30: a mix of one new task for n retries, as long as both are due")
  func mix() {
    // Retries are due at once: a new task, then its own retry and nothing else to mix.
    #expect(order(tasks: 3, .mix(retriesPerFirst: 1)) == [0, 0, 1, 1, 2, 2])
    // From minute 4 on the first retries are due, a minute apart.
    #expect(
      order(tasks: 9, .mix(retriesPerFirst: 1), after: 3)
        == [0, 1, 2, 3, 0, 4, 1, 5, 2, 6, 3, 7, 4, 8, 5, 6, 7, 8])
    #expect(
      order(tasks: 9, .mix(retriesPerFirst: 2), after: 3)
        == [0, 1, 2, 3, 0, 1, 4, 2, 3, 5, 4, 6, 7, 5, 8, 6, 7, 8])
  }

  @Test("R30: where one kind has nothing due the other goes, and is not paid back")
  func mixWithoutRetries() {
    // No retry is due for ten minutes; then one new task, two retries and so on.
    let order = order(tasks: 14, .mix(retriesPerFirst: 2), after: 10)
    #expect(Array(order.prefix(11)) == Array(0...10))
    #expect(
      Array(order.dropFirst(11)) == [0, 1, 11, 2, 3, 12, 4, 5, 13, 6, 7, 8, 9, 10, 11, 12, 13])
  }

  @Test("R30: a callback goes first and does not count for the mix")
  func mixAndCallbacks() {
    var setup = Setup(slots: 1)
    setup.open(
      tasks: 4, retry: .attempts(2, after: 1), attemptPriority: .mix(retriesPerFirst: 1))
    let run = ScriptedWorld.run(setup) { task, number, _ in
      task.rawValue == 0 && number == 1
        ? .minutes(1, .callback, callbackAfter: 1) : .minutes(1, number == 1 ? .busy : .completed)
    }
    // 0 asks to be called at minute 2; it is the turn of retries still when 1 is due at 3.
    #expect(run.order == [0, 1, 0, 1, 2, 3, 2, 3])
  }

  @Test(
    "R30: a priority for each attempt, the last one repeats",
    arguments: [
      ([100, 90, 80], [0, 1, 2, 0, 1, 2, 0, 1, 2]), ([50, 100], [0, 0, 0, 1, 1, 1, 2, 2, 2]),
      ([50, 60, 10], [0, 0, 1, 1, 2, 2, 0, 1, 2]), ([7], [0, 1, 2, 0, 1, 2, 0, 1, 2]),
    ] as [([UInt8], [Int])])
  func byAttempt(priorities: [UInt8], order: [Int]) {
    #expect(self.order(tasks: 3, .byAttempt(priorities), attempts: 3) == order)
  }

  @Test(
    "R30: ranks of different campaigns are compared as numbers; 100 stands beside a first attempt",
    arguments: [(100, [0, 3, 1, 2]), (99, [0, 1, 2, 3])] as [(UInt8, [Int])])
  func ranksAcrossCampaigns(priority: UInt8, order: [Int]) {
    var setup = Setup([
      .organisation(1), .workspace(.soft(1, max: nil)), .campaign(in: 1), .campaign(in: 1),
    ])
    // Both borrow from the workspace in turn unless their ranks decide: neither owns a slot.
    setup.pools[2].allotment = .soft(0, max: nil)
    setup.pools[3].allotment = .soft(0, max: nil)
    setup.open(pool: 2, tasks: 3, tieBreak: .listOrder)
    setup.open(pool: 3, tasks: 1, attemptPriority: .byAttempt([priority]))
    // At minute 0 they tie in all but the rank and the campaign; 3 is as old as 0.
    let run = ScriptedWorld.run(setup) { _, _, _ in .minutes(1) }
    #expect(run.order == order)
  }
}
