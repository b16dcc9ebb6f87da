import Scheduling

/// The sharing rules R11 … R18 as the rule book says them: nothing is kept between questions,
/// everything is counted anew from the list of running calls.
struct ReferenceSlots {
  var pools: [PoolSpec]
  /// Slots of the organisation that are out of order.
  var lost = 0
  /// The pool of each call in progress.
  var running: [Int] = []
  /// Pools whose campaign is running, in order of ids.
  var runningCampaigns: [Int] = []

  /// The pool and all above it, the organisation last.
  func path(_ pool: Int) -> [Int] {
    [pool] + (pools[pool].parent.map { path(Int($0.rawValue)) } ?? [])
  }

  func depth(_ pool: Int) -> Int { path(pool).count - 1 }

  func children(_ pool: Int) -> [Int] {
    pools.indices.filter { pools[$0].parent.map { Int($0.rawValue) } == pool }
  }

  func count(_ pool: Int) -> Int { running.filter { path($0).contains(pool) }.count }

  /// R12: hard is a ceiling; soft reaches to its maximum or to the pool above.
  func ceiling(_ pool: Int) -> Int {
    let above = pools[pool].parent.map { ceiling(Int($0.rawValue)) } ?? .max
    switch pools[pool].allotment {
    case .hard(let slots): return min(pool == 0 ? slots - min(lost, slots) : slots, above)
    case .soft(_, let most), .unallotted(let most): return min(most ?? above, above)
    }
  }

  /// R12, R16: what is named, or an equal part of what others leave.
  func entitlement(_ pool: Int) -> Int {
    switch pools[pool].allotment {
    case .hard(let slots), .soft(let slots, _): return slots
    case .unallotted: break
    }
    guard pools[pool].kind == .campaign, let parent = pools[pool].parent else { return 0 }
    let siblings = children(Int(parent.rawValue))
    let named = siblings.map { Self.own(pools[$0].allotment) }.reduce(0, +)
    let sharing = siblings.filter {
      pools[$0].allotment.isUnallotted && pools[$0].kind == .campaign
        && runningCampaigns.contains($0)
    }
    guard let place = sharing.firstIndex(of: pool) else { return 0 }
    let left = max(0, owned(Int(parent.rawValue)) - named)
    return min(left / sharing.count + (place < left % sharing.count ? 1 : 0), ceiling(pool))
  }

  /// R17: campaigns whose share is 0 % use what their workspace has.
  private func owned(_ pool: Int) -> Int {
    let own = Self.own(pools[pool].allotment)
    guard pools[pool].kind == .campaigns, own == 0, let parent = pools[pool].parent else {
      return own
    }
    return Self.own(pools[Int(parent.rawValue)].allotment)
  }

  private static func own(_ allotment: Allotment) -> Int {
    switch allotment {
    case .hard(let slots), .soft(let slots, _): slots
    case .unallotted: 0
    }
  }

  /// R13: idle slots of a pool that does not lend stay free, however far above it somebody asks.
  func kept(_ pool: Int) -> Int {
    let below = children(pool).map(kept).reduce(0, +)
    return pools[pool].lends ? below : max(below, entitlement(pool) - count(pool))
  }

  /// Calls in progress in the pool that came in.
  private func inboundCount(_ pool: Int) -> Int {
    running.filter { pools[$0].kind == .inbound && path($0).contains(pool) }.count
  }

  /// The levels at which a start would borrow, top first; nil if a rule refuses it.
  func admission(_ pool: Int) -> [Bool]? {
    var after = self
    after.running.append(pool)
    for (place, node) in path(pool).enumerated() {
      let ceiling = after.ceiling(node)
      guard after.count(node) <= ceiling else { return nil }
      // R18: a call that comes in takes any free slot.
      if pools[pool].kind == .inbound { continue }
      // A start on a slot that is kept for its own pool takes nothing from the others.
      let child = place > 0 ? path(pool)[place - 1] : nil
      let isKeptForIt = child.map { after.kept($0) < kept($0) } ?? false
      let stillKept = children(node).map(after.kept).reduce(0, +)
      guard isKeptForIt || after.count(node) + stillKept <= ceiling else { return nil }
      guard let reserve = pools[node].inboundReserve else { continue }
      let inbound = reserve.meaning == .ceiling ? after.inboundCount(node) : 0
      guard after.count(node) - inbound + reserve.slots <= ceiling else { return nil }
    }
    return path(pool).dropLast().reversed().map { count($0) >= entitlement($0) }
  }

  /// R15: who borrowed less for its weight, level by level from the top; 0 if they are level.
  func fairness(_ a: Int, _ b: Int, borrowed: [Bool]) -> Int {
    let (pathA, pathB) = (Array(path(a).reversed()), Array(path(b).reversed()))
    for level in borrowed.indices where borrowed[level] {
      let (x, y) = (pathA[level + 1], pathB[level + 1])
      let excessX = (count(x) - entitlement(x)) * max(1, entitlement(y))
      let excessY = (count(y) - entitlement(y)) * max(1, entitlement(x))
      if excessX != excessY { return excessX - excessY }
    }
    return 0
  }
}

extension Allotment {
  var isUnallotted: Bool {
    if case .unallotted = self { true } else { false }
  }
}
