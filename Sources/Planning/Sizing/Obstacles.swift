import Scheduling
import Simulating

/// Finds what stands in the way of a deadline if there were a slot for everybody.
struct ObstacleFinder {
  let model: Model
  let deadline: Instant
  /// With which probability it is to be met.
  let probability: Double
  /// The campaigns that are to be finished.
  let finishing: [Int]
  /// Replications with a slot for everybody.
  let trials: [Trial]
  /// What holds a campaign back in one of these, by raw value of the binding, in milliseconds.
  let boundMs: (_ campaign: Int) -> [Int64]
  /// Which campaign finishes last in it.
  let last: Int

  /// Everything that stands in the way, the hardest first; never empty.
  func obstacles() -> [Obstacle] {
    let found = closedHours + endsAndChains + [trunkRate].compactMap(\.self) + paces + ceilings
    return found.isEmpty ? [heldBack] : found
  }

  private var closedHours: [Obstacle] {
    finishing.filter { model.openMs(of: $0, until: deadline) == 0 }.map {
      .closedHours(campaign: CampaignID(rawValue: UInt16($0)))
    }
  }

  /// Campaigns whose last attempts come too late: after the campaign's own end, or the deadline;
  /// but only where somebody needs the last attempt more often than the deadline may be missed.
  private var endsAndChains: [Obstacle] {
    let found = finishing.compactMap { place -> (obstacle: Obstacle, last: Instant)? in
      let campaign = model.campaigns[place].campaign
      let id = CampaignID(rawValue: UInt16(place))
      guard model.openMs(of: place, until: deadline) > 0 else { return nil }
      let chains = RetryChain.chains(of: campaign, in: model)
      if let end = campaign.end, end <= deadline,
        chains.contains(where: { chain in chain.lastAttempt().map { $0 >= end } ?? true }),
        lastsTooOften(place, until: end)
      {
        return (.campaignEnd(campaign: id, end: end), .distantFuture)
      }
      let late = chains.filter { chain in chain.lastAttempt().map { $0 >= deadline } ?? true }
      guard let worst = late.max(by: { end(of: $0) < end(of: $1) }) else { return nil }
      let share = worst.feasiblePercent(before: deadline).map { Double($0) / 100 }
      let last = end(of: worst)
      guard lastsTooOften(place, until: last) else { return nil }
      return (
        .retryChain(
          campaign: id, attempts: worst.policy.maxAttempts, lastAttempt: last,
          feasibleIntervalShare: share), last
      )
    }
    // A sort of its own order where the last attempts come at the same time.
    return found.enumerated().sorted { ($1.element.last, $0.offset) < ($0.element.last, $1.offset) }
      .map(\.element.obstacle)
  }

  /// Whether the campaign is finished before then in fewer runs than are asked for.
  private func lastsTooOften(_ campaign: Int, until instant: Instant) -> Bool {
    let late = trials.count { $0.finishedByCampaign[campaign] >= instant.milliseconds }
    return Double(late) > (1 - probability) * Double(trials.count)
  }

  private func end(of chain: RetryChain) -> Instant { chain.lastAttempt() ?? .distantFuture }

  private var trunkRate: Obstacle? {
    guard let trunk = model.trunk else { return nil }
    let open = model.callingTime(of: Array(model.campaigns.indices), until: deadline)
      .openTime(from: model.start, to: deadline).milliseconds
    let possible = starts(trunk, in: open)
    let needed = finishing.reduce(0) { $0 + meanCalls($1) }
    return needed > possible ? .trunkRate(possible: possible, needed: needed) : nil
  }

  private var paces: [Obstacle] {
    finishing.compactMap { place in
      let campaign = model.campaigns[place].campaign
      let open = model.openMs(of: place, until: deadline)
      let throttled =
        campaign.throttle > .zero ? Int(open / campaign.throttle.milliseconds) : .max
      let possible = min(campaign.pace.map { starts($0, in: open) } ?? .max, throttled)
      let needed = meanCalls(place)
      guard needed > possible else { return nil }
      return .pace(
        campaign: CampaignID(rawValue: UInt16(place)), possible: possible, needed: needed)
    }
  }

  /// Campaigns that may not use as many slots as their work takes.
  private var ceilings: [Obstacle] {
    finishing.compactMap { place in
      let open = model.openMs(of: place, until: deadline)
      guard let limit = limit(of: place), open > 0 else { return nil }
      let needed = Int((meanBusyMs(place) / Double(open)).rounded(.up))
      guard needed > limit else { return nil }
      return .concurrency(
        campaign: CampaignID(rawValue: UInt16(place)), limit: limit, needed: needed)
    }
  }

  private var heldBack: Obstacle {
    let bound = boundMs(last)
    // Nights bind everybody most of the time: they stand in the way only where nothing else does.
    let held = Binding.allCases.filter { $0 != .nothing && $0 != .start && $0 != .hours }
    let most = held.max { bound[Int($0.rawValue)] < bound[Int($1.rawValue)] }
    let reason = most.flatMap { bound[Int($0.rawValue)] > 0 ? $0 : nil } ?? .hours
    let id = CampaignID(rawValue: UInt16(last))
    if reason == .slots, let limit = limit(of: last) {
      return .concurrency(campaign: id, limit: limit, needed: limit + 1)
    }
    return .heldBack(campaign: id, by: reason)
  }

  /// The most slots that the campaign may use, however many there are; nil: as many as there are.
  private func limit(of campaign: Int) -> Int? {
    var limit: Int?
    var pool: PoolID? = model.campaigns[campaign].campaign.pool
    while let current = pool {
      let spec = model.pools[Int(current.rawValue)]
      // What owns slots gets more of them with more slots in all.
      if case .unallotted(let most?) = spec.allotment { limit = min(limit ?? most, most) }
      pool = spec.parent
    }
    return limit
  }

  private func starts(_ pace: Pace, in milliseconds: Int64) -> Int {
    Int(milliseconds / pace.period.milliseconds * Int64(pace.starts))
  }

  private func meanCalls(_ campaign: Int) -> Int {
    guard !trials.isEmpty else { return 0 }
    return trials.reduce(0) { $0 + $1.calls[campaign] } / trials.count
  }

  private func meanBusyMs(_ campaign: Int) -> Double {
    guard !trials.isEmpty else { return 0 }
    return Double(trials.reduce(0) { $0 + $1.busyMs[campaign] }) / Double(trials.count)
  }
}
