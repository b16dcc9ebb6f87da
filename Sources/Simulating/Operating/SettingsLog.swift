internal import Scheduling

/// What operators changed of the slots and hours by which a run is measured (R44).
struct SettingsLog: Sendable {
  /// The hours of a campaign from an instant on.
  private struct Hours: Sendable {
    var from: Instant
    var windows: [CallingWindows]
  }

  /// The slots of a pool from an instant on.
  private struct Slots: Sendable {
    var from: Instant
    var own: Int
  }

  private var hours: [[Hours]]
  /// Whether calls of a campaign that start now have a lease.
  private var leases: [Bool]
  private var slots: [[Slots]]
  /// When each campaign began to call; `distantFuture`: it did not.
  private var began: [Instant]

  init(_ model: Model) {
    hours = model.campaigns.map { [Hours(from: .distantPast, windows: $0.campaign.windows)] }
    leases = model.campaigns.map { $0.campaign.lease != nil }
    slots = model.pools.map { [Slots(from: .distantPast, own: $0.allotment.own)] }
    began = model.campaigns.map { _ in .distantFuture }
  }

  mutating func campaignBegan(_ id: CampaignID, at now: Instant) {
    let place = Int(id.rawValue)
    began[place] = min(began[place], now)
  }

  mutating func campaignChanged(
    _ id: CampaignID, to campaign: Campaign, at now: Instant
  ) {
    hours[Int(id.rawValue)].append(Hours(from: now, windows: campaign.windows))
    leases[Int(id.rawValue)] = campaign.lease != nil
  }

  func hasLease(_ campaign: CampaignID) -> Bool { leases[Int(campaign.rawValue)] }

  mutating func poolChanged(_ pool: PoolID, own: Int, at now: Instant) {
    slots[Int(pool.rawValue)].append(Slots(from: now, own: own))
  }

  /// When the campaign worked: its open hours from its beginning to its last call.
  func worked(_ campaign: Int, until end: Instant) -> CallingWindows {
    var worked = CallingWindows.never
    let changes = hours[campaign]
    for (place, change) in changes.enumerated() {
      let until = place + 1 < changes.count ? min(changes[place + 1].from, end) : end
      let span = CallingWindows.between(max(change.from, began[campaign]), until)
      for windows in change.windows {
        worked = worked.union(windows.intersection(span))
      }
    }
    return worked
  }

  /// Slot time of the pool's own slots while it was open, in milliseconds.
  func availableMs(of pool: Int, open: CallingWindows, since start: Instant) -> Int64 {
    let changes = slots[pool]
    return changes.indices.reduce(0) { sum, place in
      let until = place + 1 < changes.count ? changes[place + 1].from : .distantFuture
      let openMs = open.openTime(from: max(changes[place].from, start), to: until).milliseconds
      return sum + Int64(changes[place].own) * openMs
    }
  }
}
