import Scheduling
import TestSupport
import Testing

/// R39: what becomes of calls of which nobody hears any more.
struct LeaseTests {
  static let lease = Lease(ringTimeout: .seconds(30), maxDuration: .minutes(3))

  /// One slot and a campaign whose calls have leases.
  static func setup(
    tasks: Int, attempts: Int = 3, retried: OutcomeSet = [], lease: Lease? = lease
  ) -> Setup {
    var setup = Setup(slots: 1)
    setup.open(
      Campaign(
        pool: PoolID(rawValue: 2), start: .minute(0),
        retry: .attempts(attempts, after: 5, retried: retried), lease: lease), tasks: tasks)
    return setup
  }

  /// A call that ends in some minutes without anybody hearing of it, answered or not.
  static func unheard(answeredAfter seconds: Int64? = nil) -> Fate {
    Fate(
      .minutes(2), .completed, reportDelay: nil, answerAfter: seconds.map { .seconds($0) })
  }

  @Test(
    "R39: unanswered, a call is lost 30 s after the ring timeout; answered, 60 s after the longest",
    arguments: [(nil, 60), (0, 240), (20, 260), (60, 300), (61, 60)] as [(Int64?, Int)])
  func expiry(answeredAfter seconds: Int64?, lostAfter: Int) {
    let run = ScriptedWorld.run(Self.setup(tasks: 1, attempts: 1)) { _, _, _ in
      Self.unheard(answeredAfter: seconds)
    }
    #expect(run.calls.map(\.isLost) == [true])
    #expect(run.calls.map(\.reportedAt) == [.second(lostAfter)])
    #expect(run.closed.map(\.disposition) == [.failed])
  }

  @Test("R39: a lost call counts as an attempt and is tried again once, as if it were listed")
  func triedAgainOnce() {
    let run = ScriptedWorld.run(Self.setup(tasks: 1, attempts: 5)) { _, _, _ in Self.unheard() }
    // Lost at minute 1; the interval counts from the end of the lease; the second loss is the last.
    #expect(run.startMinutes(of: 0) == [0, 6])
    #expect(run.closed.map(\.disposition) == [.failed])
    #expect(run.closed.map(\.at) == [.minute(7)])
    let other = ScriptedWorld.run(
      Self.setup(tasks: 1, attempts: 3, retried: .retriedByDefault)
    ) { _, number, _ in number == 2 ? Self.unheard() : .minutes(1, .busy) }
    #expect(other.startMinutes(of: 0) == [0, 6, 12], "three attempts, the lost one among them")
  }

  @Test("R39, R20: the slot of a lost call is free at once")
  func freesTheSlot() {
    let run = ScriptedWorld.run(Self.setup(tasks: 3, attempts: 1)) { task, _, _ in
      task.rawValue == 0 ? Self.unheard() : .minutes(1)
    }
    #expect((0...2).map { run.startMinutes(of: $0) } == [[0], [1], [2]])
  }

  @Test("R39: the end of a lost call that is reported after all changes nothing")
  func lateEnd() {
    var setup = Self.setup(tasks: 2, attempts: 1)
    setup.pools[0].allotment = .hard(1)
    var world = ScriptedWorld(setup) { task, _, _ in
      Fate(.minutes(2), .completed, reportDelay: task.rawValue == 0 ? .seconds(10) : .zero)
    }
    var scheduler = ProductionScheduler(setup)
    world.drive(&scheduler)
    // Lost at minute 1; its end is told at 2:10, when the slot carries the call of task 1, whose
    // own lease runs out at minute 2.
    #expect(world.run.calls.map(\.isLost) == [true, true])
    #expect(scheduler.scheduler.staleEvents == 2)
  }

  @Test("R36, R39: answers twice, late or after the end change nothing twice; states tell")
  func answers() throws {
    let setup = Self.setup(tasks: 2)
    var scheduler = Scheduler(slots: SlotTree(setup.pools))
    var effects = Effects()
    for (at, command) in setup.commands { scheduler.apply(command, at: at, into: &effects) }
    #expect(scheduler.settle(at: .second(0), into: &effects) == .second(60))
    guard case .dial(let dial)? = effects.array.last else {
      Issue.record("no call started")
      return
    }
    #expect(scheduler.state(of: dial.task) == .calling)
    scheduler.handle(.callAnswered(dial.call, at: .second(9)), at: .second(10), into: &effects)
    #expect(scheduler.state(of: dial.task) == .connected)
    #expect(scheduler.settle(at: .second(10), into: &effects) == .second(9 + 180 + 60))
    scheduler.handle(.callAnswered(dial.call, at: .second(20)), at: .second(20), into: &effects)
    #expect(scheduler.settle(at: .second(20), into: &effects) == .second(249), "the first counts")
    let end = CallEnd(call: dial.call, outcome: .completed, endedAt: .second(30))
    scheduler.handle(.callEnded(end), at: .second(30), into: &effects)
    scheduler.handle(.callAnswered(dial.call, at: .second(29)), at: .second(31), into: &effects)
    #expect(scheduler.state(of: dial.task) == .completed)
    #expect(scheduler.staleEvents == 2)
    effects.removeAll()
    // The next call has the slot and a lease of its own; that of the first is void.
    #expect(scheduler.settle(at: .second(31), into: &effects) == .second(91))
    #expect(scheduler.settle(at: .second(249), into: &effects) > .second(249))
    #expect(effects.array.contains(.loseCall(CallID(slot: 0, generation: 1))))
  }

  @Test("R39: without a lease a call holds its slot for as long as it takes")
  func noLease() {
    let run = ScriptedWorld.run(Self.setup(tasks: 2, lease: nil)) { _, _, _ in Self.unheard() }
    #expect(run.calls.count == 1)
    #expect(run.closed.isEmpty)
  }

  @Test("R3, R39: leases that run out together end by task")
  func order() {
    var setup = Setup(slots: 3)
    setup.open(
      Campaign(
        pool: PoolID(rawValue: 2), start: .minute(0), retry: .attempts(1),
        tieBreak:
          .shuffled(seed: 3), lease: Self.lease), tasks: 3)
    let run = ScriptedWorld.run(setup) { _, _, _ in Self.unheard() }
    #expect(run.closed.map { Int($0.task.rawValue) } == [0, 1, 2])
    #expect(run.order != [0, 1, 2], "they did not start in that order")
  }
}
