import Scheduling
import Simulating
import Statistics

extension Model {
  /// The most slots that a plan thinks of.
  private static let most = 1_000_000

  /// So many slots of the organisation, shared in this way, that no list ever waits for one: every
  /// pool above a list may run as many calls as it has contacts, beside as many as may come one by
  /// one, and what is kept free for these. A `max` that people set for a pool without slots of its
  /// own stays, as more slots would not lift it.
  ///
  /// No more than a million. Where hard slots are split, that is more than there are contacts.
  ///
  /// - Parameter streams: for each campaign the calls that may come one by one; 0 for lists.
  func slotsForEverybody(_ sharing: SlotSharing, streams: [Int]) -> Int {
    var contacts = [Int](repeating: 0, count: pools.count)
    func add(_ count: Int, upFrom pool: PoolID?) {
      var pool = pool
      while let place = pool.map({ Int($0.rawValue) }) {
        contacts[place] += count
        pool = pools[place].parent
      }
    }
    for list in Forecast.partsOfTheWhole(of: self).finishing {
      add(contactCount(of: list) ?? 0, upFrom: campaigns[list].campaign.pool)
    }
    for (campaign, calls) in streams.enumerated() {
      add(calls, upFrom: campaigns[campaign].campaign.pool)
    }
    for (place, pool) in pools.enumerated() {
      add(pool.inboundReserve?.slots ?? 0, upFrom: PoolID(rawValue: UInt16(place)))
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

  /// For each campaign whose calls come one by one twice as many as came in one run, which is more
  /// than ever come at once; 0 for the others.
  func callsOfStreams(seed: Seed) -> [Int] {
    let lists = Set(Forecast.partsOfTheWhole(of: self).finishing)
    let streams = campaigns.indices.filter { !lists.contains($0) }
    var calls = campaigns.map { _ in 0 }
    guard !streams.isEmpty, let summary = simulate(self, seed: seed, replication: 0)
    else { return calls }
    for place in streams {
      calls[place] = 2 * (summary.campaigns[place].tasks + summary.campaigns[place].turnedAway)
    }
    return calls
  }
}
