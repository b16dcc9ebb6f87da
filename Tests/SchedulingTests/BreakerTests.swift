import Scheduling
import TestSupport
import Testing

/// R40: when the provider fails, nobody is called until it works again.
struct BreakerTests {
  /// A scheduler on many slots whose calls the test ends by hand.
  struct Bench: ~Copyable {
    var scheduler: Scheduler
    var effects = Effects()
    /// The calls in progress, in order of their starts.
    var calls: [CallID] = []
    /// What the breaker said.
    var changes: [Bool] = []

    init(slots: Int, tasks: Int, hasBreaker: Bool = true, trunk: Pace? = nil) {
      var setup = Setup(slots: slots)
      setup.open(tasks: tasks, retry: .attempts(3, after: 600))
      scheduler = Scheduler(
        slots: SlotTree(setup.pools), trunk: trunk, hasBreaker: hasBreaker)
      for (at, command) in setup.commands { scheduler.apply(command, at: at, into: &effects) }
    }

    /// Settles; returns how many calls start.
    mutating func settle(_ seconds: Int) -> Int {
      let before = calls.count
      _ = scheduler.settle(at: .second(seconds), into: &effects)
      take()
      return calls.count - before
    }

    /// Ends the oldest calls.
    mutating func end(_ count: Int, _ outcome: Outcome, _ seconds: Int) {
      for _ in 0..<count {
        let end = CallEnd(
          call: calls.removeFirst(), outcome: outcome, endedAt: .second(seconds))
        scheduler.handle(.callEnded(end), at: .second(seconds), into: &effects)
      }
      take()
    }

    private mutating func take() {
      for effect in effects.array {
        if case .dial(let dial) = effect { calls.append(dial.call) }
        if case .breakerChanged(let isOpen) = effect { changes.append(isOpen) }
      }
      effects.removeAll()
    }
  }

  @Test(
    "R40: trips at more than half of at least 20 starts in 120 s",
    arguments: [
      (19, 19, false), (20, 10, false), (20, 11, true), (21, 10, false), (21, 11, true),
      (40, 20, false), (40, 21, true),
    ])
  func trips(starts: Int, faults: Int, isTripped: Bool) {
    var bench = Bench(slots: starts, tasks: starts)
    #expect(bench.settle(0) == starts)
    bench.end(faults, .systemFault, 10)
    #expect(bench.changes == (isTripped ? [true] : []))
  }

  @Test("R40: what is 120 s old no longer counts, starts and faults alike")
  func memory() {
    var bench = Bench(slots: 30, tasks: 60)
    #expect(bench.settle(0) == 30)
    bench.end(15, .systemFault, 119)
    #expect(bench.changes == [], "15 of 30 are not more than half")
    #expect(bench.settle(119) == 15)
    // At 120 the first 30 starts are forgotten: 15 are left, too few.
    bench.end(1, .systemFault, 120)
    #expect(bench.changes == [])
    #expect(bench.settle(120) == 1)
    #expect(bench.settle(150) == 0, "every slot is taken")
    bench.end(14, .completed, 200)
    #expect(bench.settle(200) == 14)
    // 30 starts in the last 120 s, and the 16 faults are in it still.
    bench.end(1, .systemFault, 238)
    #expect(bench.changes == [true])
    var late = Bench(slots: 30, tasks: 60)
    #expect(late.settle(0) == 30)
    late.end(15, .systemFault, 10)
    late.end(15, .completed, 100)
    #expect(late.settle(100) == 30)
    // The 15 faults of second 10 are 120 s old now: 15 new ones are half of 30.
    late.end(15, .systemFault, 130)
    #expect(late.changes == [])
    late.end(1, .systemFault, 131)
    #expect(late.changes == [true])
  }

  @Test("R40: while it is open one probe at a time starts, 30 s after the last one failed")
  func probes() {
    var bench = Bench(slots: 25, tasks: 100)
    #expect(bench.settle(0) == 25)
    bench.end(13, .systemFault, 5)
    #expect(bench.changes == [true])
    #expect(bench.settle(5) == 0)
    #expect(bench.settle(34) == 0)
    #expect(bench.settle(35) == 1, "the first probe")
    bench.end(12, .completed, 36)
    #expect(bench.settle(36) == 0, "a call from before proves nothing, and one probe is enough")
    bench.end(1, .systemFault, 40)
    #expect(bench.settle(69) == 0)
    #expect(bench.settle(70) == 1, "the second probe")
    bench.end(1, .noAnswer, 80)
    #expect(bench.changes == [true, false], "the telephone rang: the provider works")
    #expect(bench.settle(80) == 25)
    // Everything before is forgotten.
    bench.end(12, .systemFault, 81)
    #expect(bench.changes == [true, false])
    bench.end(1, .systemFault, 81)
    #expect(bench.changes == [true, false, true])
  }

  @Test("R40: the alarm rings for the next probe, and never while one is under way")
  func alarm() {
    var bench = Bench(slots: 20, tasks: 40)
    #expect(bench.settle(0) == 20)
    bench.end(20, .systemFault, 1)
    #expect(bench.scheduler.settle(at: .second(1), into: &bench.effects) == .second(31))
    #expect(bench.scheduler.settle(at: .second(31), into: &bench.effects) == .distantFuture)
    #expect(bench.effects.count == 1)
  }

  @Test("R39, R40: a probe that is lost has failed")
  func lostProbe() {
    var setup = Setup(slots: 20)
    setup.hasBreaker = true
    setup.open(
      Campaign(
        pool: PoolID(rawValue: 2), start: .minute(0), retry: .attempts(1),
        lease: Lease(ringTimeout: .seconds(30), maxDuration: .minutes(1))), tasks: 40)
    let run = ScriptedWorld.run(setup, until: .minute(4)) { task, _, now in
      now == .minute(0)
        ? Fate(.zero + .seconds(1), .systemFault)
        : Fate(.seconds(5), .completed, reportDelay: task.rawValue == 20 ? nil : .zero)
    }
    // Probe at 31 s, lost at 91 s; the next at 121 s succeeds and the rest goes at 126 s.
    #expect(run.calls.dropFirst(20).prefix(2).map(\.start) == [.second(31), .second(121)])
    #expect(run.calls.dropFirst(22).first?.start == .second(126))
  }

  @Test("R18, R40: calls that come in are not held back and prove nothing")
  func inbound() {
    var setup = Setup([
      .organisation(40), .workspace(.soft(40, max: nil)), .campaign(in: 1),
      PoolSpec(parent: .organisation, kind: .inbound, allotment: .unallotted(max: nil)),
    ])
    setup.hasBreaker = true
    setup.open(pool: 2, tasks: 30)
    let calls = setup.open(
      Campaign(
        pool: PoolID(rawValue: 3), kind: .inbound, start: .minute(0), retry: .attempts(1)),
      tasks: 0)
    setup.add(1, to: calls, at: .second(20))
    let run = ScriptedWorld.run(setup, until: .second(60)) { task, _, _ in
      task.rawValue < 30 ? Fate(.seconds(1), .systemFault) : .minutes(1)
    }
    #expect(run.calls.dropFirst(30).map(\.start) == [.second(20), .second(31)])
  }

  @Test("R40: without a breaker faults hold nobody back but their own task")
  func off() {
    var bench = Bench(slots: 20, tasks: 40, hasBreaker: false)
    #expect(bench.settle(0) == 20)
    bench.end(20, .systemFault, 1)
    #expect(bench.settle(1) == 20)
    #expect(bench.changes == [])
  }

  @Test("R40: the random organisations trip their breakers")
  func exercised() {
    let trips = (UInt64(0)..<60).map { seed -> Int in
      let organisation = RandomOrganisation(seed: seed)
      guard organisation.outage != nil else { return 0 }
      let run = ScriptedWorld.run(
        organisation.setup, until: .minute(60), script: organisation.fate)
      return run.effects.filter { $0.effect == .breakerChanged(isOpen: true) }.count
    }
    #expect(trips.filter { $0 > 0 }.count >= 3)
  }
}
