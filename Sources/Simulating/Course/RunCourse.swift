public import Scheduling
public import Statistics

/// What happened over time in one replication, in bins of equal length. Integers, so that many can
/// be added up in any order.
///
/// Slot time is that of all calls; tasks, calls and what binds are those of the campaigns that were
/// counted.
public struct RunCourse: Equatable, Sendable {
  /// The length of a bin, in milliseconds.
  public let binMs: Int64
  /// For each pool that was watched and each bin the slot time in use, in milliseconds.
  public var busyMs: [[Int64]]
  /// The part of it above the pool's own slots.
  public var borrowedMs: [[Int64]]
  /// Tasks that were closed in each bin or at the instant at which it ends, less those that were
  /// opened again.
  public var closed: [Int]
  /// Calls that ended in each bin, by outcome: `ended[bin * Outcome.limit + outcome]`.
  public var ended: [Int]
  /// How long each binding held a campaign back in each bin, in milliseconds, summed over the
  /// campaigns (R45): `boundMs[bin * Binding.allCases.count + binding]`. All 0 for a model of more
  /// than `maxBoundCampaigns`: what binds is asked of each at every event.
  public var boundMs: [Int64]
  /// For each pool that was watched the waits for its own slots that were lent (R14), one by one.
  public var reclaims: [WaitingTimes]
  /// Calls that were the first, second, third … of their task.
  public var callsByNumber: [Int]

  /// Up to so many campaigns are asked what holds them back.
  public static let maxBoundCampaigns = 16

  /// Nothing has happened yet in any of the bins.
  init(bins: Int, binMs: Int64, pools: Int) {
    self.binMs = binMs
    busyMs = Array(repeating: Array(repeating: 0, count: bins), count: pools)
    borrowedMs = busyMs
    closed = Array(repeating: 0, count: bins)
    ended = Array(repeating: 0, count: bins * Outcome.limit)
    boundMs = Array(repeating: 0, count: bins * Binding.allCases.count)
    reclaims = Array(repeating: WaitingTimes(), count: pools)
    callsByNumber = []
  }
}

/// Runs one replication and keeps what happened over time besides its account; what comes after
/// the last bin is not kept. About half as long again as the run itself.
///
/// - Parameters:
///   - pools: of which to keep the slots in use.
///   - campaigns: whose tasks and calls are counted.
///   - start: when the first bin begins, no later than the world.
///   - bins: how many, at least 1, and how long each is.
///   - people: those of the replication whom other runs have met.
/// - Returns: nil if the run was cancelled.
public func course(
  of pools: [PoolID], in model: Model, counting campaigns: [Int], seed: Seed, replication: Int,
  from start: Instant, bins: Int, binMs: Int64, meeting people: inout KnownPeople,
  isCancelled: () -> Bool = { false }
) -> (summary: Summary, course: RunCourse)? {
  precondition(bins >= 1 && binMs >= 1, "time is kept in bins")
  precondition(start <= model.start, "the first bin begins no later than the world")
  let ledger = CourseLedger(RunCourse(bins: bins, binMs: binMs, pools: pools.count))
  let watcher = CourseWatcher(
    of: pools, in: model, counting: campaigns, from: start, writingTo: ledger)
  let summary = run(model, seed, replication, watcher: watcher, meeting: &people, isCancelled)
  return summary.map { ($0, ledger.course) }
}

/// Where a watcher writes, so that what it wrote outlives it.
final class CourseLedger {
  var course: RunCourse

  init(_ course: RunCourse) { self.course = course }
}
