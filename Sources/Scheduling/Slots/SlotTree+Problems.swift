extension SlotTree {
  /// What is wrong with a tree of pools.
  public enum Problem: Equatable, Sendable {
    /// The list is empty, or its first pool is not the organisation or has a parent, or a later
    /// pool has no parent, or one that does not stand before it.
    case malformed(pool: Int)
    /// The tree has more pools than `maxCount`.
    case tooMany(pools: Int)
    /// The tree has more levels than `maxDepth`.
    case tooDeep(pool: Int)
    /// A number of slots is negative or above `maxSlots`, or a `max` is below the pool's own.
    case impossible(pool: Int, slots: Int)
    /// The pools below own more than their parent has (R19).
    case overAllotted(pool: Int, allotted: Int, available: Int)
    /// The inbound reserve is larger than the pool.
    case overReserved(pool: Int, reserve: Int, available: Int)
  }

  /// Every problem of a tree, in the order of its pools; empty if it can be built (R19).
  public static func problems(in specs: [PoolSpec]) -> [Problem] {
    guard let root = specs.first, root.parent == nil, root.kind == .organisation else {
      return [.malformed(pool: 0)]
    }
    guard specs.count <= maxCount else { return [.tooMany(pools: specs.count)] }
    var problems: [Problem] = []
    var depth: [Int] = []
    var allotted = [Int](repeating: 0, count: specs.count)
    for (place, spec) in specs.enumerated() {
      let parent = spec.parent.map { Int($0.rawValue) }
      if place > 0, parent.map({ $0 >= place }) ?? true {
        return problems + [.malformed(pool: place)]
      }
      depth.append(parent.map { depth[$0] + 1 } ?? 0)
      if depth[place] > maxDepth { problems.append(.tooDeep(pool: place)) }
      let slots = spec.allotment.own
      let most = spec.allotment.most ?? slots
      if slots < 0 || most < slots || most > maxSlots {
        problems.append(.impossible(pool: place, slots: slots))
      }
      if let parent { allotted[parent] += max(0, slots) }
    }
    for (place, spec) in specs.enumerated() {
      // A pool that owns nothing (R16, R17 unreserved) shares out what the one above it has.
      guard let available = available(place, in: specs) else { continue }
      if allotted[place] > max(0, available) {
        problems.append(
          .overAllotted(pool: place, allotted: allotted[place], available: available))
      }
      if let reserve = spec.inboundReserve, !(0...available).contains(reserve.slots) {
        problems.append(
          .overReserved(pool: place, reserve: reserve.slots, available: available))
      }
    }
    return problems
  }

  /// The slots that the pools below may own together; nil for a campaign without any.
  private static func available(_ place: Int, in specs: [PoolSpec]) -> Int? {
    let own = specs[place].allotment.own
    if own > 0 || specs[place].parent == nil { return own }
    guard specs[place].kind != .campaign, let parent = specs[place].parent else { return nil }
    if case .hard = specs[place].allotment { return own }
    return available(Int(parent.rawValue), in: specs)
  }
}

extension Allotment {
  /// The slots that are the pool's own.
  public var own: Int {
    switch self {
    case .hard(let slots), .soft(let slots, _): slots
    case .unallotted: 0
    }
  }

  /// The explicit ceiling, if there is one.
  public var most: Int? {
    switch self {
    case .hard(let slots): slots
    case .soft(_, let most), .unallotted(let most): most
    }
  }
}
