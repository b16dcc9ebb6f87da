public import Scheduling

/// What a driver needs of a scheduler: the production one and the reference are driven alike.
public protocol DrivenScheduler: ~Copyable {
  /// Takes note of what happened to calls; returns what is to be done.
  mutating func report(_ events: [Event], at now: Instant) -> [Effect]
  /// Carries out commands; returns what is to be done, and which commands were refused.
  mutating func carryOut(
    _ commands: [Command], at now: Instant
  ) -> (effects: [Effect], refused: [Bool])
  /// Starts what may start, after all that happened at this instant was handed in (R3); returns
  /// also when to look again.
  mutating func settle(at now: Instant) -> (effects: [Effect], alarm: Instant)
}

/// The production scheduler behind that protocol.
public struct ProductionScheduler: DrivenScheduler, ~Copyable {
  /// The scheduler itself.
  public var scheduler: Scheduler

  /// A scheduler without campaigns.
  public init(_ setup: Setup) {
    scheduler = Scheduler(
      slots: SlotTree(setup.pools), trunk: setup.trunk, hasBreaker: setup.hasBreaker)
  }

  /// A scheduler that keeps its index of starts with more active campaigns than this.
  package init(_ setup: Setup, scanLimit: Int) {
    scheduler = Scheduler(
      slots: SlotTree(setup.pools), trunk: setup.trunk, hasBreaker: setup.hasBreaker,
      scanLimit: scanLimit)
  }

  /// Drives a scheduler that has a past.
  public init(_ scheduler: consuming Scheduler) { self.scheduler = scheduler }

  /// Hands each event to `handle`.
  public mutating func report(_ events: [Event], at now: Instant) -> [Effect] {
    var effects = Effects()
    for event in events { scheduler.handle(event, at: now, into: &effects) }
    return effects.array
  }

  /// Hands each command to `apply`.
  public mutating func carryOut(
    _ commands: [Command], at now: Instant
  ) -> (effects: [Effect], refused: [Bool]) {
    var effects = Effects()
    let refused = commands.map { scheduler.apply($0, at: now, into: &effects) != nil }
    return (effects.array, refused)
  }

  /// Lets the scheduler settle.
  public mutating func settle(at now: Instant) -> (effects: [Effect], alarm: Instant) {
    var effects = Effects()
    let alarm = scheduler.settle(at: now, into: &effects)
    return (effects.array, alarm)
  }
}
