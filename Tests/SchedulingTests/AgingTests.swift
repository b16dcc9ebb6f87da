import Scheduling
import TestSupport
import Testing

/// R31: waiting raises a task by one level every so many hours.
struct AgingTests {
  /// A campaign of high priority with an endless list and an old one that ages, on one slot that
  /// neither owns; returns the minute in which the old one's task starts.
  func startMinute(of priority: CampaignPriority, aging: TimeSpan?) -> Int? {
    var setup = Setup([
      .organisation(1), .workspace(.soft(1, max: nil)),
      .campaign(in: 1, .soft(0, max: nil)), .campaign(in: 1, .soft(0, max: nil)),
    ])
    setup.open(pool: 2, tasks: 40, priority: .high)
    var old = Campaign(
      pool: PoolID(rawValue: 3), priority: priority, start: .minute(0), retry: .attempts(1))
    old.aging = aging
    setup.open(old, tasks: 1)
    return ScriptedWorld.run(setup) { _, _, _ in .minutes(1) }.startMinutes(of: 40).first
  }

  @Test(
    "R31: normal rises to high after N, low after 2 N, and then the older goes first",
    arguments: [
      (.normal, .minutes(10), 10), (.low, .minutes(10), 20), (.high, .minutes(10), 1),
      (.normal, nil, 40), (.low, .seconds(301), 11), (.low, .hours(1), 40),
    ] as [(CampaignPriority, TimeSpan?, Int)])
  func rises(priority: CampaignPriority, aging: TimeSpan?, minute: Int) {
    // Among equals the tasks of the first campaign are as old and come first by number: the one
    // that has risen starts after them only where it is not older.
    let start = startMinute(of: priority, aging: aging)
    #expect(start == minute)
  }

  @Test("R31: inside a campaign an aged retry comes before a fresh first attempt")
  func insideACampaign() {
    var setup = Setup(slots: 1)
    var campaign = Campaign(
      pool: PoolID(rawValue: 2), start: .minute(0), retry: .attempts(2, after: 2))
    campaign.aging = .minutes(5)
    let id = setup.open(campaign, tasks: 2)
    setup.add(9, to: id, at: .minute(3))
    // 0 is due again at 3, 1 at 4; both rise at 8 and 9, the others at 8, too: rank decides there.
    let run = ScriptedWorld.run(setup) { task, number, _ in
      .minutes(1, task.rawValue < 2 && number == 1 ? .busy : .completed)
    }
    #expect(run.startMinutes(of: 0) == [0, 12])
    setup = Setup(slots: 1)
    let later = setup.open(campaign, tasks: 2)
    setup.add(9, to: later, at: .minute(4))
    let other = ScriptedWorld.run(setup) { task, number, _ in
      .minutes(1, task.rawValue < 2 && number == 1 ? .busy : .completed)
    }
    #expect(other.startMinutes(of: 0) == [0, 3])
  }

  @Test("R31, R38: aging can be switched on while a campaign runs")
  func update() throws {
    var setup = Setup([
      .organisation(1), .workspace(.soft(1, max: nil)),
      .campaign(in: 1, .soft(0, max: nil)), .campaign(in: 1, .soft(0, max: nil)),
    ])
    setup.open(pool: 2, tasks: 5, priority: .high, from: 1)
    let old = setup.open(pool: 3, tasks: 2, priority: .low)
    var scheduler = Scheduler(slots: SlotTree(setup.pools))
    var effects = Effects()
    for (at, command) in setup.commands { scheduler.apply(command, at: at, into: &effects) }
    _ = scheduler.settle(at: .minute(0), into: &effects)
    var settings = setup.campaigns[1]
    settings.aging = .minutes(1)
    scheduler.apply(.updateCampaign(old, settings), at: .minute(1), into: &effects)
    guard case .dial(let first)? = effects.array.last else {
      Issue.record("no call started")
      return
    }
    let end = CallEnd(call: first.call, outcome: .completed, endedAt: .minute(2))
    scheduler.handle(.callEnded(end), at: .minute(2), into: &effects)
    effects.removeAll()
    _ = scheduler.settle(at: .minute(2), into: &effects)
    // The low one has waited two minutes, the high ones one: it is high, too, and older.
    let dials = effects.array.compactMap { effect -> CampaignID? in
      guard case .dial(let dial) = effect else { return nil }
      return dial.campaign
    }
    #expect(dials == [old])
  }
}
