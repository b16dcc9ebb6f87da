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

  let model: Model
  var scheduler: Scheduler
  var world: World
  var watcher: Watcher
  var account: Account
  private var bindings: BindingLog
  var effects = Effects()
  /// The ends of the calls in progress, ties by task (R3); the value is the slot, or where
  /// something can go wrong the place in `reports`.
  var ends = TimeQueue()
  var running = Table<RunningCall>()
  var reports = ReportTable()
  var contacts = ContactBook()
  /// What happens besides: arrivals, commands, faults. See `Occurrence`.
  var agenda = TimeQueue()
  /// The next arrival of each campaign that has any to come.
  var arrivals = Table<Arrival>()
  var settings: SettingsLog
  var refusedCommands = 0
  /// How many slots are out of order.
  var lostSlots = 0
  /// How far the scheduler's clock is ahead of the true time.
  var skew = TimeSpan.zero
  /// For each fault that concerns no call whether it has begun.
  var begun: [Int]
  var now: Instant

  init(_ model: Model, world: consuming World, watcher: Watcher) {
    self.model = model
    self.world = world
    self.watcher = watcher
    scheduler = Scheduler(
      slots: SlotTree(model.pools), trunk: model.trunk,
      hasBreaker: model.hasBreaker && model.canMeetSystemFaults)
    account = Account(model)
    settings = SettingsLog(model)
    begun = model.faults.map { _ in 0 }
    bindings = BindingLog(campaigns: model.campaigns.count, from: model.start)
    now = model.start
  }

  /// Runs until nothing is left to do or the horizon is reached.
  ///
  /// - Returns: false if it was cancelled before.
  mutating func run(isCancelled: () -> Bool) -> Bool {
    openCampaigns()
    plan()
    // What is due in the distant future never is, even if the horizon lies there.
    let last = min(model.horizon, Instant(milliseconds: .max - 1))
    if agenda.firstInstant <= now { followAgenda() }
    var steps = 0
    while true {
      let alarm = scheduler.settle(at: clock, into: &effects)
      performEffects()
      steps += 1
      if steps & 0xfff == 0, isCancelled() { return false }
      let occurrence = agenda.firstInstant
      let next = min(min(ends.firstInstant, trueTime(of: alarm)), occurrence)
      watcher.settled(&scheduler, at: now, until: min(next, last))
      if bindings.nextLook < min(next, last) { bindings.look(&scheduler, until: min(next, last)) }
      guard next <= last else { return true }
      now = next
      while ends.firstInstant == now, let end = ends.takeFirst() { finish(Int(end.value)) }
      // News of a call may bring more to do at this instant, if it can be late or repeated.
      if occurrence == now || (World.isFaulty && agenda.firstInstant == now) { followAgenda() }
    }
  }

  /// The account of the run, with what only the scheduler and the model know.
  mutating func summary(replication: Int) -> Summary {
    var summary = Summary(
      replication: replication,
      campaigns: model.campaigns.indices.map { place in
        var campaign = account.campaign(place)
        campaign.boundMs = bindings.boundMs(of: place)
        return campaign
      },
      pools: poolSummaries(), lastCallEnd: account.lastCallEnd, digest: account.digest)
    summary.faultStrikes = zip(world.strikes, begun).map { $0 + $1 }
    summary.refusedCommands = refusedCommands
    summary.staleEvents = scheduler.staleEvents
    return summary
  }

  /// What the scheduler takes for the time.
  @inline(__always)
  var clock: Instant { World.isFaulty ? now + skew : now }

  /// When the scheduler's clock will show this.
  @inline(__always)
  private func trueTime(of alarm: Instant) -> Instant {
    guard World.isFaulty, alarm < .distantFuture else { return alarm }
    return Instant(milliseconds: alarm.milliseconds - skew.milliseconds)
  }

  private mutating func openCampaigns() {
    for (place, campaign) in model.campaigns.enumerated() {
      contacts.open(contacts: campaign.taskCount)
      scheduler.apply(.openCampaign(campaign.campaign), at: clock, into: &effects)
      let batch = TaskBatch(
        campaign: CampaignID(rawValue: UInt16(place)), count: campaign.taskCount,
        classes: campaign.windowsOfTask, numbers: campaign.numbers)
      scheduler.apply(.addTasks(batch), at: clock, into: &effects)
    }
  }

  /// The call ends now, on this slot or as this report says.
  private mutating func finish(_ place: Int) {
    if World.isFaulty { return deliver(place) }
    account.callEnded(running[place].record, at: now)
    note(endOf: running[place].record)
    tell(endOf: running[place], at: now)
  }

  /// Tells the scheduler that a call ended at this instant of its clock.
  @inline(__always)
  mutating func tell(endOf call: RunningCall, at instant: Instant) {
    let after = call.callbackAfterMs
    let end = CallEnd(
      call: call.id, outcome: call.record.outcome, endedAt: instant,
      callbackAt: after < 0 ? nil : call.record.end + TimeSpan(milliseconds: after))
    scheduler.handle(.callEnded(end), at: clock, into: &effects)
  }

  private mutating func performEffects() {
    for place in 0..<effects.count {
      switch effects[place] {
      case .dial(let dial): start(dial)
      case .queueTask(let task, let due): note(.taskQueued(task, due: due), of: task)
      case .closeTask(let task, let campaign, let disposition):
        account.taskClosed(of: campaign, disposition, at: now)
        note(.taskClosed(task, disposition), of: task)
      case .campaignChanged(let campaign, let state): change(campaign, to: state)
      case .loseCall(let call): lose(call)
      case .breakerChanged(let isOpen): note(.breaker(isOpen: isOpen))
      }
    }
    effects.removeAll()
  }

  @inline(never)
  private mutating func change(_ campaign: CampaignID, to state: CampaignState) {
    if state == .running { settings.campaignBegan(campaign, at: now) }
    if state.isOver { account.campaignCompleted(campaign, at: now) }
    note(.campaign(campaign, state))
  }

  /// Asks the world how the call will end and puts its end into the queue.
  private mutating func start(_ dial: Dial) {
    let campaign = Int(dial.campaign.rawValue)
    let contact = contacts.contact(of: dial.task, in: campaign)
    let called = Call(
      campaign: campaign, contact: Int(contact.place), task: Int(dial.task.rawValue),
      lateClass: contact.lateClass, number: Int(dial.number),
      destination: Int(dial.destination))
    let fate = world.fate(of: called, at: now)
    let record = CallRecord(
      start: now, ringMs: fate.ringMs, talkMs: fate.talkMs, task: dial.task,
      campaign: dial.campaign, contact: contact.place, readyAt: dial.dueAt,
      attempt: dial.number, outcome: fate.outcome, isBorrowed: !dial.borrowing.isEmpty,
      slot: dial.call.slot, destination: dial.destination, callerID: dial.callerID)
    let call = RunningCall(
      id: dial.call, record: record, callbackAfterMs: fate.callbackAfterMs)
    let slot = Int(dial.call.slot)
    // Slots are numbered from 0 without gaps, so a new one is the next.
    if slot == running.count { running.append(call) } else { running[slot] = call }
    account.callStarted(record)
    note(startOf: record)
    if World.isFaulty { return planReports(of: call, called, fate) }
    ends.insert(
      TimeQueue.Entry(at: record.end, order: dial.task.rawValue, value: dial.call.slot))
  }
}
