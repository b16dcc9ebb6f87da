internal import Scheduling

/// The virtual-time driver: jumps from one thing that happens to the next.
///
/// The whole difference to live operation: here time moves by itself, and `Telephony` decides how
/// a call ends. Generic, so that the loop is compiled for each world and observer.
struct Simulation<World: Telephony & ~Copyable, Watcher: Observer>: ~Copyable {
  /// A call in progress and its end to come.
  struct RunningCall: Sendable, BitwiseCopyable {
    var id: CallID
    var record: CallRecord
    var callbackAfterMs: Int64
  }

  private let model: Model
  private var scheduler: Scheduler
  private var world: World
  private var watcher: Watcher
  private(set) var account: Account
  private var bindings: BindingLog
  private var effects = Effects()
  /// The ends of the calls in progress; the value is the slot, ties go by task (R3).
  private var ends = TimeQueue()
  private var running = Table<RunningCall>()
  /// The first task of each campaign: ids follow the order of the model.
  private var firstTask = Table<UInt32>()
  private var now: Instant

  init(_ model: Model, world: consuming World, watcher: Watcher) {
    self.model = model
    self.world = world
    self.watcher = watcher
    scheduler = Scheduler(slots: SlotTree(model.pools), trunk: model.trunk)
    account = Account(model)
    bindings = BindingLog(campaigns: model.campaigns.count, from: model.start)
    now = model.start
  }

  /// Runs until nothing is left to do or the horizon is reached.
  ///
  /// - Returns: false if it was cancelled before.
  mutating func run(isCancelled: () -> Bool) -> Bool {
    openCampaigns()
    // What is due in the distant future never is, even if the horizon lies there.
    let last = min(model.horizon, Instant(milliseconds: .max - 1))
    var steps = 0
    while true {
      let alarm = scheduler.settle(at: now, into: &effects)
      performEffects()
      steps += 1
      if steps & 0xfff == 0, isCancelled() { return false }
      let next = min(ends.firstInstant, alarm)
      watcher.settled(&scheduler, at: now)
      if bindings.nextLook < min(next, last) { bindings.look(&scheduler, until: min(next, last)) }
      guard next <= last else { return true }
      now = next
      while ends.firstInstant == now, let end = ends.takeFirst() { finish(Int(end.value)) }
    }
  }

  /// The account of the run, with what only the scheduler and the model know.
  mutating func summary(replication: Int) -> Summary {
    Summary(
      replication: replication,
      campaigns: model.campaigns.indices.map { place in
        var campaign = account.campaign(place)
        campaign.boundMs = bindings.boundMs(of: place)
        return campaign
      },
      pools: poolSummaries(), lastCallEnd: account.lastCallEnd, digest: account.digest)
  }

  private mutating func openCampaigns() {
    var next = 0
    for (place, campaign) in model.campaigns.enumerated() {
      firstTask.append(UInt32(next))
      next += campaign.taskCount
      scheduler.apply(.openCampaign(campaign.campaign), at: now, into: &effects)
      let batch = TaskBatch(
        campaign: CampaignID(rawValue: UInt16(place)), count: campaign.taskCount,
        classes: campaign.windowsOfTask)
      scheduler.apply(.addTasks(batch), at: now, into: &effects)
    }
  }

  /// The call on this slot ends now.
  private mutating func finish(_ slot: Int) {
    account.callEnded(running[slot].record)
    watcher.callEnded(running[slot].record)
    let callbackAfterMs = running[slot].callbackAfterMs
    let end = CallEnd(
      call: running[slot].id, outcome: running[slot].record.outcome, endedAt: now,
      callbackAt: callbackAfterMs < 0 ? nil : now + TimeSpan(milliseconds: callbackAfterMs))
    scheduler.handle(.callEnded(end), at: now, into: &effects)
  }

  private mutating func performEffects() {
    for place in 0..<effects.count {
      switch effects[place] {
      case .dial(let dial): start(dial)
      case .queueTask(let task, let due): watcher.taskQueued(task, due: due, at: now)
      case .closeTask(let task, let campaign, let disposition):
        account.taskClosed(of: campaign, disposition, at: now)
        watcher.taskClosed(task, of: campaign, disposition, at: now)
      case .campaignChanged(let campaign, let state):
        if state.isOver { account.campaignCompleted(campaign, at: now) }
        watcher.campaignChanged(campaign, to: state, at: now)
      case .loseCall: preconditionFailure("calls of a model have no leases")
      }
    }
    effects.removeAll()
  }

  /// Asks the world how the call will end and puts its end into the queue.
  private mutating func start(_ dial: Dial) {
    let campaign = Int(dial.campaign.rawValue)
    let contact = Int(dial.task.rawValue - firstTask[campaign])
    let fate = world.fate(
      of: Call(campaign: campaign, contact: contact, number: Int(dial.number)), at: now)
    let record = CallRecord(
      start: now, ringMs: fate.ringMs, talkMs: fate.talkMs, task: dial.task,
      campaign: dial.campaign, attempt: dial.number, outcome: fate.outcome,
      isBorrowed: !dial.borrowing.isEmpty, slot: dial.call.slot)
    let call = RunningCall(
      id: dial.call, record: record, callbackAfterMs: fate.callbackAfterMs)
    let slot = Int(dial.call.slot)
    // Slots are numbered from 0 without gaps, so a new one is the next.
    if slot == running.count { running.append(call) } else { running[slot] = call }
    account.callStarted(record)
    watcher.callStarted(record)
    ends.insert(
      TimeQueue.Entry(at: record.end, order: dial.task.rawValue, value: dial.call.slot))
  }
}

extension Simulation where World: ~Copyable {
  /// Busy time rolled up the tree, and the time that was to be had (R44).
  private func poolSummaries() -> [PoolSummary] {
    var pools = [PoolSummary](repeating: PoolSummary(), count: model.pools.count)
    var hours = [CallingWindows](repeating: .never, count: model.pools.count)
    for (place, campaign) in model.campaigns.enumerated() {
      let pool = Int(campaign.campaign.pool.rawValue)
      pools[pool].busyMs += account.campaign(place).busyMs
      let worked = CallingWindows.between(campaign.campaign.start, account.lastEnds[place])
      for windows in campaign.campaign.windows {
        hours[pool] = hours[pool].union(windows.intersection(worked))
      }
    }
    for place in pools.indices.reversed() {
      let pool = PoolID(rawValue: UInt16(place))
      let reclaim = scheduler.reclaims.accounts[place]
      pools[place].borrowedMs = account.borrowed.milliseconds(of: place)
      pools[place].peak = scheduler.slots.peak(of: pool)
      pools[place].reclaims = reclaim.count
      pools[place].reclaimMs = reclaim.total.milliseconds
      pools[place].longestReclaimMs = reclaim.longest.milliseconds
      let openMs = hours[place].openTime(from: model.start, to: .distantFuture).milliseconds
      pools[place].availableMs = Int64(model.pools[place].allotment.own) * openMs
      guard let parent = model.pools[place].parent else { continue }
      let above = Int(parent.rawValue)
      pools[above].busyMs += pools[place].busyMs
      hours[above] = hours[above].union(hours[place])
    }
    return pools
  }
}
