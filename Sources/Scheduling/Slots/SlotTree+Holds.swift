// Why there is no slot: the same questions as for an admission, asked for the reason.
extension SlotTree {
  /// What keeps calls from starting in the pool; nil if nothing does. O(depth), and O(pools beside
  /// those on the way up) where slots are lent.
  func hold(in pool: PoolID) -> Hold? {
    let place = Int(pool.rawValue)
    guard let (limit, hold) = fullPool(from: place) ?? refusal(from: place) else { return nil }
    guard let lender = lender(from: place, below: limit) else { return hold }
    return .reclaim(Self.id(lender))
  }

  /// The first pool on the way up that runs all it may. One that may run as many as the pool above
  /// is full only if that is, too, and says nothing of its own.
  private func fullPool(from place: Int) -> (Int, Hold)? {
    var place = place
    while nodes[place].parent >= 0 {
      let above = Int(nodes[place].parent)
      let ceiling = nodes[place].ceiling
      if nodes[place].running >= ceiling, ceiling < nodes[above].ceiling {
        return (place, .ceiling(Self.id(place)))
      }
      place = above
    }
    return hasFreeSlot ? nil : (place, .slots)
  }

  /// The first pool on the way up that has idle slots and gives none.
  private func refusal(from place: Int) -> (Int, Hold)? {
    var place = place
    var start = PassingStart(isInbound: nodes[place].isInbound)
    while place >= 0 {
      guard lets(&start, pass: place) else {
        let isKept = nodes[place].admits(isInbound: start.isInbound)
        return (place, isKept ? .unlent(Self.id(place)) : .reserve(Self.id(place)))
      }
      place = Int(nodes[place].parent)
    }
    return nil
  }

  /// The highest pool on the way up to a limit that runs less than its own while one beside it runs
  /// more: its slots are lent (R14).
  private func lender(from place: Int, below limit: Int) -> Int? {
    guard overdrawnPools > 0 else { return nil }
    var place = place
    var lender: Int?
    while place != limit {
      let above = Int(nodes[place].parent)
      if nodes[place].hasClaim, children[above].contains(where: { nodes[$0].isOverdrawn }) {
        lender = place
      }
      place = above
    }
    return lender
  }

  private static func id(_ place: Int) -> PoolID { PoolID(rawValue: UInt16(place)) }
}
