/// Everything the scheduler needs to know about a campaign.
public struct Campaign: Equatable, Sendable {
  /// The leaf of the slot tree from which the campaign's calls take their slots.
  public var pool: PoolID
  /// Where its tasks come from.
  public var kind: CampaignKind
  /// Whether it waits for the command to start instead of its start time (R35).
  public var isDraft: Bool
  /// Comes before every campaign of lower priority (R29).
  public var priority: CampaignPriority
  /// The first instant at which a call may start; scheduled until then (R35).
  public var start: Instant
  /// No call starts at or after this; queued tasks are archived then (R9, R37). Nil: no end.
  public var end: Instant?
  /// The classes of its tasks: a task names its class by the place in this list. At least one.
  public var classes: [TaskClass]
  /// How tasks that tie in everything else are ordered (R29).
  public var tieBreak: TieBreak
  /// How fast its calls may start (R32); nil: as fast as there are slots.
  public var pace: Pace?
  /// The least time between the starts of two of its calls (R33).
  public var throttle: TimeSpan
  /// A task that has waited so long since it was due counts as of the next higher priority, after
  /// twice as long of the one above (R31); nil: waiting changes nothing.
  public var aging: TimeSpan?
  /// How long its calls may hold their slots without a word from outside (R39); nil: for ever.
  public var lease: Lease?
  /// Which numbers its calls use, and how often (R26, R27).
  public var numbers: NumberRules

  /// A campaign of tasks that differ in their calling windows at most; the defaults are those of
  /// the rule book.
  public init(
    pool: PoolID, kind: CampaignKind = .batch, isDraft: Bool = false,
    priority: CampaignPriority = .normal, start: Instant, end: Instant? = nil,
    retry: RetryPolicy, attemptPriority: AttemptPriority = .firstAttemptsFirst,
    windows: [CallingWindows] = [.always], tieBreak: TieBreak = .listOrder, pace: Pace? = nil,
    throttle: TimeSpan = .zero, aging: TimeSpan? = nil, lease: Lease? = nil,
    numbers: NumberRules = NumberRules()
  ) {
    self.init(
      pool: pool, kind: kind, isDraft: isDraft, priority: priority, start: start, end: end,
      classes: windows.map {
        TaskClass(windows: $0, retry: retry, attemptPriority: attemptPriority)
      }, tieBreak: tieBreak, pace: pace, throttle: throttle, aging: aging, lease: lease,
      numbers: numbers)
  }

  /// A campaign whose tasks come with configurations of their own.
  public init(
    pool: PoolID, kind: CampaignKind, isDraft: Bool = false, priority: CampaignPriority = .normal,
    start: Instant, end: Instant? = nil, classes: [TaskClass], tieBreak: TieBreak = .listOrder,
    pace: Pace? = nil, throttle: TimeSpan = .zero, aging: TimeSpan? = nil, lease: Lease? = nil,
    numbers: NumberRules = NumberRules()
  ) {
    precondition(!classes.isEmpty, "a campaign needs at least one class of tasks")
    precondition(throttle >= .zero, "a throttle cannot be negative")
    precondition(aging.map { $0 > .zero } ?? true, "a task that ages takes time to")
    precondition(
      numbers.callerIDs.strategy != .custom
        || classes.allSatisfy { $0.retry.maxAttempts <= numbers.callerIDs.count },
      "custom caller identities need one for every attempt (R27)")
    self.pool = pool
    self.kind = kind
    self.isDraft = isDraft
    self.priority = priority
    self.start = start
    self.end = end
    self.classes = classes
    self.tieBreak = tieBreak
    self.pace = pace
    self.throttle = throttle
    self.aging = aging
    self.lease = lease
    self.numbers = numbers
  }

  /// The calling windows of each class.
  public var windows: [CallingWindows] { classes.map(\.windows) }
  /// The retry policy of the first class, which is that of all in a batch campaign.
  public var retry: RetryPolicy { classes[0].retry }
  /// The attempt priority of the first class, which is that of all in a batch campaign.
  public var attemptPriority: AttemptPriority { classes[0].attemptPriority }
}

/// What tasks of one class have in common. Tasks of a batch campaign differ in their windows only
/// (R7); a realtime task may bring a whole configuration of its own, and tasks that bring the same
/// one are of the same class.
public struct TaskClass: Equatable, Sendable {
  /// When calls may start (R4).
  public var windows: CallingWindows
  /// Attempts, outcomes and intervals (R21 … R25).
  public var retry: RetryPolicy
  /// Which task comes first (R30).
  public var attemptPriority: AttemptPriority

  /// A class of tasks.
  public init(
    windows: CallingWindows = .always, retry: RetryPolicy,
    attemptPriority: AttemptPriority = .firstAttemptsFirst
  ) {
    precondition(attemptPriority.isValid, "\(attemptPriority) is out of range")
    self.windows = windows
    self.retry = retry
    self.attemptPriority = attemptPriority
  }
}

/// Where the tasks of a campaign come from.
@frozen
public enum CampaignKind: UInt8, Sendable, BitwiseCopyable, CaseIterable {
  /// From a list: over when the last task is closed (R35).
  case batch
  /// One by one, whenever somebody or something asks for a call: waits for more until its end
  /// time, or until it is sealed. Calls started through the API are of this kind, too.
  case realtime
  /// Calls that come in, which take any free slot before all others (R18). Waits for more like a
  /// realtime campaign.
  case inbound
}

/// The priority of a campaign, the more urgent the smaller its raw value.
@frozen
public enum CampaignPriority: UInt8, Sendable, BitwiseCopyable, CaseIterable {
  case high, normal, low
}

/// The last step of the order (R29).
@frozen
public enum TieBreak: Equatable, Sendable, BitwiseCopyable {
  /// In the order of the list.
  case listOrder
  /// In the order of a hash of (seed, ordinal in the campaign): a reproducible shuffle that stays
  /// as it is when contacts are added at the end.
  case shuffled(seed: UInt64)

  /// The tie-breaking number of the task with this ordinal in its campaign.
  ///
  /// The shuffle is the finalizer of MurmurHash3 (Appleby), a bijection of 32 bits, applied to
  /// the ordinal and mixed with both halves of the seed: distinct ordinals never collide.
  @inlinable
  public func number(ordinal: UInt32) -> UInt32 {
    guard case .shuffled(let seed) = self else { return ordinal }
    return Self.mix(
      Self.mix(ordinal ^ UInt32(truncatingIfNeeded: seed))
        ^ UInt32(truncatingIfNeeded: seed >> 32))
  }

  @inlinable
  static func mix(_ value: UInt32) -> UInt32 {
    var bits = value
    bits ^= bits >> 16
    bits = bits &* 0x85eb_ca6b
    bits ^= bits >> 13
    bits = bits &* 0xc2b2_ae35
    return bits ^ (bits >> 16)
  }
}

/// The state of a campaign (R35).
@frozen
public enum CampaignState: UInt8, Sendable, BitwiseCopyable, CaseIterable {
  /// Waits for its start time.
  case scheduled
  /// Places calls.
  case running
  /// Every task is closed, or the end time has come.
  case completed
  /// Waits for the command to start.
  case draft
  /// Places no calls until it is resumed; those that run finish.
  case paused
  /// Stopped for good by a command, which some platforms call archived.
  case cancelled
  /// Stopped for good by a fatal error.
  case failed

  /// Whether nothing can change any more.
  public var isOver: Bool { self == .completed || self == .cancelled || self == .failed }
}
