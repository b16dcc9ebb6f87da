/// How slots are shared, lent and taken back (R11 … R20).
///
/// One mechanism for every sharing rule: a tree of pools, each with an entitlement (what is its
/// own), a ceiling (the most it may run) and a count of what runs. The idea is that of
/// hierarchical token buckets (Devera, *HTB*): a class has a rate and a ceiling and borrows from
/// its parent. Hard means ceiling = entitlement; soft means the ceiling of the parent. A start is
/// admitted if every pool on its path is below its ceiling; it is borrowed where a pool on the
/// path already runs its entitlement.
///
/// Admission, start and end cost O(depth), which is at most four for the pools there are.
public struct SlotTree: ~Copyable, Sendable {
  /// The most levels below the organisation.
  public static let maxDepth = 7
  /// The most pools, the organisation included: each has a `PoolID`.
  public static let maxCount = 65_536
  /// The most slots of a pool.
  public static let maxSlots = 1_000_000_000

  var specs: [PoolSpec]
  /// Slots of the organisation that are out of order.
  var lostSlots: Int32 = 0
  var nodes: Table<Node>
  /// Children of each pool, in order of ids.
  let children: [[Int]]
  /// Whether any pool keeps its idle slots for itself (R13); most trees do without that account.
  let keepsSlots: Bool
  /// Whether any pool is for inbound calls.
  let hasInboundPools: Bool
  /// Whether nothing but ceilings refuses a start: nobody keeps slots, for himself or for calls
  /// that come in.
  let isPlain: Bool
  /// Pools that run more than their own slots: while there is none, nobody has lent anything.
  var overdrawnPools = 0
  /// Campaigns that run, by the pool from which they take their slots.
  var runningCampaigns: [Int]
  /// Pools below which a campaign without an allotment began or ended since they were divided.
  var undividedPools: [Int] = []
  /// Pools whose limits have changed since `takeChangedPool` named them.
  var changedPools: [Int] = []

  /// A tree of pools.
  ///
  /// - Parameter specs: the organisation first, then parents before children; allotments within
  ///   the parent's (`problems(in:)` is empty).
  public init(_ specs: [PoolSpec]) {
    let problems = Self.problems(in: specs)
    precondition(problems.isEmpty, "\(problems)")
    self.specs = specs
    keepsSlots = specs.contains { !$0.lends }
    hasInboundPools = specs.contains { $0.kind == .inbound }
    isPlain = specs.allSatisfy { $0.lends && $0.kind != .inbound && $0.inboundReserve == nil }
    nodes = Table(capacity: specs.count)
    runningCampaigns = specs.map { _ in 0 }
    var children: [[Int]] = specs.map { _ in [] }
    for (place, spec) in specs.enumerated() {
      if let parent = spec.parent { children[Int(parent.rawValue)].append(place) }
    }
    self.children = children
    for spec in specs {
      let parent = spec.parent.map { Int($0.rawValue) }
      let above = parent.map { nodes[$0].ceiling } ?? .max
      let (entitlement, ceiling) = Self.limits(of: spec.allotment, below: above)
      nodes.append(
        Node(
          parent: Int32(parent ?? -1), depth: parent.map { nodes[$0].depth + 1 } ?? 0,
          entitlement: entitlement, ceiling: ceiling, lends: spec.lends,
          isInbound: spec.kind == .inbound, reserve: spec.inboundReserve))
    }
    for place in nodes.indices.dropFirst().reversed() {
      nodes[Int(nodes[place].parent)].held += nodes[place].kept
    }
  }

  /// A tree in the same state.
  func copy() -> SlotTree {
    var twin = SlotTree(specs)
    twin.lostSlots = lostSlots
    twin.nodes = nodes.copy()
    twin.overdrawnPools = overdrawnPools
    twin.runningCampaigns = runningCampaigns
    twin.undividedPools = undividedPools
    twin.changedPools = changedPools
    return twin
  }

  static func limits(of allotment: Allotment, below ceiling: Int32) -> (Int32, Int32) {
    switch allotment {
    case .hard(let slots): (Int32(slots), min(Int32(slots), ceiling))
    case .soft(let slots, let most): (Int32(slots), min(most.map(Int32.init) ?? ceiling, ceiling))
    case .unallotted(let most): (0, min(most.map(Int32.init) ?? ceiling, ceiling))
    }
  }

  /// The pools, by id.
  public var count: Int { nodes.count }
  /// The slots of the organisation.
  public var capacity: Int { Int(nodes[0].ceiling) }
  /// Whether any slot of the organisation is free.
  public var hasFreeSlot: Bool { nodes[0].running < nodes[0].ceiling }

  /// The slots that are the pool's own.
  public func entitlement(of pool: PoolID) -> Int { Int(nodes[Int(pool.rawValue)].entitlement) }
  /// The most calls the pool may run at once.
  public func ceiling(of pool: PoolID) -> Int { Int(nodes[Int(pool.rawValue)].ceiling) }
  /// The calls in progress in the pool and everything below it.
  public func running(in pool: PoolID) -> Int { Int(nodes[Int(pool.rawValue)].running) }
  /// The most calls that were in progress in the pool at once.
  public func peak(of pool: PoolID) -> Int { Int(nodes[Int(pool.rawValue)].peak) }
  /// The pool above; nil for the organisation.
  public func parent(of pool: PoolID) -> PoolID? {
    let parent = nodes[Int(pool.rawValue)].parent
    return parent < 0 ? nil : PoolID(rawValue: UInt16(parent))
  }

  /// Whether a call may start in the pool, and at which levels its slot would be borrowed.
  ///
  /// - Returns: nil if a rule on the path refuses (R11, R13, R18).
  public func admission(to pool: PoolID) -> Borrowing? {
    var place = Int(pool.rawValue)
    if isPlain { return plainAdmission(to: place) }
    var start = PassingStart(isInbound: nodes[place].isInbound)
    while place >= 0 {
      guard lets(&start, pass: place) else { return nil }
      place = Int(nodes[place].parent)
    }
    return start.borrowing
  }

  /// The same where only ceilings refuse. On the bare memory, as the next two: these loops run
  /// once per attempt, and every parent is a pool by construction.
  @inline(__always)
  private func plainAdmission(to pool: Int) -> Borrowing? {
    var borrowing = Borrowing.none
    var place = pool
    precondition(place < nodes.count, "no such pool")
    repeat {
      let node = nodes.base + place
      guard node.pointee.running < node.pointee.ceiling else { return nil }
      if node.pointee.runsItsOwn { borrowing.formUnion(node.pointee.borrowing) }
      place = Int(node.pointee.parent)
    } while place >= 0
    return borrowing
  }

  /// A start on its way from its pool up to the organisation.
  struct PassingStart {
    let isInbound: Bool
    /// Whether it takes a slot that was kept for it, and so none that is kept for others.
    var takesKept = false
    /// The levels so far at which it borrows.
    var borrowing = Borrowing.none
  }

  /// Whether the pool has a slot for the start, and what the start is behind it (R11, R13, R18).
  @inline(__always)
  func lets(_ start: inout PassingStart, pass place: Int) -> Bool {
    guard nodes[place].admits(isInbound: start.isInbound) else { return false }
    // An inbound call takes any free slot (R18).
    if keepsSlots, !start.isInbound {
      guard start.takesKept || nodes[place].hasUnkeptSlot else { return false }
      let kept = nodes[place].kept(afterStartTaking: start.takesKept ? 1 : 0)
      start.takesKept = kept < nodes[place].kept
    }
    if nodes[place].runsItsOwn { start.borrowing.formUnion(nodes[place].borrowing) }
    return true
  }

  /// Takes a slot for a call of the pool.
  ///
  /// - Precondition: `admission(to:)` did not refuse, and nothing has changed since.
  mutating func occupy(_ pool: PoolID) {
    var place = Int(pool.rawValue)
    if isPlain {
      precondition(place < nodes.count, "no such pool")
      repeat {
        let node = nodes.base + place
        if node.pointee.start(heldLess: 0) { overdrawnPools &+= 1 }
        place = Int(node.pointee.parent)
      } while place >= 0
      return
    }
    if nodes[place].isInbound { countInbound(1, in: pool) }
    var heldLess: Int32 = 0
    while place >= 0 {
      let keptBefore = keepsSlots ? nodes[place].kept : 0
      let isOverdrawn = nodes[place].start(heldLess: heldLess)
      if isOverdrawn { overdrawnPools &+= 1 }
      if keepsSlots { heldLess = keptBefore - nodes[place].kept }
      place = Int(nodes[place].parent)
    }
  }

  /// Gives the slot of a call back.
  mutating func vacate(_ pool: PoolID) {
    var place = Int(pool.rawValue)
    if isPlain {
      precondition(place < nodes.count, "no such pool")
      repeat {
        let node = nodes.base + place
        if node.pointee.end(heldMore: 0) { overdrawnPools &-= 1 }
        place = Int(node.pointee.parent)
      } while place >= 0
      return
    }
    if nodes[place].isInbound { countInbound(-1, in: pool) }
    var heldMore: Int32 = 0
    while place >= 0 {
      let keptBefore = keepsSlots ? nodes[place].kept : 0
      let wasOverdrawn = nodes[place].end(heldMore: heldMore)
      if wasOverdrawn { overdrawnPools &-= 1 }
      if keepsSlots { heldMore = nodes[place].kept - keptBefore }
      place = Int(nodes[place].parent)
    }
  }

  /// With the reserve as a ceiling, an inbound call takes a slot that no outbound call could; with
  /// the reserve kept free, it takes one of those that must stay free (R18).
  private mutating func countInbound(_ change: Int32, in pool: PoolID) {
    var place = Int(pool.rawValue)
    while place >= 0 {
      nodes[place].inbound += change
      if nodes[place].reservedCeiling < .max {
        nodes[place].outboundLimit = nodes[place].reservedCeiling + nodes[place].inbound
      }
      place = Int(nodes[place].parent)
    }
  }

  /// Which of two pools has borrowed less for its weight, level by level from the top where the
  /// borrowing of both is the same (R15).
  ///
  /// - Returns: negative if `a` comes first, positive if `b` does, 0 if they are level.
  func fairness(_ a: PoolID, _ b: PoolID, borrowing: Borrowing) -> Int {
    for depth in 1...Self.maxDepth where borrowing.contains(Borrowing(depth: depth)) {
      guard let x = ancestor(of: a, depth: depth), let y = ancestor(of: b, depth: depth),
        x != y
      else { continue }
      let borrowedX = Int(nodes[x].running - nodes[x].entitlement)
      let borrowedY = Int(nodes[y].running - nodes[y].entitlement)
      let weightX = Int(max(1, nodes[x].entitlement))
      let weightY = Int(max(1, nodes[y].entitlement))
      let difference = borrowedX * weightY - borrowedY * weightX
      if difference != 0 { return difference }
    }
    return 0
  }

  private func ancestor(of pool: PoolID, depth: Int) -> Int? {
    var place = Int(pool.rawValue)
    while nodes[place].depth > depth { place = Int(nodes[place].parent) }
    return nodes[place].depth == depth ? place : nil
  }
}

/// The levels of the slot tree at which a slot is borrowed rather than owned (R14).
///
/// The raw value orders starts: pools near the organisation weigh more, so that an owner on a
/// higher level comes before every borrower on it, and 0, all owned, comes first.
@frozen
public struct Borrowing: OptionSet, Hashable, Sendable, BitwiseCopyable {
  /// Bit 7 − depth is set if the pool at that depth (1: workspace) borrows. The organisation,
  /// depth 0, owns all slots and never does: its ceiling refuses before.
  public let rawValue: UInt8
  /// The value with this raw value.
  @inlinable
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Borrowed at this depth only; 1 … `SlotTree.maxDepth`.
  @inlinable
  public init(depth: Int) { rawValue = 1 << UInt8(SlotTree.maxDepth - depth) }

  /// Owned on every level.
  public static let none = Borrowing([])
}
