/// Decides which task is called next, on which slot, and when to look again.
///
/// A pure state machine: it reads no clock, no file and no random generator. Time and events come
/// in, effects go out; the same inputs in the same order give the same effects on any machine
/// (R3). Production and simulation run this very code.
///
/// The driver hands in everything that happened at one instant, call ends before commands, and
/// then lets the scheduler `settle`, which starts calls and says when to come back:
///
///     scheduler.handle(.callEnded(end), at: now, into: &effects)
///     let alarm = scheduler.settle(at: now, into: &effects)
///
/// Costs: `handle` O(1) with one retry interval, else O(log retries); `settle` O(log campaigns)
/// per start; no allocation once warm.
public struct Scheduler: ~Copyable {
  var tasks = TaskTable()
  var calls = CallTable()
  /// How long calls may go on without a word from outside (R39).
  var leases = LeaseBook()
  var campaigns = Table<CampaignRecord>()
  var backlogs = Table<Backlog>()
  /// How slots are shared; read it for what runs where.
  public internal(set) var slots: SlotTree
  /// Starts and ends of campaigns to come: `value` is the campaign, `order` 0 for an end.
  var agenda = TimeQueue()
  /// When tasks with an end time of their own are given up; `value` is the task.
  var expiries = TimeQueue()
  /// No lease, agenda, expiry or hold has anything for an instant before this one: one question at
  /// each event instead of four.
  var nextAppointment = Instant.distantFuture
  /// Tasks that start at this instant or never.
  var impatient = Table<TaskID>(capacity: 1)
  /// Telephone numbers and who has them (R28).
  var numbers = NumberTable()
  /// The starts that caps count (R26).
  var attempts = AttemptLog()
  /// Tasks that a cap, a quiet time or a call on their number holds.
  var held = HeldTasks()
  /// Campaigns that are running and have tasks waiting.
  var active = ActiveList()
  /// Who starts next, where there are too many campaigns to look at each.
  var index = StartIndex()
  /// With more active campaigns than this the index is kept; a look at each is cheaper below.
  let scanLimit: Int
  /// The latest instant seen (R2).
  public internal(set) var now = Instant.distantPast
  /// Events about calls that were over already, dropped (R39).
  public internal(set) var staleEvents = 0
  /// Starts per second of the trunk, shared by everything that uses it (R34).
  var trunk: PaceGate
  /// Pauses the trunk while the provider fails (R40).
  var breaker: Breaker
  /// The last start that went through the trunk.
  var lastStart = Instant.distantPast
  /// How long owners waited for slots that were lent (R14).
  public internal(set) var reclaims: ReclaimLog

  /// A scheduler without campaigns.
  ///
  /// - Parameters:
  ///   - trunk: how fast calls may start in all (R34); nil: as fast as there are slots.
  ///   - hasBreaker: whether outbound calls pause while the provider fails (R40).
  public init(slots: consuming SlotTree, trunk: Pace? = nil, hasBreaker: Bool = false) {
    self.init(slots: slots, trunk: trunk, hasBreaker: hasBreaker, scanLimit: 8)
  }

  /// A scheduler that looks at every campaign for each start while no more than `scanLimit` are
  /// active; tests make it decide either way.
  package init(
    slots: consuming SlotTree, trunk: Pace? = nil, hasBreaker: Bool = false, scanLimit: Int
  ) {
    self.scanLimit = scanLimit
    reclaims = ReclaimLog(pools: slots.count)
    self.slots = slots
    self.trunk = PaceGate(trunk)
    breaker = Breaker(exists: hasBreaker)
  }

  /// A scheduler in exactly the same state, for a forecast that starts from here.
  public func copy() -> Scheduler {
    // The twin makes an index of its own when it needs one.
    var twin = Scheduler(slots: slots.copy(), scanLimit: scanLimit)
    twin.tasks = tasks.copy()
    twin.calls = calls.copy()
    twin.leases = leases.copy()
    twin.campaigns = campaigns.copy()
    for place in backlogs.indices { twin.backlogs.append(backlogs[place].copy()) }
    twin.agenda = agenda.copy()
    twin.expiries = expiries.copy()
    twin.nextAppointment = nextAppointment
    twin.impatient = impatient.copy()
    twin.numbers = numbers.copy()
    twin.attempts = attempts.copy()
    twin.held = held.copy()
    twin.active = active.copy()
    twin.now = now
    twin.staleEvents = staleEvents
    twin.trunk = trunk
    twin.breaker = breaker.copy()
    twin.lastStart = lastStart
    twin.reclaims = reclaims
    return twin
  }

  /// The state of a campaign (R35).
  public func state(of campaign: CampaignID) -> CampaignState {
    campaigns[Int(campaign.rawValue)].state
  }

  /// The state of a task (R36).
  public func state(of task: TaskID) -> TaskState {
    let state = tasks[task].state
    guard state == .queued else { return state }
    let campaign = backlogs[Int(tasks[task].backlog)].campaign
    return self.state(of: campaign) == .paused ? .paused : .queued
  }

  /// Takes note of what happened outside.
  public mutating func handle(_ event: Event, at instant: Instant, into effects: inout Effects) {
    advance(to: instant)
    switch event {
    case .callEnded(let end): finish(end, into: &effects)
    case .callAnswered(let call, let instant): answer(call, at: instant)
    }
  }

  /// Starts every call that no rule holds back (R20); first calls whose lease has run out end,
  /// and campaigns begin or end (R3).
  ///
  /// - Returns: when to call again if nothing happens before; `distantFuture` if only an event
  ///   can change anything. An alarm that comes late, early or twice does no harm.
  public mutating func settle(at instant: Instant, into effects: inout Effects) -> Instant {
    advance(to: instant)
    if nextAppointment <= now { keepAppointments(into: &effects) }
    slots.divideEqually()
    if !index.isKept, active.count > scanLimit { keepIndex() }
    if index.isKept { touchWhatTimeChanged() } else { slots.forgetChangedPools() }
    while slots.hasFreeSlot, let candidate = nextCandidate() { dial(candidate, into: &effects) }
    if !impatient.isEmpty { giveUpBlocked(into: &effects) }
    if slots.overdrawnPools > 0 || reclaims.hasWaits { noteReclaims() }
    if leases.firstInstant < .distantFuture { leases.dropVoid(calls) }
    return alarm()
  }

  /// If `now` goes backwards, the latest instant seen counts (R2).
  mutating func advance(to instant: Instant) {
    if instant > now { now = instant }
  }

  /// The campaign whose first task starts next; nil if every one is held back.
  private mutating func nextCandidate() -> Candidate? {
    if index.isKept { return tournamentWinner() }
    if active.count == 1 {
      refreshFront(of: Int(active[0].rawValue))
      return candidate(of: active[0])
    }
    var best: Candidate?
    for place in active.indices {
      refreshFront(of: Int(active[place].rawValue))
      guard let candidate = candidate(of: active[place]) else { continue }
      if let rival = best, !precedes(candidate, rival) { continue }
      best = candidate
    }
    return best
  }

  /// The campaign as a candidate; nil if none of its tasks is due, its pace says no or no slot is
  /// to be had.
  @inline(__always)
  private func candidate(of id: CampaignID) -> Candidate? {
    let record = campaigns.address(of: Int(id.rawValue))
    guard record.pointee.hasFront, now >= paceOpens(for: Int(id.rawValue)),
      let borrowing = slots.admission(to: record.pointee.pool)
    else { return nil }
    return Candidate(campaign: id, borrowing: borrowing)
  }

  private mutating func dial(_ candidate: Candidate, into effects: inout Effects) {
    let campaign = Int(candidate.campaign.rawValue)
    let record = campaigns.address(of: campaign)
    let backlog = Int(record.pointee.frontBacklog)
    let front = backlogs[backlog].removeFront()
    if backlogs[backlog].retriesPerFirst > 0 { countMixed(front, in: backlog, of: campaign) }
    let id = front.task
    let task = tasks.rows.address(of: Int(id.rawValue))
    // A provider that is down for years must not end the scheduler: the count stays at its most.
    let number = min(task.pointee.dials, .max - 1) &+ 1
    task.pointee.dials = number
    task.pointee.isCallback = front.isCallback
    task.pointee.state = .calling
    slots.occupy(record.pointee.pool)
    if reclaims.hasWaits { reclaims.started(in: record.pointee.pool, at: now, slots: slots) }
    var destination = Destination.primary
    if record.pointee.hasNumberRules { destination = noteStart(of: id, in: campaign) }
    let call = calls.begin(id, to: destination.number)
    if record.pointee.hasLeases { grantLease(to: call, of: id, in: campaign) }
    record.pointee.waiting &-= 1
    record.pointee.running &+= 1
    record.pointee.gate.start(at: now)
    record.pointee.lastStart = now
    if !record.pointee.isInbound {
      trunk.start(at: now)
      if breaker.exists { breaker.start(call, at: now) }
      lastStart = now
    }
    record.pointee.forgetFront()
    touch(candidate.campaign)
    if record.pointee.waiting == 0 { deactivate(candidate.campaign) }
    effects.append(
      .dial(
        Dial(
          call: call, task: id, campaign: candidate.campaign, number: number,
          borrowing: candidate.borrowing, destination: destination.number,
          callerID: destination.callerID, dueAt: front.entry.at)))
  }

  /// Finds the first task of a campaign again if the last answer has expired.
  @inline(__always)
  mutating func refreshFront(of campaign: Int) {
    if now >= campaigns[campaign].frontValidUntil { findFront(of: campaign) }
  }

  private mutating func findFront(of campaign: Int) {
    chooseFront(of: campaign)
    guard campaigns[campaign].hasNumberRules else { return }
    while campaigns[campaign].hasFront, setAsideFront(of: campaign) { chooseFront(of: campaign) }
  }

  @inline(__always)
  private mutating func chooseFront(of campaign: Int) {
    var best = -1
    var validUntil = Instant.distantFuture
    let record = campaigns.address(of: campaign)
    let range = record.pointee.backlogs
    for place in Int(range.lowerBound)..<Int(range.upperBound) {
      let backlog = backlogs.address(of: place)
      if now >= backlog.pointee.frontValidUntil { backlog.pointee.refresh(at: now, tasks: tasks) }
      validUntil = min(validUntil, backlog.pointee.frontValidUntil)
      guard backlog.pointee.front.exists else { continue }
      if best < 0 || backlog.pointee.front.precedes(backlogs[best].front) { best = place }
    }
    record.pointee.hasFront = best >= 0
    record.pointee.frontBacklog = UInt32(truncatingIfNeeded: max(0, best))
    record.pointee.frontValidUntil = validUntil
  }

  /// The next instant at which time alone may allow a start or end a campaign.
  private mutating func alarm() -> Instant {
    var next = min(agenda.firstInstant, expiries.firstInstant, leases.firstInstant)
    // With every slot taken only the end of a call can bring a start, except that an owner's
    // waiting time for a lent slot begins when its work comes due (R14).
    guard slots.hasFreeSlot || slots.overdrawnPools > 0 else { return next }
    next = min(next, index.isKept ? tournamentAlarm() : alarmOfAll())
    // Last, because who is looked at may have to stand aside.
    return held.count > 0 ? min(next, held.nextInstant()) : next
  }

  private mutating func alarmOfAll() -> Instant {
    var next = Instant.distantFuture
    for place in active.indices {
      let campaign = Int(active[place].rawValue)
      refreshFront(of: campaign)
      if !campaigns[campaign].hasFront {
        next = min(next, campaigns[campaign].frontValidUntil)
      } else if paceOpens(for: campaign) > now {
        next = min(next, paceOpens(for: campaign))
      }
      // Else the first task waits for a slot, not for time.
    }
    return next
  }

  /// When the campaign's own gate and the trunk's let the next call pass (R32 … R34). A call that
  /// comes in needs no trunk to dial.
  @inline(__always)
  func paceOpens(for campaign: Int) -> Instant {
    let record = campaigns.address(of: campaign)
    let gate = record.pointee.gate.opensAt
    return record.pointee.isInbound ? gate : max(gate, trunkOpens)
  }

  /// When the next outbound call may start, as far as the trunk and the provider's health are
  /// concerned (R34, R40).
  @inline(__always)
  var trunkOpens: Instant { max(trunk.opensAt, breaker.opensAt) }
}
