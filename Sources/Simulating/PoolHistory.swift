public import Scheduling
public import Statistics

/// One stretch of a pool's time.
public struct PoolStretch: Equatable, Sendable {
  /// Its beginning.
  public var from: Instant
  /// Slot time in use, in milliseconds.
  public var busyMs: Int64 = 0
  /// Slot time in use above the pool's own, in milliseconds.
  public var borrowedMs: Int64 = 0
  /// The most calls at once.
  public var peak = 0
  /// How long each binding held a campaign of the pool, by raw value, in milliseconds, summed over
  /// the campaigns (R45).
  public var boundMs = [Int64](repeating: 0, count: Binding.allCases.count)
}

/// What a pool did over time in one replication, in stretches of equal length from the start of
/// the world on, and what held its campaigns back.
///
/// - Precondition: `stretch` is positive.
public func history(
  of pool: PoolID, in model: Model, seed: Seed, replication: Int, stretch: TimeSpan
) -> [PoolStretch] {
  precondition(stretch > .zero, "a stretch of time has a length")
  var stretches: [PoolStretch] = []
  withoutActuallyEscaping({ stretches = $0 }) { keep in
    let watcher = PoolWatcher(of: pool, in: model, stretch: stretch, keep: keep)
    run(model, seed, replication, watcher: watcher)
  }
  return stretches
}

/// Watches one pool and everything below it.
struct PoolWatcher: Observer {
  private let pool: PoolID
  private let campaigns: [CampaignID]
  private let start: Instant
  private let stretchMs: Int64
  private let keep: ([PoolStretch]) -> Void
  private var stretches: [PoolStretch] = []
  private var since: Instant
  private var running: Int64 = 0
  private var own: Int64 = 0
  private var bindings: [Binding]

  static var wantsTrace: Bool { false }

  init(
    of pool: PoolID, in model: Model, stretch: TimeSpan,
    keep: @escaping ([PoolStretch]) -> Void
  ) {
    self.pool = pool
    self.keep = keep
    start = model.start
    since = model.start
    stretchMs = stretch.milliseconds
    campaigns = model.campaigns.indices.filter { place in
      var above: PoolID? = model.campaigns[place].campaign.pool
      while let current = above, current != pool {
        above = model.pools[Int(current.rawValue)].parent
      }
      return above == pool
    }.map { CampaignID(rawValue: UInt16($0)) }
    bindings = campaigns.map { _ in .start }
  }

  mutating func settled(_ scheduler: inout Scheduler, at now: Instant, until _: Instant) {
    add(until: now)
    running = Int64(scheduler.slots.running(in: pool))
    own = Int64(scheduler.slots.entitlement(of: pool))
    for (place, campaign) in campaigns.enumerated() {
      bindings[place] = scheduler.binding(of: campaign)
    }
    keep(stretches)
  }

  /// Books the time since the last event, over as many stretches as it spans.
  private mutating func add(until now: Instant) {
    while since < now {
      let place = Int((since.milliseconds - start.milliseconds) / stretchMs)
      while stretches.count <= place {
        let from = start + TimeSpan(milliseconds: Int64(stretches.count) * stretchMs)
        stretches.append(PoolStretch(from: from))
      }
      let end = min(now, stretches[place].from + TimeSpan(milliseconds: stretchMs))
      let span = (end - since).milliseconds
      stretches[place].busyMs += running * span
      stretches[place].borrowedMs += max(0, running - own) * span
      stretches[place].peak = max(stretches[place].peak, Int(running))
      for binding in bindings { stretches[place].boundMs[Int(binding.rawValue)] += span }
      since = end
    }
  }
}
