// Slots that change while calls run (R19, R38): nothing is cut; what runs above a new limit ends in
// its own time, and nothing starts until then.
extension SlotTree {
  /// What would be wrong with the tree if the pool had this allotment; empty if nothing.
  func problems(withAllotment allotment: Allotment, of pool: PoolID) -> [Problem] {
    var changed = specs
    changed[Int(pool.rawValue)].allotment = allotment
    return Self.problems(in: changed)
  }

  /// Gives a pool other slots. O(pools).
  ///
  /// - Precondition: `problems(withAllotment:of:)` is empty.
  mutating func setAllotment(of pool: PoolID, to allotment: Allotment) {
    specs[Int(pool.rawValue)].allotment = allotment
    applyLimits()
  }

  /// So many slots of the organisation are out of order, whoever owns them; 0: none. Entitlements
  /// stay as they are, and compete for what is left. O(pools).
  mutating func lose(_ slots: Int) {
    lostSlots = Int32(min(max(0, slots), Self.maxSlots))
    applyLimits()
  }

  /// Works out every limit anew from the specifications and from what runs.
  private mutating func applyLimits() {
    for place in nodes.indices {
      let parent = Int(nodes[place].parent)
      let above = parent < 0 ? .max : nodes[parent].ceiling
      let (entitlement, ceiling) = Self.limits(of: specs[place].allotment, below: above)
      nodes[place].entitlement = entitlement
      nodes[place].setCeiling(
        parent < 0 ? max(0, ceiling - lostSlots) : ceiling, reserve: specs[place].inboundReserve)
      nodes[place].held = 0
    }
    for place in nodes.indices.dropFirst().reversed() {
      nodes[Int(nodes[place].parent)].held += nodes[place].kept
    }
    overdrawnPools = nodes.indices.reduce(0) { $0 + (nodes[$1].isOverdrawn ? 1 : 0) }
    // What is left for those that name no slots has changed everywhere (R16).
    changedPools = Array(children.indices)
    undividedPools = children.indices.filter { !children[$0].isEmpty }
  }
}
