internal import Scheduling

/// Watches pools, tasks and what binds over time.
struct CourseWatcher: Observer {
  private let ledger: CourseLedger
  private let pools: [PoolID]
  /// Whether the tasks and calls of each campaign are counted.
  private let counts: [Bool]
  private let campaigns: [CampaignID]
  private let start: Int64
  private let binMs: Int64
  private let bins: Int
  private var running: [Int64]
  private var own: [Int64]
  private var bindings: [Binding]
  /// The waits for lent slots of each pool that are written down.
  private var reclaims: [(count: Int, total: TimeSpan)]

  static var wantsTrace: Bool { true }

  init(
    of pools: [PoolID], in model: Model, counting counted: [Int], from start: Instant,
    writingTo ledger: CourseLedger
  ) {
    self.ledger = ledger
    self.pools = pools
    self.start = start.milliseconds
    let isCounted = Set(counted)
    counts = model.campaigns.indices.map(isCounted.contains)
    binMs = ledger.course.binMs
    bins = ledger.course.closed.count
    running = pools.map { _ in 0 }
    own = running
    reclaims = pools.map { _ in (0, .zero) }
    let all = counted.map { CampaignID(rawValue: UInt16($0)) }
    campaigns = all.count <= RunCourse.maxBoundCampaigns ? all : []
    bindings = campaigns.map { _ in .start }
  }

  mutating func observe(_ line: TraceLine) {
    guard let campaign = line.contact?.campaign, counts[Int(campaign.rawValue)] else { return }
    switch line.event {
    case .callEnded(let call):
      guard let bin = bin(of: line.at.milliseconds) else { return }
      ledger.course.ended[bin * Outcome.limit + Int(call.outcome.rawValue)] += 1
      let number = Int(call.attempt)
      while ledger.course.callsByNumber.count < number { ledger.course.callsByNumber.append(0) }
      ledger.course.callsByNumber[number - 1] += 1
    case .taskClosed: note(closed: 1, at: line.at.milliseconds)
    case .command(.retryTask, nil): note(closed: -1, at: line.at.milliseconds)
    default: break
    }
  }

  /// What happens at the instant at which a bin ends has happened by its end.
  private func note(closed tasks: Int, at milliseconds: Int64) {
    guard let bin = bin(of: max(start, milliseconds - 1)) else { return }
    ledger.course.closed[bin] += tasks
  }

  mutating func settled(_ scheduler: inout Scheduler, at now: Instant, until next: Instant) {
    for (place, pool) in pools.enumerated() {
      running[place] = Int64(scheduler.slots.running(in: pool))
      own[place] = Int64(scheduler.slots.entitlement(of: pool))
      note(scheduler.reclaims.accounts[Int(pool.rawValue)], of: place)
    }
    for (place, campaign) in campaigns.enumerated() {
      bindings[place] = scheduler.binding(of: campaign)
    }
    book(from: now.milliseconds, until: next.milliseconds)
  }

  /// What a pool has waited since the last look, all of which ended just now: the first wait took
  /// the time that was added, and others after it, which began and ended at this instant, none.
  private mutating func note(_ account: ReclaimLog.Account, of place: Int) {
    let ended = account.count - reclaims[place].count
    guard ended > 0 else { return }
    ledger.course.reclaims[place].add((account.total - reclaims[place].total).milliseconds)
    for _ in 1..<ended { ledger.course.reclaims[place].add(0) }
    reclaims[place] = (account.count, account.total)
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
