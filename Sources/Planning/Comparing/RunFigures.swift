import Scheduling
public import Simulating

/// One run in raw integers: what comparisons and sweeps are made of.
///
/// No means and no shares: sums of integers do not depend on the order in which runs come
/// together, and quantiles need the raw values anyway. As JSON it is one line of a shard.
public struct RunFigures: Codable, Equatable, Sendable {
  /// Which replication this is, from 0.
  public var replication: Int
  /// One entry per campaign, in the order of ids.
  public var campaigns: [CampaignFigures]
  /// One entry per pool of the slot tree, in the order of ids.
  public var pools: [PoolFigures]
  /// The fingerprint of all decisions, in 16 hexadecimal digits: 64 bits are more than a JSON
  /// number can hold everywhere.
  public var digest: String

  /// The figures of a run.
  public init(_ summary: Summary) {
    replication = summary.replication
    campaigns = summary.campaigns.map(CampaignFigures.init)
    pools = summary.pools.map(PoolFigures.init)
    let digits = String(summary.digest, radix: 16)
    digest = String(repeating: "0", count: 16 - digits.count) + digits
  }
}

/// One campaign of one run.
public struct CampaignFigures: Codable, Equatable, Sendable {
  /// Tasks in the campaign, those that came during the run included.
  public var tasks: Int
  /// Contacts with whom a conversation took place.
  public var reached: Int
  /// Calls that ended.
  public var attempts: Int
  /// Tasks that found no slot and could not wait, or waited too long.
  public var lost: Int
  /// Slot time of all calls, in milliseconds.
  public var busyMs: Int64
  /// Tasks that came one by one and were called.
  public var called: Int
  /// How long these waited in all, in milliseconds.
  public var waitedMs: Int64
  /// When 95 % of the tasks had come to their own end, in milliseconds since 1970; nil: never.
  public var resolved95Ms: Int64?
  /// When 99 % of the tasks had; nil: never.
  public var resolved99Ms: Int64?
  /// When the last task had; nil: never, for the campaign's end or the horizon came first.
  public var finishedMs: Int64?

  init(_ campaign: CampaignSummary) {
    tasks = campaign.tasks
    reached = campaign.reached
    attempts = campaign.attempts
    lost = FinalState.blocked.count(in: campaign) + FinalState.expired.count(in: campaign)
    busyMs = campaign.busyMs
    called = campaign.waits.count
    waitedMs = campaign.waits.totalMs
    resolved95Ms = campaign.resolved(share: 95, at: campaign.resolved95At)?.milliseconds
    resolved99Ms = campaign.resolved(share: 99, at: campaign.resolved99At)?.milliseconds
    finishedMs = campaign.finishedAt?.milliseconds
  }
}

/// One pool of one run.
public struct PoolFigures: Codable, Equatable, Sendable {
  /// Slot time in use, in milliseconds.
  public var busyMs: Int64
  /// Slot time in use beyond the pool's own slots, in milliseconds (R44).
  public var borrowedMs: Int64
  /// Slot time available, in milliseconds (R44).
  public var availableMs: Int64
  /// How often the pool had to wait for slots that it had lent (R14).
  public var reclaims: Int
  /// These waits in all, in milliseconds.
  public var reclaimMs: Int64
  /// The longest of them, in milliseconds.
  public var longestReclaimMs: Int64

  init(_ pool: PoolSummary) {
    busyMs = pool.busyMs
    borrowedMs = pool.borrowedMs
    availableMs = pool.availableMs
    reclaims = pool.reclaims
    reclaimMs = pool.reclaimMs
    longestReclaimMs = pool.longestReclaimMs
  }
}
