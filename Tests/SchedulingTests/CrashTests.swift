import Scheduling
import TestSupport
import Testing

/// R41: what a service that crashed finds again.
struct CrashTests {
  static let blocks = (0..<6).map { UInt64($0 * 20)..<UInt64($0 * 20 + 20) }

  @Test("R41: a call that was recorded but never confirmed counts as made: lost, not dialled twice")
  func unconfirmed() {
    var setup = Setup(slots: 1)
    setup.open(
      Campaign(
        pool: PoolID(rawValue: 2), start: .minute(0), retry: .attempts(2, after: 5),
        lease: Lease(ringTimeout: .seconds(30), maxDuration: .minutes(3))), tasks: 2)
    var scheduler = Scheduler(slots: SlotTree(setup.pools))
    var effects = Effects()
    for (at, command) in setup.commands { scheduler.apply(command, at: at, into: &effects) }
    _ = scheduler.settle(at: .minute(0), into: &effects)
    // The state is on disk, the effects are not done: the service crashes and begins from here.
    var restored = scheduler.copy()
    effects.removeAll()
    #expect(restored.settle(at: .second(10), into: &effects) == .second(60))
    #expect(effects.count == 0, "nobody is dialled again")
    _ = restored.settle(at: .second(60), into: &effects)
    let first = CallID(slot: 0, generation: 0)
    #expect(effects.array.first == .loseCall(first))
    #expect(effects.array[1] == .queueTask(TaskID(rawValue: 0), due: .minute(6)))
    guard case .dial(let next)? = effects.array.last else {
      Issue.record("the slot is not given away")
      return
    }
    #expect(next.task == TaskID(rawValue: 1))
    effects.removeAll()
    // The call was placed after all, before the crash, and its end arrives now.
    let end = CallEnd(call: first, outcome: .completed, endedAt: .second(40))
    restored.handle(.callEnded(end), at: .second(61), into: &effects)
    #expect(effects.count == 0)
    #expect(restored.staleEvents == 1)
    let nextEnd = CallEnd(call: next.call, outcome: .completed, endedAt: .minute(2))
    restored.handle(.callEnded(nextEnd), at: .minute(2), into: &effects)
    _ = restored.settle(at: .minute(6), into: &effects)
    guard case .dial(let again)? = effects.array.last else {
      Issue.record("the lost call is not tried again")
      return
    }
    #expect(again.task == TaskID(rawValue: 0) && again.number == 2, "it counts as the first call")
  }

  @Test("R41: a copy and the inputs since give the original, to the last effect", arguments: blocks)
  func replay(seeds: Range<UInt64>) {
    var crashes = 0
    for seed in seeds {
      let organisation = RandomOrganisation(seed: seed)
      var world = ScriptedWorld(organisation.setup, script: organisation.fate)
      var scheduler = CrashingScheduler(organisation.setup, scanLimit: 8, seed: seed)
      world.drive(&scheduler, until: .minute(120))
      if let difference = scheduler.difference { Issue.record("seed \(seed): \(difference)") }
      crashes += scheduler.crashes
    }
    #expect(crashes > 0)
  }
}
