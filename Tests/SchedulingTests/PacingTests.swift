import TestSupport
import Testing

@testable import Scheduling

/// How fast calls start: pace, throttle and trunk.
struct PacingTests {
  /// The instants in milliseconds at which a gate lets the first starts pass, if somebody always
  /// waits.
  static func starts(_ gate: consuming PaceGate, from first: Int64 = 0, count: Int) -> [Int64] {
    var now = Instant(milliseconds: first)
    var starts: [Int64] = []
    for _ in 0..<count {
      now = max(now, gate.opensAt)
      starts.append(now.milliseconds)
      gate.start(at: now)
    }
    return starts
  }

  static let table: [(Pace?, throttleMs: Int64, [Int64])] = [
    (nil, 0, [0, 0, 0, 0]),
    (Pace(starts: 20, per: .minutes(1)), 0, [0, 3000, 6000, 9000]),
    (Pace(starts: 7, per: .minutes(1)), 0, [0, 8572, 17143, 25715, 34286, 42858, 51429, 60000]),
    (Pace(starts: 20, per: .minutes(1), burst: 3), 0, [0, 0, 0, 3000, 6000]),
    (nil, 500, [0, 500, 1000]),
    (Pace(starts: 60, per: .minutes(1)), 1500, [0, 1500, 3000]),
    (Pace(starts: 60, per: .minutes(1)), 10, [0, 1000, 2000]),
    (Pace(starts: 3, per: .seconds(1)), 0, [0, 334, 667, 1000, 1334]),
    (Pace(starts: 1000, per: .seconds(1)), 0, [0, 1, 2]),
  ]

  @Test("R32, R33: starts are evenly spaced, and no interval is rounded twice", arguments: table)
  func spacing(pace: Pace?, throttleMs: Int64, expected: [Int64]) {
    let gate = PaceGate(pace, throttle: .milliseconds(throttleMs))
    #expect(Self.starts(gate, count: expected.count) == expected)
  }

  @Test("R32: today's instants do not overflow, and those before 1970 round up too")
  func extremes() {
    let pace = Pace(starts: 7, per: .minutes(1))
    let today: Int64 = 1_795_000_000_000
    let expected = [today, today + 8572, today + 17_143]
    #expect(Self.starts(PaceGate(pace), from: today, count: 3) == expected)
    #expect(Self.starts(PaceGate(pace), from: -10_000, count: 3) == [-10_000, -1428, 7143])
    let fastest = PaceGate(Pace(starts: 1_000_000, per: .hours(24)))
    #expect(Self.starts(fastest, from: today, count: 2) == [today, today + 87])
  }

  @Test("R32: after a pause only the burst is made up for")
  func pause() {
    var gate = PaceGate(Pace(starts: 6, per: .minutes(1), burst: 2))
    for second in [0, 0, 10] { gate.start(at: .second(second)) }
    #expect(gate.opensAt == .second(20))
    for _ in 1...2 { gate.start(at: .second(300)) }
    #expect(gate.opensAt == .second(310))
  }

  @Test("R32: a campaign of two starts a minute, with slots to spare")
  func paced() {
    var setup = Setup(slots: 4)
    setup.open(tasks: 4, pace: Pace(starts: 1, per: .minutes(2)))
    expectTimeline(
      setup,
      """
      slot 0  aaa.cccc
      slot 1  ..bbb.ddd
      """
    ) { task, _, _ in .minutes(task.rawValue == 2 ? 4 : 3) }
  }

  @Test("R34: the trunk is shared; what a refused campaign does not use, the other does")
  func trunk() {
    var setup = Setup([
      .organisation(4), .workspace(.soft(4, max: nil)), .campaign(in: 1, .hard(1)),
      .campaign(in: 1, .hard(3)),
    ])
    setup.trunk = Pace(starts: 1, per: .minutes(1))
    setup.open(pool: 2, tasks: 2)
    setup.open(pool: 3, tasks: 2)
    // a takes the one slot of its pool, so that c and d have the trunk to themselves.
    expectTimeline(
      setup,
      """
      slot 0  aaaaabbbbb
      slot 1  .ccccc
      slot 2  ..ddddd
      """
    ) { _, _, _ in .minutes(5) }
  }

  @Test("R14: who is paced does not wait for a lent slot")
  func pacedOwnersDoNotWait() {
    var setup = Setup([
      .organisation(2), .workspace(.soft(1, max: nil)), .campaign(in: 1),
      .workspace(.soft(1, max: nil)), .campaign(in: 3),
    ])
    setup.open(pool: 2, tasks: 3, pace: Pace(starts: 1, per: .minutes(10)))
    setup.open(pool: 4, tasks: 6)
    var world = ScriptedWorld(setup) { _, _, _ in .minutes(2) }
    var scheduler = ProductionScheduler(setup)
    world.drive(&scheduler, until: .minute(60))
    let account = scheduler.scheduler.reclaims.accounts[1]
    #expect(account.count == 0, "\(account)")
    #expect(world.run.calls.count == 9)
  }
}

extension TimeSpan {
  static func milliseconds(_ count: Int64) -> TimeSpan { TimeSpan(milliseconds: count) }
}
