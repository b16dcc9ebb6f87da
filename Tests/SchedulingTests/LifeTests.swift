import Scheduling
import TestSupport
import Testing

/// The life of campaigns and tasks: which command is allowed when, and what comes of it.
struct LifeTests {
  static let first = CampaignID(rawValue: 0)

  /// A scheduler with one slot and a campaign of two tasks that was brought into this state.
  static func scheduler(in state: CampaignState) -> Scheduler {
    var scheduler = Scheduler(slots: SlotTree(Setup(slots: 1).pools))
    var effects = Effects()
    let campaign = Campaign(
      pool: PoolID(rawValue: 2), isDraft: state == .draft,
      start: state == .scheduled ? .minute(60) : .minute(0), retry: .attempts(1))
    var commands: [Command] = [
      .openCampaign(campaign), .addTasks(TaskBatch(campaign: first, count: 2)),
    ]
    switch state {
    case .draft, .scheduled, .running: break
    case .paused: commands.append(.pauseCampaign(first))
    case .cancelled: commands.append(.cancelCampaign(first))
    case .failed: commands.append(.failCampaign(first))
    case .completed:
      commands += (0...1).map { .removeTask(TaskID(rawValue: $0)) }
    }
    for command in commands {
      #expect(scheduler.apply(command, at: .minute(0), into: &effects) == nil)
      if case .addTasks = command, state != .completed {
        _ = scheduler.settle(at: .minute(0), into: &effects)
      }
    }
    _ = scheduler.settle(at: .minute(0), into: &effects)
    #expect(scheduler.state(of: first) == state)
    return scheduler
  }

  static let permissions: [(CampaignState, String)] = [
    (.draft, "addTasks start cancel fail seal duplicate update retry skip remove setCallback"),
    (.scheduled, "addTasks start cancel fail seal duplicate update retry skip remove setCallback"),
    (.running, "addTasks pause cancel fail seal duplicate update retry skip remove setCallback"),
    (
      .paused,
      "addTasks start resume cancel fail seal duplicate update retry skip remove setCallback"
    ),
    (.completed, "duplicate"), (.cancelled, "duplicate"), (.failed, "duplicate"),
  ]

  @Test("R37: a state allows these commands and refuses all others", arguments: permissions)
  func allows(state: CampaignState, allowed: String) {
    let names = state.allowedCommands.map { "\($0)" }
    #expect(names.joined(separator: " ") == allowed)
    let commands: [(CommandKind, Command)] = [
      (.addTasks, .addTasks(TaskBatch(campaign: Self.first, count: 1))),
      (.start, .startCampaign(Self.first)), (.pause, .pauseCampaign(Self.first)),
      (.resume, .resumeCampaign(Self.first)), (.cancel, .cancelCampaign(Self.first)),
      (.fail, .failCampaign(Self.first)), (.seal, .sealCampaign(Self.first)),
      (.duplicate, .duplicateCampaign(Self.first)),
    ]
    for (kind, command) in commands {
      var scheduler = Self.scheduler(in: state)
      var effects = Effects()
      let refusal = scheduler.apply(command, at: .minute(1), into: &effects)
      guard names.contains("\(kind)") else {
        let expected = Refusal(.campaign(Self.first, state), allowed: state.allowedCommands)
        #expect(refusal == expected, "\(kind)")
        #expect(effects.count == 0, "a refused command changes nothing")
        continue
      }
      #expect(refusal == nil, "\(kind)")
    }
  }

  @Test("R37: what does not exist is refused by its number")
  func unknown() {
    var scheduler = Self.scheduler(in: .running)
    var effects = Effects()
    let campaign = CampaignID(rawValue: 7)
    let task = TaskID(rawValue: 99)
    let pool = PoolID(rawValue: 9)
    let refusals: [(Command, Refusal.Obstacle)] = [
      (.pauseCampaign(campaign), .noCampaign(campaign)), (.skipTask(task), .noTask(task)),
      (.setSlots(pool, .hard(1)), .noPool(pool)),
    ]
    for (command, obstacle) in refusals {
      #expect(scheduler.apply(command, at: .minute(1), into: &effects) == Refusal(obstacle))
    }
  }

  @Test("R36, R37: only a queued task is skipped or removed, only a failed one is retried")
  func tasks() {
    var scheduler = Self.scheduler(in: .running)
    var effects = Effects()
    let calling = TaskID(rawValue: 0)
    let queued = TaskID(rawValue: 1)
    let refusal = scheduler.apply(.skipTask(calling), at: .minute(1), into: &effects)
    #expect(refusal == Refusal(.task(calling, .calling)))
    let retry = scheduler.apply(.retryTask(queued), at: .minute(1), into: &effects)
    let allowed: [CommandKind] = [.skip, .remove, .setCallback]
    #expect(retry == Refusal(.task(queued, .queued), allowed: allowed))
    scheduler.apply(.pauseCampaign(Self.first), at: .minute(1), into: &effects)
    #expect(scheduler.state(of: queued) == .paused)
    #expect(scheduler.apply(.skipTask(queued), at: .minute(1), into: &effects) == nil)
    #expect(scheduler.state(of: queued) == .skipped)
  }

  @Test("R37: pausing lets the call finish; what came due meanwhile is due at once")
  func pause() {
    var setup = Setup(slots: 1)
    let id = setup.open(tasks: 2, retry: .attempts(2, after: 1))
    setup.insert(.pauseCampaign(id), at: .minute(1))
    setup.insert(.resumeCampaign(id), at: .minute(8))
    expectTimeline(setup, "slot 0  aaa.....bbbaaabbb") { _, _, _ in .minutes(3, .busy) }
  }

  @Test("R37: cancelling archives what waits and lets the call finish")
  func cancel() {
    var setup = Setup(slots: 1)
    let id = setup.open(tasks: 2, retry: .attempts(2, after: 1))
    setup.insert(.cancelCampaign(id), at: .minute(1))
    let run = ScriptedWorld.run(setup) { _, _, _ in .minutes(3, .busy) }
    #expect(Timeline(run).description == "slot 0  aaa")
    #expect(run.closed.map(\.disposition) == [.archived, .archived])
    #expect(run.states(of: id).map(\.state) == [.scheduled, .running, .cancelled])
  }

  @Test("R35: a draft waits for its command, and then for its time")
  func draft() {
    var setup = Setup(slots: 1)
    let draft = Campaign(
      pool: PoolID(rawValue: 2), isDraft: true, start: .minute(4), retry: .attempts(1))
    let late = setup.open(draft, tasks: 1)
    let early = setup.open(draft, tasks: 1)
    setup.insert(.startCampaign(early), at: .minute(1))
    setup.insert(.startCampaign(late), at: .minute(6))
    let run = expectTimeline(setup, "slot 0  ....bbaa") { _, _, _ in .minutes(2) }
    #expect(run.states(of: early).map(\.minute) == [0, 1, 4, 6])
    #expect(run.states(of: late).map(\.state) == [.draft, .running, .completed])
  }

  @Test("R37: a failed contact gets one more attempt, once for each time it is asked")
  func retry() {
    var setup = Setup(slots: 1)
    let keepsRunning = setup.open(tasks: 2, retry: .attempts(1))
    setup.insert(.retryTask(TaskID(rawValue: 0)), at: .minute(1))
    setup.insert(.retryTask(TaskID(rawValue: 0)), at: .minute(4))
    let run = expectTimeline(setup, "slot 0  abbbbaa") { task, number, _ in
      .minutes(task.rawValue == 1 ? 4 : Int(number), .noAnswer)
    }
    #expect(run.commands.map(\.isRefused) == [false, false, false, true])
    #expect(run.states(of: keepsRunning).last?.minute == 7)
  }

  @Test("R25, R37: a callback that is set replaces what the task waits for")
  func setCallback() {
    var setup = Setup(slots: 1)
    setup.open(tasks: 3)
    setup.insert(.setCallback(TaskID(rawValue: 2), at: .minute(2)), at: .minute(1))
    setup.insert(.setCallback(TaskID(rawValue: 1), at: .minute(9)), at: .minute(1))
    expectTimeline(setup, "slot 0  aaaccc...bbb") { _, _, _ in .minutes(3) }
  }

  @Test("R37: a duplicate is a draft of the same tasks, none of them called")
  func duplicate() {
    var setup = Setup(slots: 1)
    let id = setup.open(tasks: 3)
    setup.insert(.removeTask(TaskID(rawValue: 2)), at: .minute(1))
    setup.insert(.duplicateCampaign(id), at: .minute(5))
    setup.insert(.startCampaign(CampaignID(rawValue: 1)), at: .minute(8))
    expectTimeline(setup, "slot 0  aabb....ddee") { _, _, _ in .minutes(2) }
  }

  @Test("R36: a task is given up at its own end; one without patience starts at once or never")
  func expiry() {
    var setup = Setup(slots: 1)
    let id = setup.open(tasks: 0)
    let open = Campaign(
      pool: PoolID(rawValue: 2), kind: .realtime, start: .minute(0), retry: .attempts(1))
    let stream = setup.open(open, tasks: 0)
    for (minute, expiry) in [(0, 0), (1, 3), (1, 4), (2, 2)] {
      let batch = TaskBatch(campaign: stream, count: 1, expiry: [.minute(expiry)])
      setup.insert(.addTasks(batch), at: .minute(minute))
    }
    setup.insert(.sealCampaign(stream), at: .minute(3))
    let run = expectTimeline(setup, "slot 0  aaaccc") { _, _, _ in .minutes(3) }
    #expect(run.states(of: id).last?.state == .completed)
    let ends = run.closed.map { "\($0.task.rawValue) \($0.disposition)" }
    #expect(ends == ["3 blocked", "0 completed", "1 expired", "2 completed"])
    #expect(run.states(of: stream).last?.minute == 6)
  }

  @Test("R37: a retry lifts the end of its task, at the very instant of that end, too")
  func retryAtTheEnd() {
    var setup = Setup(slots: 1)
    let stream = Campaign(
      pool: PoolID(rawValue: 2), kind: .realtime, start: .minute(0), retry: .attempts(1))
    let id = setup.open(stream, tasks: 0)
    setup.insert(
      .addTasks(TaskBatch(campaign: id, count: 1, expiry: [.minute(6)])), at: .minute(1))
    setup.insert(.retryTask(TaskID(rawValue: 0)), at: .minute(6))
    expectTimeline(setup, "slot 0  .aa...aa") { _, _, _ in .minutes(2, .noAnswer) }
  }

  @Test("R35: a realtime campaign waits for more until it is sealed")
  func realtime() {
    var setup = Setup(slots: 1)
    let open = Campaign(
      pool: PoolID(rawValue: 2), kind: .realtime, start: .minute(0), retry: .attempts(1))
    let id = setup.open(open, tasks: 1)
    setup.add(1, to: id, at: .minute(5))
    setup.insert(.sealCampaign(id), at: .minute(9))
    let run = expectTimeline(setup, "slot 0  aa...bb") { _, _, _ in .minutes(2) }
    #expect(run.states(of: id).last?.minute == 9)
  }
}
