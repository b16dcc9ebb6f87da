import Scheduling
import TestSupport
import Testing

/// Settings and slots that change while calls run.
struct ChangeTests {
  /// A setup with a campaign of so many tasks, one slot unless told otherwise, and its settings.
  static func setup(slots: Int = 1, tasks: Int, retry: RetryPolicy) -> (Setup, Campaign) {
    var setup = Setup(slots: slots)
    let campaign = Campaign(pool: PoolID(rawValue: 2), start: .minute(0), retry: retry)
    setup.open(campaign, tasks: tasks)
    return (setup, campaign)
  }

  @Test("R38: lowered attempts end what has used them up, and hold for what comes")
  func attempts() {
    var (setup, campaign) = Self.setup(tasks: 2, retry: .attempts(3, after: 4))
    campaign.classes[0].retry = .attempts(1, after: 4)
    setup.insert(.updateCampaign(LifeTests.first, campaign), at: .minute(2))
    let run = expectTimeline(setup, "slot 0  abb") { task, _, _ in
      .minutes(task.rawValue == 0 ? 1 : 2, .noAnswer)
    }
    let ends = run.closed.map {
      "\($0.task.rawValue) \($0.disposition) \($0.at.milliseconds / 60_000)"
    }
    #expect(ends == ["0 failed 2", "1 failed 3"])
  }

  @Test("R38: raised attempts hold for every task that is not closed")
  func moreAttempts() {
    var (setup, campaign) = Self.setup(tasks: 2, retry: .attempts(1))
    campaign.classes[0].retry = .attempts(2, after: 1)
    setup.insert(.updateCampaign(LifeTests.first, campaign), at: .minute(1))
    expectTimeline(setup, "slot 0  abbb.bbb") { task, _, _ in
      .minutes(task.rawValue == 0 ? 1 : 3, .noAnswer)
    }
  }

  @Test("R38, R10: changed hours hold for what waits")
  func hours() {
    var (setup, campaign) = Self.setup(tasks: 3, retry: .attempts(1))
    campaign.classes[0].windows = .minutes((6, 8), (10, 20))
    setup.insert(.updateCampaign(LifeTests.first, campaign), at: .minute(1))
    expectTimeline(setup, "slot 0  aa....bb..cc") { _, _, _ in .minutes(2) }
  }

  @Test("R38: a changed priority holds for the next start")
  func priority() {
    var setup = Setup([
      .organisation(1), .workspace(.soft(1, max: nil)), .campaign(in: 1), .campaign(in: 1),
    ])
    let campaigns = (2...3).map {
      Campaign(
        pool: PoolID(rawValue: $0), priority: .normal, start: .minute(0), retry: .attempts(1))
    }
    setup.open(campaigns[0], tasks: 2)
    let urgent = setup.open(campaigns[1], tasks: 2)
    // The organisation is full, so both borrow.
    setup.pools[1].allotment = .unallotted(max: nil)
    var changed = campaigns[1]
    changed.priority = .high
    setup.insert(.updateCampaign(urgent, changed), at: .minute(1))
    expectTimeline(setup, "slot 0  aaccddbb") { _, _, _ in .minutes(2) }
  }

  @Test("R38, R32: a changed pace counts from the last start")
  func pace() {
    var (setup, campaign) = Self.setup(slots: 4, tasks: 3, retry: .attempts(1))
    campaign.pace = Pace(starts: 1, per: .minutes(3))
    setup.insert(.updateCampaign(LifeTests.first, campaign), at: .minute(0))
    campaign.pace = Pace(starts: 1, per: .minutes(5))
    setup.insert(.updateCampaign(LifeTests.first, campaign), at: .minute(4))
    let run = ScriptedWorld.run(setup) { _, _, _ in .minutes(1) }
    #expect(run.calls.map { Int($0.start.milliseconds / 60_000) } == [0, 3, 8])
  }

  @Test("R9, R38: an end that is put off no longer ends; one that is brought forward does")
  func end() {
    var (setup, campaign) = Self.setup(tasks: 4, retry: .attempts(1))
    campaign.end = .minute(3)
    setup.insert(.updateCampaign(LifeTests.first, campaign), at: .minute(0))
    campaign.end = .minute(5)
    setup.insert(.updateCampaign(LifeTests.first, campaign), at: .minute(2))
    let run = expectTimeline(setup, "slot 0  aabbcc") { _, _, _ in .minutes(2) }
    #expect(run.states(of: LifeTests.first).last?.minute == 5)
  }

  @Test("R37: settings of another pool, kind or number of classes are refused")
  func otherSettings() {
    let (_, campaign) = Self.setup(tasks: 1, retry: .attempts(1))
    var scheduler = LifeTests.scheduler(in: .running)
    var effects = Effects()
    var others = [campaign, campaign, campaign, campaign]
    others[0].pool = PoolID(rawValue: 1)
    others[1].kind = .realtime
    others[2].classes.append(campaign.classes[0])
    others[3].tieBreak = .shuffled(seed: 1)
    for other in others {
      let refusal = scheduler.apply(
        .updateCampaign(LifeTests.first, other), at: .minute(1), into: &effects)
      #expect(refusal?.obstacle == .settings(LifeTests.first))
    }
  }

  @Test("R19: slots lowered below what runs cut nothing; raised ones count at once")
  func slots() {
    var (setup, _) = Self.setup(slots: 3, tasks: 6, retry: .attempts(1))
    setup.insert(.setSlots(PoolID(rawValue: 1), .hard(1)), at: .minute(1))
    setup.insert(.setSlots(PoolID(rawValue: 1), .hard(3)), at: .minute(6))
    expectTimeline(
      setup,
      """
      slot 0  aaaadddd
      slot 1  bbbb..eeee
      slot 2  cccc..ffff
      """
    ) { _, _, _ in .minutes(4) }
  }

  @Test("R19: slots above the parent's are refused with both figures")
  func overAllotted() {
    var scheduler = LifeTests.scheduler(in: .running)
    var effects = Effects()
    let refusal = scheduler.apply(
      .setSlots(PoolID(rawValue: 1), .hard(5)), at: .minute(1), into: &effects)
    let problem = SlotTree.Problem.overAllotted(pool: 0, allotted: 5, available: 1)
    #expect(refusal == Refusal(.slots([problem])))
    #expect(scheduler.slots.ceiling(of: PoolID(rawValue: 1)) == 1)
  }

  @Test("R19: lost slots cut nothing, start nothing, and come back")
  func lostSlots() {
    var (setup, _) = Self.setup(slots: 2, tasks: 5, retry: .attempts(1))
    setup.insert(.loseSlots(1), at: .minute(1))
    setup.insert(.loseSlots(0), at: .minute(5))
    expectTimeline(
      setup,
      """
      slot 0  aa.cccee
      slot 1  bbb..ddd
      """
    ) { task, _, _ in .minutes(task.rawValue == 0 || task.rawValue == 4 ? 2 : 3) }
  }

  @Test("R34: a changed trunk counts from the last start of all")
  func trunk() {
    var (setup, _) = Self.setup(slots: 4, tasks: 3, retry: .attempts(1))
    setup.trunk = Pace(starts: 1, per: .minutes(1))
    setup.insert(.setTrunk(Pace(starts: 1, per: .minutes(4))), at: .minute(1))
    let run = ScriptedWorld.run(setup) { _, _, _ in .minutes(1) }
    #expect(run.calls.map { Int($0.start.milliseconds / 60_000) } == [0, 4, 8])
  }
}
