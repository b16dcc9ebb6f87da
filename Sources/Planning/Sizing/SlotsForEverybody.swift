import Scheduling
import Simulating

extension Model {
  /// The most slots that a plan thinks of.
  private static let most = 1_000_000

  /// So many slots of the organisation, shared in this way, that no list ever waits for one: every
  /// pool above a list may run as many calls as it has contacts. A `max` that people set for a pool
  /// without slots of its own stays, as more slots would not lift it.
  ///
  /// No more than a million. Where hard slots are split, that is more than there are contacts.
  func slotsForEverybody(_ sharing: SlotSharing) -> Int {
    let lists = Forecast.partsOfTheWhole(of: self).finishing
    var contacts = [Int](repeating: 0, count: pools.count)
    for list in lists {
      var pool: PoolID? = campaigns[list].campaign.pool
      while let place = pool.map({ Int($0.rawValue) }) {
        contacts[place] += contactCount(of: list) ?? 0
        pool = pools[place].parent
      }
    }
    var slots = max(contacts[0], writtenSlots)
    // Pools that got none of so few slots may need many times as much: twice as many till it fits.
    while slots < Self.most, !isEnough(slots, sharing, for: contacts) { slots *= 2 }
    return min(slots, Self.most)
  }

  private func isEnough(_ slots: Int, _ sharing: SlotSharing, for contacts: [Int]) -> Bool {
    let resized = resized(to: slots, sharing: sharing).pools
    return resized.indices.allSatisfy { place in
      switch resized[place].allotment {
      case .hard(let own): own >= contacts[place] || pools[place].allotment.own == 0
      case .soft(_, let most?): most >= contacts[place]
      case .soft(_, nil), .unallotted: true
      }
    }
  }
}
