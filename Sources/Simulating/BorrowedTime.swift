internal import Scheduling

/// How much slot time pools use above their own: the integral of max(0, running − own) over time
/// (R44).
///
/// Kept for pools that own slots and may exceed them, and only for those: a run without such
/// pools pays nothing. Integers, so that sums do not depend on order.
struct BorrowedTime: ~Copyable, Sendable {
  struct Pool: Sendable, BitwiseCopyable {
    var own: Int64
    var running: Int64 = 0
    var since: Int64 = 0
    var borrowedMs: Int64 = 0
  }

  private var pools: Table<Pool>
  /// The pools of the kind on the path of each campaign: from `starts[c]` to `starts[c + 1]`.
  private var paths = Table<Int>()
  private var starts = Table<Int>()

  init(_ model: Model) {
    pools = Table(
      model.pools.map { Pool(own: $0.allotment.own > 0 ? Int64($0.allotment.own) : .max) })
    let changed = Set(model.timeline.compactMap(\.changedPool))
    for campaign in model.campaigns {
      starts.append(paths.count)
      var pool: PoolID? = campaign.campaign.pool
      while let place = pool.map({ Int($0.rawValue) }) {
        let spec = model.pools[place]
        if changed.contains(place) {
          paths.append(place)
        } else if case .soft(let own, _) = spec.allotment, own > 0, spec.parent != nil {
          paths.append(place)
        }
        pool = spec.parent
      }
    }
    starts.append(paths.count)
  }

  /// One call more (1) or less (−1) of the campaign runs from now on.
  @inline(__always)
  mutating func change(_ campaign: Int, by step: Int64, at now: Instant) {
    if !paths.isEmpty { changePath(of: campaign, by: step, at: now) }
  }

  private mutating func changePath(of campaign: Int, by step: Int64, at now: Instant) {
    var index = starts[campaign]
    let end = starts[campaign + 1]
    while index < end {
      let place = paths[index]
      let excess = pools[place].running - pools[place].own
      if excess > 0 { pools[place].borrowedMs += excess * (now.milliseconds - pools[place].since) }
      pools[place].since = now.milliseconds
      pools[place].running += step
      index += 1
    }
  }

  /// The pool has other slots of its own from now on; with none nothing counts as borrowed.
  mutating func changeOwn(of place: Int, to own: Int, at now: Instant) {
    let excess = pools[place].running - pools[place].own
    if excess > 0 { pools[place].borrowedMs += excess * (now.milliseconds - pools[place].since) }
    pools[place].since = now.milliseconds
    pools[place].own = own > 0 ? Int64(own) : .max
  }

  /// The slot time of a pool above its own, in milliseconds, until its last change.
  func milliseconds(of pool: Int) -> Int64 { pools[pool].borrowedMs }
}

extension TimedCommand {
  /// The pool whose slots it changes.
  fileprivate var changedPool: Int? {
    if case .setSlots(let pool, _) = command { Int(pool.rawValue) } else { nil }
  }
}
