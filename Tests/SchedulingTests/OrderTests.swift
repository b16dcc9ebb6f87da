import Scheduling
import TestSupport
import Testing

/// Who is called first, and when a campaign's time is up.
struct OrderTests {
  @Test("R14: an owner takes freed slots before a borrower of higher priority; nothing is cut")
  func ownerBeforeBorrower() {
    var setup = Setup([
      .organisation(2), .workspace(.soft(1, max: nil)), .campaign(in: 1),
      .workspace(.soft(1, max: nil)), .campaign(in: 3),
    ])
    setup.open(pool: 2, tasks: 4, priority: .high)
    setup.open(pool: 4, tasks: 2, priority: .low, from: 1)
    expectTimeline(
      setup,
      """
      slot 0  aaacccddd
      slot 1  bbbeeefff
      """
    ) { _, _, _ in .minutes(3) }
  }

  @Test(
    "R30: first attempts first, or retries that are due",
    arguments: [(AttemptPriority.firstAttemptsFirst, [0, 1, 2, 0]), (.dueFirst, [0, 0, 1, 2])])
  func attemptPriority(priority: AttemptPriority, order: [Int]) {
    var setup = Setup(slots: 1)
    setup.open(tasks: 3, retry: .attempts(2, after: 0), attemptPriority: priority)
    let run = ScriptedWorld.run(setup) { task, number, _ in
      .minutes(1, task.rawValue == 0 && number == 1 ? .busy : .completed)
    }
    #expect(run.order == order)
  }

  @Test("R10: what comes due in closed hours waits for the opening and keeps its rank")
  func closedHours() {
    var setup = Setup(slots: 1)
    setup.open(
      tasks: 3, retry: .attempts(2, after: 4), attemptPriority: .dueFirst,
      windows: [.minutes((0, 2), (20, 30))])
    let run = ScriptedWorld.run(setup) { _, number, _ in
      .minutes(1, number == 1 ? .noAnswer : .completed)
    }
    #expect(run.order == [0, 1, 0, 1, 2, 2])
    #expect(run.startMinutes(of: 0) == [0, 20])
    #expect(run.startMinutes(of: 2) == [22, 27])
  }

  @Test("R9, R37: at the end time queued tasks are archived and running calls finish")
  func endTime() {
    var setup = Setup(slots: 1)
    let campaign = setup.open(tasks: 3, to: 5, retry: .attempts(2, after: 1))
    let run = ScriptedWorld.run(setup) { _, _, _ in .minutes(3, .busy) }
    #expect(run.order == [0, 1])
    #expect(run.closed.map(\.disposition) == [.archived, .archived, .archived])
    #expect(run.closed.map { Int($0.task.rawValue) } == [0, 2, 1])
    #expect(run.closed.map(\.at) == [.minute(5), .minute(5), .minute(6)])
    #expect(run.states(of: campaign).map(\.minute) == [0, 0, 5])
    #expect(run.states(of: campaign).map(\.state) == [.scheduled, .running, .completed])
  }
}
