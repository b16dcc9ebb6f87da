public import Scheduling

/// What one replication came to, in raw integers: sums and quantiles are made of many of these,
/// in any order, without rounding.
public struct Summary: Equatable, Sendable {
  /// Which replication this is, from 0.
  public var replication: Int
  /// One entry per campaign, in the order of ids.
  public var campaigns: [CampaignSummary]
  /// One entry per pool of the slot tree.
  public var pools: [PoolSummary]
  /// When the last call ended; the model's start if there was none.
  public var lastCallEnd: Instant
  /// Fingerprint of every start and every end, in order: two runs agree in it only if they made
  /// the same decisions at the same instants.
  public var digest: UInt64
  /// For each fault of the model how many calls it struck; 1 for one that concerns no call and has
  /// begun.
  public var faultStrikes: [Int] = []
  /// Commands of the timeline that the scheduler refused (R37).
  public var refusedCommands = 0
  /// Ends of calls that the scheduler heard of when they were over already (R39).
  public var staleEvents = 0

  /// A summary, field by field.
  public init(
    replication: Int, campaigns: [CampaignSummary], pools: [PoolSummary], lastCallEnd: Instant,
    digest: UInt64
  ) {
    self.replication = replication
    self.campaigns = campaigns
    self.pools = pools
    self.lastCallEnd = lastCallEnd
    self.digest = digest
  }
}

/// One campaign of one replication.
public struct CampaignSummary: Equatable, Sendable {
  /// Tasks in the campaign, those that came during the run included.
  public var tasks = 0
  /// Tasks that came when the campaign was over, and were not taken.
  public var turnedAway = 0
  /// Tasks that ended in each disposition, by its raw value.
  public var closed = [Int](repeating: 0, count: Disposition.allCases.count)
  /// Contacts with whom a conversation took place.
  public var reached = 0
  /// Calls that ended, by the raw value of the outcome.
  public var attemptsByOutcome = [Int](repeating: 0, count: Outcome.limit)
  /// Slot time of all calls, in milliseconds.
  public var busyMs: Int64 = 0
  /// How long tasks waited from when they were due to the start of their first call; empty where
  /// the campaign calls a list.
  public var waits = WaitingTimes()
  /// The start of the first call; nil if there was none.
  public var firstStart: Instant?
  /// When 95 % of the tasks were closed (R43); nil if that was not reached. Where tasks come one by
  /// one this counts all that came, and is not reached before the last has come.
  public var resolved95At: Instant?
  /// When 99 % of the tasks were closed; nil if that was not reached.
  public var resolved99At: Instant?
  /// When every task was closed (R43, *exhausted*); nil if tasks were left at the horizon.
  public var exhaustedAt: Instant?

  /// How long each `Binding` held the campaign back (R45), by raw value, in milliseconds.
  public var boundMs = [Int64](repeating: 0, count: Binding.allCases.count)

  /// An empty account of a campaign with this many tasks.
  public init(tasks: Int) { self.tasks = tasks }

  /// Calls that ended.
  public var attempts: Int { attemptsByOutcome.reduce(0, +) }
  /// Tasks that are not closed.
  public var unfinished: Int { tasks - closed.reduce(0, +) }
}

/// One pool of one replication.
public struct PoolSummary: Equatable, Sendable {
  /// Slot time in use, in milliseconds.
  public var busyMs: Int64 = 0
  /// Slot time in use beyond the pool's own slots (R44), in milliseconds; 0 for a
  /// pool that owns none or can use no others.
  public var borrowedMs: Int64 = 0
  /// Slot time available: the pool's own slots × open time until its last call ended (R44), in
  /// milliseconds; 0 for a pool that owns none.
  public var availableMs: Int64 = 0
  /// The most calls that ran at once.
  public var peak = 0
  /// How often the pool, owner of free entitlement with work ready, had to wait for a slot that
  /// was lent (R14).
  public var reclaims = 0
  /// The sum of these waits, in milliseconds.
  public var reclaimMs: Int64 = 0
  /// The longest of these waits, in milliseconds.
  public var longestReclaimMs: Int64 = 0

  /// An empty account.
  public init() {}
}
