import TestSupport
import Testing

@testable import Scheduling

/// At most so many calls in a period.
struct AttemptCapTests {
  /// One task that is tried every minute for a minute, so that only caps hold it.
  static func starts(_ caps: [AttemptCap], attempts: Int = 5) -> [Int] {
    var setup = Setup(slots: 1)
    setup.open(
      tasks: 1, retry: .attempts(attempts, after: 1), numbers: NumberRules(caps: caps),
      of: [[0]])
    return ScriptedWorld.run(setup) { _, _, _ in .minutes(1, .noAnswer) }.startMinutes(of: 0)
  }

  static func days(_ minutes: Int...) -> AttemptCap.Period {
    .calendar(CalendarPeriods(starts: minutes.map { .minute($0) }))
  }

  @Test(
    "R26: a call waits until the oldest that counts has left the period",
    arguments: [
      ([], [0, 2, 4, 6, 8]),
      ([AttemptCap(2, per: .rolling(.minutes(10)), scope: .number)], [0, 2, 10, 12, 20]),
      ([AttemptCap(1, per: .rolling(.minutes(2)), scope: .contact)], [0, 2, 4, 6, 8]),
      ([AttemptCap(1, per: .rolling(.minutes(3)), scope: .contact)], [0, 3, 6, 9, 12]),
      ([AttemptCap(3, per: .rolling(.minutes(7)), scope: .campaign)], [0, 2, 4, 7, 9]),
      ([AttemptCap(2, per: days(0, 9, 20), scope: .number)], [0, 2, 9, 11, 20]),
      ([AttemptCap(1, per: days(5, 6), scope: .campaign)], [0, 5, 7]),
      // Every cap holds: two in five minutes, three in twenty.
      (
        [
          AttemptCap(2, per: .rolling(.minutes(5)), scope: .number),
          AttemptCap(3, per: .rolling(.minutes(20)), scope: .contact),
        ], [0, 2, 5, 20, 22]
      ),
    ])
  func periods(caps: [AttemptCap], expected: [Int]) {
    #expect(Self.starts(caps) == expected)
  }

  @Test("R26: the cap on a number counts the calls of every campaign")
  func acrossCampaigns() {
    var setup = Setup([
      .organisation(2), .workspace(.soft(2, max: nil)), .campaign(in: 1), .campaign(in: 1),
    ])
    let cap = AttemptCap(2, per: .rolling(.minutes(30)), scope: .number)
    setup.open(pool: 2, tasks: 1, retry: .attempts(4, after: 4), of: [[8]])
    setup.open(
      pool: 3, tasks: 2, from: 1, retry: .attempts(2, after: 1), numbers: NumberRules(caps: [cap]),
      of: [[8], [9]])
    let run = ScriptedWorld.run(setup) { _, _, _ in .minutes(1, .noAnswer) }
    #expect(run.startMinutes(of: 0) == [0, 5, 10, 15])
    // Its own call is the second; then two more of the other campaign count.
    #expect(run.startMinutes(of: 1) == [1, 40])
    #expect(run.startMinutes(of: 2) == [1, 3])
  }

  @Test("R26: a task that is held keeps its due time and rank, and others go meanwhile")
  func keepsItsRank() {
    var setup = Setup(slots: 1)
    let cap = AttemptCap(1, per: .rolling(.minutes(6)), scope: .contact)
    setup.open(
      tasks: 4, retry: .attempts(2, after: 1), attemptPriority: .dueFirst,
      numbers: NumberRules(caps: [cap]))
    expectTimeline(setup, "slot 0  aabbccaabbccddddd") { task, number, _ in
      .minutes(
        task.rawValue == 3 ? 5 : 2, number == 1 && task.rawValue < 3 ? .noAnswer : .completed)
    }
  }

  @Test("R26: no call for some time after a conversation, whoever had it")
  func quiet() {
    var setup = Setup([
      .organisation(2), .workspace(.soft(2, max: nil)), .campaign(in: 1), .campaign(in: 1),
    ])
    setup.open(pool: 2, tasks: 1, of: [[1]])
    setup.open(
      pool: 3, tasks: 2, from: 1, numbers: NumberRules(quietAfterConversation: .minutes(20)),
      of: [[1], [2]])
    let run = ScriptedWorld.run(setup) { _, _, _ in .minutes(3) }
    #expect(run.startMinutes(of: 1) == [23], "20 minutes after the end of the conversation")
    #expect(run.startMinutes(of: 2) == [1])
  }

  @Test("R26, R38: caps that change hold at once, and count what was called before")
  func update() {
    var setup = Setup(slots: 1)
    var campaign = Campaign(
      pool: PoolID(rawValue: 2), start: .minute(0), retry: .attempts(6, after: 1),
      numbers: NumberRules(caps: [AttemptCap(1, per: .rolling(.minutes(60)), scope: .contact)]))
    let id = setup.open(campaign, tasks: 1)
    campaign.numbers.caps = [AttemptCap(3, per: .rolling(.minutes(30)), scope: .campaign)]
    setup.insert(.updateCampaign(id, campaign), at: .minute(10))
    let run = ScriptedWorld.run(setup) { _, _, _ in .minutes(1, .noAnswer) }
    #expect(run.startMinutes(of: 0) == [0, 10, 12, 30, 40, 42])
  }

  @Test("R26, R37: a held task can be skipped, called back and archived")
  func commands() {
    var setup = Setup(slots: 4)
    let cap = AttemptCap(1, per: .rolling(.minutes(60)), scope: .contact)
    setup.open(
      tasks: 4, to: 80, retry: .attempts(3, after: 1), numbers: NumberRules(caps: [cap]))
    setup.insert(.skipTask(TaskID(rawValue: 0)), at: .minute(10))
    setup.insert(.removeTask(TaskID(rawValue: 1)), at: .minute(10))
    setup.insert(.setCallback(TaskID(rawValue: 2), at: .minute(70)), at: .minute(10))
    let run = ScriptedWorld.run(setup) { _, _, _ in .minutes(1, .noAnswer) }
    #expect(run.startMinutes(of: 2) == [0, 70])
    #expect(run.startMinutes(of: 3) == [0, 60])
    let ends = run.closed.map { "\($0.task.rawValue) \($0.disposition)" }
    #expect(ends == ["0 skipped", "1 removed", "2 archived", "3 archived"])
  }
}
