internal import Scheduling

/// Watches pools, tasks and what binds over time.
struct CourseWatcher: Observer {
  private let ledger: CourseLedger
  private let pools: [PoolID]
  private let campaigns: [CampaignID]
  private let start: Int64
  private let binMs: Int64
  private let bins: Int
  private var running: [Int64]
  private var own: [Int64]
  private var bindings: [Binding]

  static var wantsTrace: Bool { true }

  init(of pools: [PoolID], in model: Model, writingTo ledger: CourseLedger) {
    self.ledger = ledger
    self.pools = pools
    start = model.start.milliseconds
    binMs = ledger.course.binMs
    bins = ledger.course.closed.count
    running = pools.map { _ in 0 }
    own = running
    let all = model.campaigns.indices.map { CampaignID(rawValue: UInt16($0)) }
    campaigns = all.count <= RunCourse.maxBoundCampaigns ? all : []
    bindings = campaigns.map { _ in .start }
  }

  mutating func observe(_ line: TraceLine) {
    guard let bin = bin(of: line.at.milliseconds) else { return }
    switch line.event {
    case .callEnded(let call):
      ledger.course.ended[bin * Outcome.limit + Int(call.outcome.rawValue)] += 1
      let number = Int(call.attempt)
      while ledger.course.callsByNumber.count < number { ledger.course.callsByNumber.append(0) }
      ledger.course.callsByNumber[number - 1] += 1
    case .taskClosed: ledger.course.closed[bin] += 1
    case .command(.retryTask, nil): ledger.course.closed[bin] -= 1
    default: break
    }
  }

  mutating func settled(_ scheduler: inout Scheduler, at now: Instant, until next: Instant) {
    for (place, pool) in pools.enumerated() {
      running[place] = Int64(scheduler.slots.running(in: pool))
      own[place] = Int64(scheduler.slots.entitlement(of: pool))
    }
    for (place, campaign) in campaigns.enumerated() {
      bindings[place] = scheduler.binding(of: campaign)
    }
    book(from: now.milliseconds, until: next.milliseconds)
  }

  private func bin(of milliseconds: Int64) -> Int? {
    let bin = Int((milliseconds - start) / binMs)
    return bin < bins ? bin : nil
  }

  /// Books the time until the next event, during which nothing changes, over as many bins as it
  /// spans.
  private func book(from: Int64, until: Int64) {
    var since = from
    while since < until, let bin = bin(of: since) {
      let end = min(until, start + Int64(bin + 1) * binMs)
      let span = end - since
      for place in pools.indices where running[place] > 0 {
        ledger.course.busyMs[place][bin] += running[place] * span
        let above = running[place] - own[place]
        if above > 0 { ledger.course.borrowedMs[place][bin] += above * span }
      }
      for binding in bindings {
        ledger.course.boundMs[bin * Binding.allCases.count + Int(binding.rawValue)] += span
      }
      since = end
    }
  }
}
