public import Scheduling

/// The production scheduler of a process that dies now and then: it is restored from the last copy
/// that was kept, and from a journal of everything that was handed in since (R41).
///
/// What the restored scheduler asks for again is checked against what was asked for the first time
/// and thrown away: it has been done.
public struct CrashingScheduler: DrivenScheduler, ~Copyable {
  /// What was handed in at once.
  private enum Entry {
    case report([Event], at: Instant)
    case carryOut([Command], at: Instant)
    case settle(at: Instant)
  }

  /// The scheduler that lives at the moment.
  public var living: ProductionScheduler
  private var copy: Scheduler
  private var journal: [(entry: Entry, effects: [Effect])] = []
  private var generator: RepeatableGenerator
  /// The first thing that a restored scheduler decided differently; nil if there was none.
  public private(set) var difference: String?
  /// How often it died.
  public private(set) var crashes = 0

  /// A scheduler without campaigns; the seed decides when it dies and when it is copied.
  package init(_ setup: Setup, scanLimit: Int, seed: UInt64) {
    living = ProductionScheduler(setup, scanLimit: scanLimit)
    copy = living.scheduler.copy()
    generator = RepeatableGenerator(seed: seed &+ 0xc0ffee)
  }

  /// Notes, hands on, and dies once in a while.
  public mutating func report(_ events: [Event], at now: Instant) -> [Effect] {
    dieSometimes()
    let effects = living.report(events, at: now)
    journal.append((.report(events, at: now), effects))
    return effects
  }

  /// Notes, hands on, and dies once in a while.
  public mutating func carryOut(
    _ commands: [Command], at now: Instant
  ) -> (effects: [Effect], refused: [Bool]) {
    dieSometimes()
    let (effects, refused) = living.carryOut(commands, at: now)
    journal.append((.carryOut(commands, at: now), effects))
    return (effects, refused)
  }

  /// Notes, hands on, and keeps a copy once in a while.
  public mutating func settle(at now: Instant) -> (effects: [Effect], alarm: Instant) {
    dieSometimes()
    let (effects, alarm) = living.settle(at: now)
    journal.append((.settle(at: now), effects))
    if generator.oneIn(20) {
      copy = living.scheduler.copy()
      journal = []
    }
    return (effects, alarm)
  }

  private mutating func dieSometimes() {
    guard generator.oneIn(40) else { return }
    crashes += 1
    living = ProductionScheduler(copy.copy())
    for (entry, effects) in journal {
      let again: [Effect]
      switch entry {
      case .report(let events, let now): again = living.report(events, at: now)
      case .carryOut(let commands, let now): again = living.carryOut(commands, at: now).effects
      case .settle(let now): again = living.settle(at: now).effects
      }
      if again != effects, difference == nil {
        difference = "R41: restored, it decides otherwise: \(again) instead of \(effects)"
      }
    }
  }
}
