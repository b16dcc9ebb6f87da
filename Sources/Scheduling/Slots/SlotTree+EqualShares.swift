extension SlotTree {
  /// A campaign of the pool begins to run.
  mutating func campaignBegan(in pool: PoolID) {
    let place = Int(pool.rawValue)
    runningCampaigns[place] += 1
    if runningCampaigns[place] == 1 { divideLater(around: place) }
  }

  /// A campaign of the pool runs no more.
  mutating func campaignEnded(in pool: PoolID) {
    let place = Int(pool.rawValue)
    runningCampaigns[place] -= 1
    if runningCampaigns[place] == 0 { divideLater(around: place) }
  }

  /// Many campaigns begin at one instant: their shares matter when the next call starts, not
  /// before, and are worked out once.
  private mutating func divideLater(around place: Int) {
    let parent = Int(nodes[place].parent)
    guard sharesEqually(place), undividedPools.last != parent else { return }
    undividedPools.append(parent)
  }

  /// Divides anew what pools have left, wherever a campaign without an allotment began or ended
  /// (R16). O(pools below) for each.
  mutating func divideEqually() {
    while let parent = undividedPools.popLast() { divideEqually(below: parent) }
  }

  /// Names a pool whose limits have changed: once for each change.
  mutating func takeChangedPool() -> Int? { changedPools.popLast() }

  /// Names none of them: nobody keeps account of them.
  mutating func forgetChangedPools() {
    if !changedPools.isEmpty { changedPools.removeAll() }
  }

  /// Divides what the pool has left among the running campaigns below that name no allotment, by
  /// largest remainder; the others of that kind own nothing.
  private mutating func divideEqually(below parent: Int) {
    var left = owned(parent)
    var sharing: [Int] = []
    for child in children[parent] {
      if sharesEqually(child) {
        setEntitlement(0, at: child)
        if runningCampaigns[child] > 0 { sharing.append(child) }
      } else {
        left -= Int(nodes[child].entitlement)
      }
    }
    let parts = Apportionment.largestRemainder(
      total: max(0, left), weights: sharing.map { _ in 1 })
    for (child, part) in zip(sharing, parts) {
      setEntitlement(min(Int32(part), nodes[child].ceiling), at: child)
    }
  }

  /// Whether the pool is a campaign's that names no allotment.
  private func sharesEqually(_ place: Int) -> Bool {
    guard specs[place].kind == .campaign, case .unallotted = specs[place].allotment else {
      return false
    }
    return nodes[place].parent >= 0
  }

  /// What a pool has for campaigns: its entitlement; for a pool of campaigns whose share is 0 %,
  /// which is to say unreserved (R17), that of its workspace.
  private func owned(_ place: Int) -> Int {
    let node = nodes[place]
    if specs[place].kind == .campaigns, node.entitlement == 0, node.parent >= 0 {
      return Int(nodes[Int(node.parent)].entitlement)
    }
    return Int(node.entitlement)
  }

  private mutating func setEntitlement(_ slots: Int32, at place: Int) {
    guard slots != nodes[place].entitlement else { return }
    changedPools.append(place)
    var change = -nodes[place].kept
    if nodes[place].isOverdrawn { overdrawnPools -= 1 }
    nodes[place].entitlement = slots
    if nodes[place].isOverdrawn { overdrawnPools += 1 }
    change += nodes[place].kept
    var above = Int(nodes[place].parent)
    while above >= 0, change != 0 {
      let keptBefore = nodes[above].kept
      nodes[above].held += change
      change = nodes[above].kept - keptBefore
      above = Int(nodes[above].parent)
    }
  }
}
