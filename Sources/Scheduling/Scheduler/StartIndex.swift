/// Who starts next, kept up to date instead of looked for: a start costs O(log campaigns).
///
/// The campaigns that may start now hold a tournament. Each pool of the slot tree has a contest
/// between the winners of the pools directly below it and its own campaigns: a winner tree (Knuth,
/// *The Art of Computer Programming* 3, § 5.4.1). The order of starts (R29) compares two
/// campaigns below a pool by nothing that they share, and they share that pool and all above it.
/// So a start or an end, which changes the counts of the pools on one path, can change matches on
/// that path only: those of the pool's seat at each level are played again. `Scheduler` plays
/// them, in `Scheduler+Tournament.swift`, because it knows the order; here is who sits where.
///
/// What one pool can refuse to one campaign below and not to another is a kept slot (R13) and the
/// inbound reserve (R18): starts that differ in that compete in `Class`es of their own.
struct StartIndex: ~Copyable, Sendable {
  /// What decides, besides counts, whether pools further up let a start pass.
  enum Class: Int, CaseIterable {
    /// Takes a slot that nobody keeps.
    case plain
    /// Takes a slot that a pool below keeps for it (R13).
    case takesKept
    /// An inbound call, which takes any free slot (R18).
    case inbound
  }

  /// A pool: the contest that it holds, and what it does in that of the pool above.
  struct Pool: Sendable, BitwiseCopyable {
    /// Its seat in the contest of the pool above.
    let seat: Int
    /// The first of its rows in `winners`.
    var base: Int
    /// Seats that there is room for: a power of two.
    var capacity: Int
    /// Seats that are taken.
    var seats: Int
    /// Pools and campaigns directly below with a task that could start, if slots were free.
    var ready = 0
    /// Whether such a task exists and the pool's own ceiling does not hold it back.
    var isReady = false
    /// Whether a path that leads through the pool was played since `takeTouchedPool` named it.
    var isTouched = false
  }

  /// A campaign: its seat in the contest of its pool.
  struct Member: Sendable, BitwiseCopyable {
    var seat = -1
    var isReady = false
    /// Whether something about it has changed since it was last seated.
    var isTouched = false
  }

  /// Whether the index is kept; if not, every start looks at every active campaign.
  private(set) var isKept = false
  /// The classes in use: most trees neither keep slots nor have pools for inbound calls.
  private(set) var classes = 1
  var pools = Table<Pool>()
  var members = Table<Member>()
  /// For each contest, entry by entry and class by class: 1 is the winner, the children of n are
  /// 2n and 2n + 1, seat s is `capacity` + s.
  var winners = Table<Candidate?>()
  /// Campaigns that are not ready, and when time alone may change that.
  var openings = WakeUps()
  /// Campaigns that are ready, and until when their first task is known to stay the first.
  var expiries = WakeUps()
  /// Campaigns that are ready.
  var readyCampaigns = 0
  /// Comparisons of two campaigns so far: the work that a start costs.
  var matches = 0
  private var touchedCampaigns = Table<CampaignID>()
  private var touchedPools = Table<UInt32>()

  /// Begins to keep the index, with every seat empty. O(pools).
  mutating func begin(_ slots: borrowing SlotTree) {
    isKept = true
    classes = slots.hasInboundPools ? 3 : slots.keepsSlots ? 2 : 1
    var taken = [Int](repeating: 0, count: slots.count)
    for place in slots.nodes.indices {
      let parent = Int(slots.nodes[place].parent)
      let seat = parent < 0 ? 0 : taken[parent]
      if parent >= 0 { taken[parent] += 1 }
      let below = slots.children[place].count
      var capacity = 1
      while capacity < below { capacity *= 2 }
      pools.append(Pool(seat: seat, base: winners.count, capacity: capacity, seats: below))
      for _ in 0..<2 * capacity * classes { winners.append(nil) }
      touchPool(place)
    }
  }

  /// The row of an entry in a pool's contest; its classes follow each other.
  @inline(__always)
  func row(_ pool: Int, entry: Int) -> Int { pools[pool].base + entry * classes }

  /// The row of a seat in a pool's contest.
  @inline(__always)
  func row(_ pool: Int, seat: Int) -> Int { row(pool, entry: pools[pool].capacity + seat) }

  /// Something about the campaign has changed: its tasks, its state, its pace or the calls that
  /// run. O(1).
  mutating func touch(_ id: CampaignID) {
    let campaign = Int(id.rawValue)
    while members.count <= campaign { members.append(Member()) }
    guard !members[campaign].isTouched else { return }
    members[campaign].isTouched = true
    touchedCampaigns.append(id)
  }

  /// Names a campaign that was touched, once.
  mutating func takeTouchedCampaign() -> CampaignID? {
    guard !touchedCampaigns.isEmpty else { return nil }
    let id = touchedCampaigns.removeLast()
    members[Int(id.rawValue)].isTouched = false
    return id
  }

  /// A path through the pool was played.
  mutating func touchPool(_ pool: Int) {
    guard !pools[pool].isTouched else { return }
    pools[pool].isTouched = true
    touchedPools.append(UInt32(pool))
  }

  /// Names a pool that was touched, once.
  mutating func takeTouchedPool() -> Int? {
    guard !touchedPools.isEmpty else { return nil }
    let pool = Int(touchedPools.removeLast())
    pools[pool].isTouched = false
    return pool
  }

  /// Moves a contest to where it has twice the room; its matches are to be played again.
  mutating func enlarge(_ pool: Int) {
    let old = row(pool, seat: 0)
    let seats = pools[pool].seats
    pools[pool].base = winners.count
    pools[pool].capacity *= 2
    for _ in 0..<2 * pools[pool].capacity * classes { winners.append(nil) }
    let new = row(pool, seat: 0)
    for offset in 0..<seats * classes { winners[new + offset] = winners[old + offset] }
  }
}
