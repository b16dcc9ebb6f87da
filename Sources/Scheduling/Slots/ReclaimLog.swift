/// How long owners waited for slots of their own that were lent to others (R14).
///
/// Nothing is pre-empted, so an owner whose work becomes ready takes the next slots that are
/// freed. The wait begins when a pool has a task that may start, runs less than its entitlement
/// and finds no slot; it ends with its next start.
public struct ReclaimLog: Sendable {
  /// The waits of one pool.
  public struct Account: Equatable, Sendable, BitwiseCopyable {
    /// Waits that ended with a start.
    public var count = 0
    /// Their sum.
    public var total = TimeSpan.zero
    /// The longest.
    public var longest = TimeSpan.zero
  }

  /// One account per pool, by id.
  public private(set) var accounts: ContiguousArray<Account>
  private var waitingSince: ContiguousArray<Instant?>
  /// Since when slots are lent that their owners could use at once; nil: they are not.
  private var owedSince: Instant?
  /// The pass in which each pool was last seen waiting.
  private var seenInPass: ContiguousArray<Int>
  private var pass = 0
  private var waitingPools = 0

  init(pools: Int) {
    accounts = ContiguousArray(repeating: Account(), count: pools)
    waitingSince = ContiguousArray(repeating: nil, count: pools)
    seenInPass = ContiguousArray(repeating: 0, count: pools)
  }

  /// Whether any pool is known to wait.
  var hasWaits: Bool { waitingPools > 0 && owedSince != nil }

  /// Whether anybody runs more than his own and the trunk would let an owner start: while not,
  /// nobody waits for a slot.
  mutating func note(isOwed: Bool, at now: Instant) {
    if !isOwed { owedSince = nil } else if owedSince == nil { owedSince = now }
  }

  /// A new look at all pools begins.
  mutating func beginPass() { pass += 1 }

  /// The pool owns free slots, has work, and found none.
  mutating func waits(_ pool: Int, at now: Instant) {
    seenInPass[pool] = pass
    guard waitingSince[pool] == nil else { return }
    waitingSince[pool] = now
    waitingPools += 1
  }

  /// The pool waits for nothing: its hours have closed, its work is gone, or it has its slots.
  mutating func waitsNoMore(_ pool: Int) {
    guard waitingSince[pool] != nil else { return }
    waitingSince[pool] = nil
    waitingPools -= 1
  }

  /// Forgets the waits of pools that were not seen waiting in this pass.
  mutating func endPass() {
    guard waitingPools > 0 else { return }
    for pool in waitingSince.indices where seenInPass[pool] != pass { waitsNoMore(pool) }
  }

  /// A call of the pool started: whoever waited on its path has waited long enough.
  mutating func started(in pool: PoolID, at now: Instant, slots: borrowing SlotTree) {
    var place: PoolID? = pool
    while let current = place {
      let index = Int(current.rawValue)
      if let since = waitingSince[index], let owed = owedSince {
        let wait = now - max(since, owed)
        accounts[index].count += 1
        accounts[index].total = accounts[index].total + wait
        accounts[index].longest = max(accounts[index].longest, wait)
        waitsNoMore(index)
      }
      place = slots.parent(of: current)
    }
  }
}

extension Scheduler {
  /// Notes which pools wait for a slot that they lent.
  mutating func noteReclaims() {
    // Who is paced waits for the clock, not for a slot.
    let isOwed = slots.overdrawnPools > 0 && trunkOpens <= now
    reclaims.note(isOwed: isOwed, at: now)
    guard isOwed else { return }
    if index.isKept { noteReclaimsOfTouched() } else { noteReclaimsOfAll() }
  }

  private mutating func noteReclaimsOfAll() {
    reclaims.beginPass()
    for place in active.indices {
      let campaign = Int(active[place].rawValue)
      refreshFront(of: campaign)
      guard campaigns[campaign].hasFront, campaigns[campaign].gate.opensAt <= now else { continue }
      var pool: PoolID? = campaigns[campaign].pool
      while let current = pool {
        let index = Int(current.rawValue)
        // A pool at its own ceiling holds its work back itself: nobody above waits for a slot.
        if slots.nodes[index].running >= slots.nodes[index].ceiling { break }
        if slots.nodes[index].hasClaim { reclaims.waits(index, at: now) }
        pool = slots.parent(of: current)
      }
    }
    reclaims.endPass()
  }

  /// Only where a start, an end or time changed something can a wait have begun or be over.
  private mutating func noteReclaimsOfTouched() {
    seatTouched()
    while let pool = index.takeTouchedPool() {
      if index.pools[pool].isReady, slots.nodes[pool].hasClaim {
        reclaims.waits(pool, at: now)
      } else {
        reclaims.waitsNoMore(pool)
      }
    }
  }
}
