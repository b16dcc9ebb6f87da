import TestSupport
import Testing

@testable import Scheduling

/// Numbers that must not be called, do not exist, or are in a call already.
struct DoNotCallTests {
  static func number(_ value: UInt32) -> NumberID { NumberID(rawValue: value) }

  static func ends(_ run: Run) -> [String] {
    run.closed.map { "\($0.task.rawValue) \($0.disposition) \($0.at.milliseconds / 60_000)" }
  }

  @Test("R28: a number that is in a call is passed over, or waited for if it is the last")
  func inCall() {
    var setup = Setup(slots: 3)
    setup.open(tasks: 3, of: [[1], [1, 2], [1]])
    let run = expectTimeline(
      setup,
      """
      slot 0  aaaacccc
      slot 1  bbbb
      """
    ) { _, _, _ in .minutes(4) }
    #expect(run.starts.map(\.destination) == [0, 1, 0])
  }

  @Test("R28, R42: listed numbers are passed over; contacts without another fail at once")
  func listed() {
    var setup = Setup(slots: 1)
    setup.insert(.doNotCall([Self.number(1), Self.number(3)]), at: .minute(0))
    setup.open(tasks: 3, from: 2, of: [[1, 2], [3], [4]])
    let run = ScriptedWorld.run(setup) { _, _, _ in .minutes(1) }
    #expect(run.starts.map(\.destination) == [1, 0])
    #expect(Self.ends(run) == ["1 failed 0", "0 completed 3", "2 completed 4"])
  }

  @Test("R42: a listed number ends its tasks and callbacks everywhere; the call finishes")
  func midway() {
    var setup = Setup([
      .organisation(1), .workspace(.soft(1, max: nil)), .campaign(in: 1), .campaign(in: 1),
    ])
    setup.open(
      pool: 2, tasks: 3, priority: .high, retry: .attempts(3, after: 1), of: [[1], [2], [1]])
    setup.open(pool: 3, tasks: 2, of: [[2], [1, 5]])
    setup.insert(.doNotCall([Self.number(1)]), at: .minute(1))
    setup.insert(.doNotCall([Self.number(2)]), at: .minute(4))
    let run = ScriptedWorld.run(setup) { task, _, _ in
      task.rawValue == 1 ? .minutes(1, .callback, callbackAfter: 20) : .minutes(2, .noAnswer)
    }
    #expect(
      Self.ends(run) == ["2 failed 1", "0 failed 2", "1 failed 4", "3 failed 5", "4 failed 7"])
    #expect(run.order == [0, 1, 3, 4])
    #expect(run.starts.map(\.destination) == [0, 0, 0, 1])
  }

  @Test("R42: who asks not to be called is called by nobody any more")
  func asked() {
    var setup = Setup(slots: 1)
    setup.open(tasks: 3, of: [[1], [1], [2]])
    let run = ScriptedWorld.run(setup) { task, _, _ in
      .minutes(1, task.rawValue == 0 ? .doNotCall : .completed)
    }
    #expect(Self.ends(run) == ["0 completed 1", "1 failed 1", "2 completed 2"])
  }

  @Test("R28: an invalid number uses up an attempt, and the next one is called after it")
  func invalid() {
    var setup = Setup(slots: 1)
    let policy = RetryPolicy(
      maxAttempts: 3, intervals: [.minutes(9)],
      intervalsByOutcome: [(.failed, [.minutes(4)])])
    setup.open(tasks: 2, retry: policy, of: [[1, 2], [3]])
    let run = ScriptedWorld.run(setup) { task, number, _ in
      .minutes(1, task.rawValue == 1 || number == 1 ? .invalidNumber : .noAnswer)
    }
    #expect(run.startMinutes(of: 0) == [0, 5, 15])
    #expect(run.calls.filter { $0.dial.task.rawValue == 0 }.map(\.dial.destination) == [0, 1, 1])
    #expect(Self.ends(run) == ["1 failed 2", "0 failed 16"])
  }

  @Test("R28, R37: a task whose numbers are all dead gets no further attempt")
  func retry() {
    var setup = Setup(slots: 1)
    setup.open(tasks: 2, retry: .attempts(1), of: [[1], [2]])
    setup.insert(.addTasks(TaskBatch(campaign: CampaignID(rawValue: 0), count: 1)), at: .minute(0))
    setup.insert(.doNotCall([Self.number(1)]), at: .minute(4))
    setup.insert(.retryTask(TaskID(rawValue: 0)), at: .minute(5))
    setup.insert(.retryTask(TaskID(rawValue: 1)), at: .minute(5))
    let run = ScriptedWorld.run(setup) { task, _, _ in
      .minutes(task.rawValue == 2 ? 9 : 1, .noAnswer)
    }
    #expect(run.startMinutes(of: 0) == [0])
    #expect(run.startMinutes(of: 1) == [1, 11])
  }

  @Test("R28: one refusal names the contact")
  func refusal() {
    var scheduler = Scheduler(slots: SlotTree([.organisation(1), .campaign(in: 0)]))
    var effects = Effects()
    let campaign = Campaign(pool: PoolID(rawValue: 1), start: .minute(0), retry: .attempts(1))
    scheduler.apply(.openCampaign(campaign), at: .minute(0), into: &effects)
    let batch = TaskBatch(
      campaign: CampaignID(rawValue: 0), count: 2, numbers: ContactNumbers([[4], [5]]))
    scheduler.apply(.addTasks(batch), at: .minute(0), into: &effects)
    scheduler.apply(.doNotCall([Self.number(4)]), at: .minute(0), into: &effects)
    let refusal = scheduler.refusal(of: .retryTask(TaskID(rawValue: 0)))
    #expect(refusal == Refusal(.noNumber(TaskID(rawValue: 0))))
  }

  @Test("R29: who waits for a number in a call keeps its place before those that came later")
  func keepsItsRank() {
    var setup = Setup(slots: 2)
    setup.open(tasks: 5, of: [[1], [1], [2], [3], [4]])
    // b waits for the call of a, comes back at 3 and goes before d and e.
    expectTimeline(
      setup,
      """
      slot 0  aaabbbeee
      slot 1  cccddd
      """
    ) { _, _, _ in .minutes(3) }
  }
}
