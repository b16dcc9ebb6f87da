import Scheduling
import TestSupport
import Testing

/// What a driver may do to the scheduler, and what the scheduler makes of it.
struct ContractTests {
  static let horizon = Instant.minute(600)
  static let blocks = (0..<6).map { UInt64($0 * 25)..<UInt64($0 * 25 + 25) }

  /// A run of an organisation in a world that `change` makes worse.
  static func run(
    _ organisation: RandomOrganisation, change: (inout ScriptedWorld) -> Void = { _ in }
  ) -> (run: Run, staleEvents: Int) {
    var world = ScriptedWorld(organisation.setup, script: organisation.fate)
    change(&world)
    var scheduler = ProductionScheduler(organisation.setup)
    world.drive(&scheduler, until: horizon)
    return (world.run, scheduler.scheduler.staleEvents)
  }

  @Test("Alarms that come early or twice change nothing", arguments: blocks)
  func earlyAndRepeatedAlarms(seeds: Range<UInt64>) {
    for seed in seeds {
      let organisation = RandomOrganisation(seed: seed)
      let punctual = Self.run(organisation).run
      let early = Self.run(organisation) { world in
        world.wakeUps = { now, alarm in
          let early = now + .seconds(50)
          return early < alarm && alarm < .distantFuture ? [early, alarm] : [alarm]
        }
      }
      let twice = Self.run(organisation) { $0.wakeUpsPerInstant = 2 }
      #expect(early.run.starts == punctual.starts, "seed \(seed)")
      #expect(twice.run.starts == punctual.starts, "seed \(seed)")
    }
  }

  @Test("R9, R24: alarms that come late break no rule; calls only start later", arguments: blocks)
  func lateAlarms(seeds: Range<UInt64>) {
    for seed in seeds {
      let organisation = RandomOrganisation(seed: seed)
      let late = Self.run(organisation) { $0.wakeUps = { _, alarm in [alarm + .seconds(75)] } }
      let violations = RunInvariants.violations(of: late.run, in: organisation.setup)
      #expect(violations.filter { !$0.hasPrefix("R20") } == [], "seed \(seed)")
    }
    var setup = Setup(slots: 1)
    setup.open(tasks: 1, retry: .attempts(3, after: 10), windows: [.minutes((5, 30), (40, 50))])
    var world = ScriptedWorld(setup) { _, _, _ in .minutes(1, .busy) }
    world.wakeUps = { _, alarm in [alarm + .minutes(2)] }
    var scheduler = ProductionScheduler(setup)
    world.drive(&scheduler)
    // Punctual alarms would give 5, 16 and 27; each is two minutes late, the third too late.
    #expect(world.run.startMinutes(of: 0) == [7, 20, 42])
  }

  @Test("R39: an end that is reported twice counts once", arguments: blocks)
  func repeatedReports(seeds: Range<UInt64>) {
    for seed in seeds {
      let organisation = RandomOrganisation(seed: seed)
      let once = Self.run(organisation)
      for later: Int64 in [0, 45, 600] {
        let twice = Self.run(organisation) { $0.repeatsReportsAfter = .seconds(later) }
        #expect(twice.run.starts == once.run.starts, "seed \(seed)")
        #expect(once.staleEvents == 0 || organisation.hasLeases)
        let repeats = twice.run.reports - once.run.reports
        #expect(twice.staleEvents == once.staleEvents + repeats, "seed \(seed)")
      }
    }
  }

  @Test("A copy and the original go on alike and apart", arguments: blocks)
  func copies(seeds: Range<UInt64>) {
    for seed in seeds {
      let organisation = RandomOrganisation(seed: seed)
      let whole = Self.run(organisation).run
      var world = ScriptedWorld(organisation.setup, script: organisation.fate)
      var original = ProductionScheduler(organisation.setup)
      world.drive(&original, until: .minute(12))
      var otherWorld = world
      var copy = ProductionScheduler(original.scheduler.copy())
      otherWorld.drive(&copy, until: Self.horizon)
      world.drive(&original, until: Self.horizon)
      #expect(otherWorld.run.starts == whole.starts, "seed \(seed): the copy")
      #expect(world.run.starts == whole.starts, "seed \(seed): the original after its copy ran")
      #expect(copy.scheduler.now == original.scheduler.now)
    }
  }

  @Test("R2: if the clock goes backwards the latest instant seen counts")
  func backwardsClock() {
    var setup = Setup(slots: 1)
    setup.open(tasks: 2, retry: .attempts(2, after: 10))
    var scheduler = Scheduler(slots: SlotTree(setup.pools))
    var effects = Effects()
    for (at, command) in setup.commands { scheduler.apply(command, at: at, into: &effects) }
    #expect(scheduler.settle(at: .minute(20), into: &effects) == .distantFuture)
    guard case .dial(let dial)? = effects.array.last else {
      Issue.record("no call started")
      return
    }
    effects.removeAll()
    let end = CallEnd(call: dial.call, outcome: .busy, endedAt: .minute(9))
    scheduler.handle(.callEnded(end), at: .minute(9), into: &effects)
    #expect(scheduler.now == .minute(20))
    #expect(effects.array == [.queueTask(dial.task, due: .minute(19))])
    // Due at 19 with the clock at 9: 20 has been seen, so both tasks are due.
    _ = scheduler.settle(at: .minute(9), into: &effects)
    #expect(effects.count == 2, "the other task starts")
    #expect(scheduler.now == .minute(20))
  }
}
