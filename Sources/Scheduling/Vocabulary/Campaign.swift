/// Everything the scheduler needs to know about a campaign.
public struct Campaign: Equatable, Sendable {
  /// The leaf of the slot tree from which the campaign's calls take their slots.
  public var pool: PoolID
  /// Comes before every campaign of lower priority (R29).
  public var priority: CampaignPriority
  /// The first instant at which a call may start; scheduled until then (R35).
  public var start: Instant
  /// No call starts at or after this; queued tasks are archived then (R9, R37). Nil: no end.
  public var end: Instant?
  /// Attempts, outcomes and intervals (R21 … R25).
  public var retry: RetryPolicy
  /// Which of its tasks comes first (R30).
  public var attemptPriority: AttemptPriority
  /// The sets of windows that its tasks use, one per combination of time zones (R7); a task
  /// names its set by the place in this list. At least one.
  public var windows: [CallingWindows]
  /// How tasks that tie in everything else are ordered (R29).
  public var tieBreak: TieBreak
  /// How fast its calls may start (R32); nil: as fast as there are slots.
  public var pace: Pace?
  /// The least time between the starts of two of its calls (R33).
  public var throttle: TimeSpan

  /// A campaign; the defaults are those of the rule book.
  public init(
    pool: PoolID, priority: CampaignPriority = .normal, start: Instant, end: Instant? = nil,
    retry: RetryPolicy, attemptPriority: AttemptPriority = .firstAttemptsFirst,
    windows: [CallingWindows] = [.always], tieBreak: TieBreak = .listOrder, pace: Pace? = nil,
    throttle: TimeSpan = .zero
  ) {
    precondition(!windows.isEmpty, "a campaign needs at least one set of windows")
    precondition(throttle >= .zero, "a throttle cannot be negative")
    self.pool = pool
    self.priority = priority
    self.start = start
    self.end = end
    self.retry = retry
    self.attemptPriority = attemptPriority
    self.windows = windows
    self.tieBreak = tieBreak
    self.pace = pace
    self.throttle = throttle
  }
}

/// The priority of a campaign, the more urgent the smaller its raw value.
@frozen
public enum CampaignPriority: UInt8, Sendable, BitwiseCopyable, CaseIterable {
  case high, normal, low
}

/// Which task of a campaign comes first when several may start (R30).
@frozen
public enum AttemptPriority: UInt8, Sendable, BitwiseCopyable, CaseIterable {
  /// Every first attempt before any second, every second before any third.
  case firstAttemptsFirst
  /// Retries that are due before new tasks.
  case dueFirst
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
}
