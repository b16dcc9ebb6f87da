internal import Scheduling

extension Simulation where World: ~Copyable {
  /// Busy time rolled up the tree, and the time that was to be had (R44).
  func poolSummaries() -> [PoolSummary] {
    var pools = [PoolSummary](repeating: PoolSummary(), count: model.pools.count)
    var hours = [CallingWindows](repeating: .never, count: model.pools.count)
    for (place, campaign) in model.campaigns.enumerated() {
      let pool = Int(campaign.campaign.pool.rawValue)
      pools[pool].busyMs += account.campaign(place).busyMs
      hours[pool] = hours[pool].union(settings.worked(place, until: account.lastEnds[place]))
    }
    for place in pools.indices.reversed() {
      let pool = PoolID(rawValue: UInt16(place))
      let reclaim = scheduler.reclaims.accounts[place]
      pools[place].borrowedMs = account.borrowed.milliseconds(of: place)
      pools[place].peak = scheduler.slots.peak(of: pool)
      pools[place].reclaims = reclaim.count
      pools[place].reclaimMs = reclaim.total.milliseconds
      pools[place].longestReclaimMs = reclaim.longest.milliseconds
      pools[place].availableMs = settings.availableMs(
        of: place, open: hours[place], since: model.start)
      guard let parent = model.pools[place].parent else { continue }
      let above = Int(parent.rawValue)
      pools[above].busyMs += pools[place].busyMs
      hours[above] = hours[above].union(hours[place])
    }
    return pools
  }
}
