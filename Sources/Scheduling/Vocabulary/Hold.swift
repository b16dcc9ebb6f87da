/// What keeps a task from being called now (R46).
public enum Hold: Equatable, Sendable {
  /// Its campaign waits for its start time, or for the command to start if that is nil (R35).
  case start(Instant?)
  /// Its campaign is paused (R37).
  case pause
  /// It is not due: a new task that may not be called before, or the interval after its last call
  /// has not passed (R24).
  case interval(until: Instant)
  /// The person asked to be called then (R25).
  case callback(at: Instant)
  /// Its calling hours are closed (R9, R10); nil: they do not open again.
  case hours(until: Instant?)
  /// A cap on calls, or the quiet time after a conversation, lets it or its campaign through then
  /// (R26); nil: the period of the cap does not end.
  case cap(until: Instant?)
  /// Each of its numbers is in a call (R28).
  case number
  /// Its campaign starts calls no faster (R32).
  case pace(until: Instant)
  /// Its campaign pauses after each start (R33).
  case throttle(until: Instant)
  /// The trunk starts calls no faster (R34).
  case trunk(until: Instant)
  /// The provider fails: nobody is called until then, or, if that is nil, until the probe that is
  /// under way has ended (R40).
  case breaker(until: Instant?)
  /// Every slot is taken (R11). Others go first, by R29.
  case slots
  /// The pool runs all it may, whatever others leave idle (R12).
  case ceiling(PoolID)
  /// What is idle in the pool belongs to those below who do not lend (R13).
  case unlent(PoolID)
  /// What is idle in the pool is kept for calls that come in (R18).
  case reserve(PoolID)
  /// The pool owns a slot that is free for it only when somebody who borrowed it ends a call (R14).
  case reclaim(PoolID)
  /// It is being called.
  case calling
  /// It is over.
  case closed(TaskState)

  /// The number of the rule that holds the task.
  public var rule: Int {
    switch self {
    case .start: 35
    case .pause: 37
    case .interval: 24
    case .callback: 25
    case .hours: 10
    case .cap: 26
    case .number: 28
    case .pace: 32
    case .throttle: 33
    case .trunk: 34
    case .breaker: 40
    case .slots: 11
    case .ceiling: 12
    case .unlent: 13
    case .reserve: 18
    case .reclaim: 14
    case .calling, .closed: 36
    }
  }

  /// When time alone ends the hold; nil if only an event or a command does.
  public var until: Instant? {
    switch self {
    case .start(let instant), .hours(let instant), .cap(let instant): instant
    case .breaker(let instant): instant
    case .interval(let instant), .callback(let instant): instant
    case .pace(let instant), .throttle(let instant), .trunk(let instant): instant
    case .pause, .number, .slots, .ceiling, .unlent, .reserve, .reclaim, .calling, .closed: nil
    }
  }

  /// The pool that it is about, if it is about one.
  public var pool: PoolID? {
    switch self {
    case .ceiling(let pool), .unlent(let pool), .reserve(let pool), .reclaim(let pool): pool
    default: nil
    }
  }
}

/// What keeps a campaign from starting more calls than it does (R45).
@frozen
public enum Binding: UInt8, Sendable, BitwiseCopyable, CaseIterable {
  /// A task is ready, and no slot is to be had.
  case slots
  /// A task is due, and its hours are closed.
  case hours
  /// A task is ready, and the campaign starts calls no faster.
  case pace
  /// A task is ready, and the trunk starts calls no faster.
  case trunk
  /// Every task that waits is due later: its interval has not passed, or it is to be called back.
  case retryWait
  /// A task is due, its hours are open, and a cap or a quiet time holds it or the whole campaign
  /// (R26), or its numbers are in calls (R28).
  case caps
  /// The campaign is paused.
  case pause
  /// The campaign has not begun.
  case start
  /// Nothing waits: what is left is in calls, or will come later.
  case nothing
  /// A task is ready, and nobody is called because the provider fails (R40).
  case breaker
}
