import Scheduling
import Simulating

/// How many calls ran in each pool just before the present instant, to tell why a free slot was
/// no slot for everybody.
struct PoolUsage {
  private let pools: [PoolSpec]
  private let poolOfCampaign: [PoolID]
  /// Now, and before the first event of this instant.
  private var running: [Int]
  private var before: [Int]
  private var now = Instant.distantPast

  init(_ model: Model) {
    pools = model.pools
    poolOfCampaign = model.campaigns.map(\.campaign.pool)
    running = [Int](repeating: 0, count: model.pools.count)
    before = running
  }

  /// Takes note of a line of the log.
  mutating func see(_ line: TraceLine) {
    if line.at > now {
      now = line.at
      before = running
    }
    switch line.event {
    case .callStarted(let call): change(poolOfCampaign[Int(call.campaign.rawValue)], by: 1)
    case .callEnded(let call): change(poolOfCampaign[Int(call.campaign.rawValue)], by: -1)
    default: break
    }
  }

  private mutating func change(_ pool: PoolID, by step: Int) {
    for place in path(from: pool) { running[place] += step }
  }

  private func path(from pool: PoolID) -> [Int] {
    var places: [Int] = []
    var next: PoolID? = pool
    while let place = next.map({ Int($0.rawValue) }) {
      places.append(place)
      next = pools[place].parent
    }
    return places
  }

  /// What kept a pool from slots that were free; nil if none was.
  func limit(of pool: PoolID) -> HoldRule? {
    guard before[0] < pools[0].allotment.own else { return nil }
    for place in path(from: pool) {
      if let ceiling = pools[place].allotment.most, before[place] >= ceiling { return .ceiling }
    }
    return pools[0].inboundReserve == nil ? .unlent : .reserve
  }
}
