import Scheduling
import Simulating

extension Model {
  /// When a campaign may start calls, from its start to its end and no later than `limit`: the
  /// hours of any of its contacts.
  func callingTime(of campaign: Int, until limit: Instant) -> CallingWindows {
    let settings = campaigns[campaign].campaign
    let span = CallingWindows.between(
      max(settings.start, start), min(settings.end ?? limit, limit))
    return settings.windows.reduce(CallingWindows.never) { $0.union($1.intersection(span)) }
  }

  /// When any of these campaigns may start calls.
  func callingTime(of campaigns: [Int], until limit: Instant) -> CallingWindows {
    campaigns.reduce(CallingWindows.never) { open, campaign in
      open.union(callingTime(of: campaign, until: limit))
    }
  }

  /// When none of these campaigns may start calls, from one instant to another: what is closed at
  /// the second goes on to the next opening, if that comes within a week. O(windows).
  func closedTimes(of campaigns: [Int], from start: Instant, to end: Instant) -> [ClosedTime] {
    let hours = callingTime(of: campaigns, until: end + .hours(7 * 24))
    var (closed, from) = ([ClosedTime](), start)
    for place in stride(from: 0, to: hours.edges.count, by: 2) where from < end {
      let (opening, closing) = (hours.edges[place], hours.edges[place + 1])
      if from < opening { closed.append(ClosedTime(from: from, to: opening)) }
      from = max(from, closing)
    }
    if from < end { closed.append(ClosedTime(from: from, to: end)) }
    return closed
  }

  /// How long a campaign may start calls until then, in milliseconds.
  func openMs(of campaign: Int, until limit: Instant) -> Int64 {
    callingTime(of: campaign, until: limit).openTime(from: start, to: limit).milliseconds
  }

  /// The campaigns that call people, which calls that come in do not.
  var callers: [Int] { campaigns.indices.filter { campaigns[$0].campaign.kind != .inbound } }

  /// The slot time of a pool's own slots until then, in milliseconds, while any campaign that may
  /// use them is open: lists, streams and calls that come in (R44); with what operators do to them.
  func availableMs(of pool: Int, until limit: Instant) -> Int64 {
    let users = campaigns.indices.filter { isBelow(pool, campaigns[$0].campaign.pool) }
    let open = callingTime(of: users, until: limit)
    var (from, own, sum) = (start, pools[pool].allotment.own, Int64(0))
    for timed in timeline.sorted(by: { $0.at < $1.at }) where timed.at < limit {
      guard case .setSlots(let changed, let allotment) = timed.command,
        Int(changed.rawValue) == pool
      else { continue }
      sum += Int64(own) * open.openTime(from: from, to: timed.at).milliseconds
      (from, own) = (timed.at, allotment.own)
    }
    return sum + Int64(own) * open.openTime(from: from, to: limit).milliseconds
  }

  private func isBelow(_ ancestor: Int, _ pool: PoolID) -> Bool {
    var place: PoolID? = pool
    while let current = place {
      if Int(current.rawValue) == ancestor { return true }
      place = pools[Int(current.rawValue)].parent
    }
    return false
  }

  /// Whether nobody changes how many slots there are during the run.
  var hasSteadySlots: Bool {
    !timeline.contains { timed in
      if case .setSlots = timed.command { true } else { false }
    }
  }
}
