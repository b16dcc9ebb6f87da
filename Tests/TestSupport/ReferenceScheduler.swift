public import Scheduling

/// The scheduler as the rule book says it: obvious and slow. At each instant it looks at every
/// task; nothing is queued, cached or kept in step.
public struct ReferenceScheduler: DrivenScheduler {
  private struct Contact {
    let campaign: Int
    let windows: CallingWindows
    let tieBreak: UInt32
    var due: Instant
    var isCallback = false
    /// Whether the call in progress is a callback: a system fault does not demote it.
    var wasCallback = false
    var dials = 0
    var attempts = 0
    var callbacks = 0
    var faults = 0
    var state = State.waiting
    enum State { case waiting, calling, closed }
  }

  private var slots: ReferenceSlots
  private var campaigns: [Campaign] = []
  private var states: [CampaignState] = []
  private var contacts: [Contact] = []
  private var callsPlaced: [(task: Int, isOver: Bool)] = []
  private var effects: [Effect] = []
  private let trunk: Pace?
  /// The start of every call and its campaign.
  private var starts: [(at: Instant, campaign: Int)] = []

  /// A scheduler without campaigns.
  public init(_ pools: [PoolSpec], trunk: Pace? = nil) {
    slots = ReferenceSlots(pools: pools)
    self.trunk = trunk
  }

  /// R39, then R21 … R25 for each end.
  public mutating func report(_ ends: [CallEnd], at now: Instant) -> [Effect] {
    effects = []
    for end in ends { finish(end) }
    return effects
  }

  /// Opens campaigns and adds tasks, due at once or when their campaign starts.
  public mutating func carryOut(_ commands: [Command], at now: Instant) -> [Effect] {
    effects = []
    for command in commands { apply(command, at: now) }
    return effects
  }

  /// R3: campaigns change, then calls start by R29 until every task is held back.
  public mutating func settle(at now: Instant) -> (effects: [Effect], alarm: Instant) {
    effects = []
    changeCampaigns(at: now)
    while let start = nextStart(at: now) { dial(start.task, borrowed: start.borrowed, at: now) }
    return (effects, nextInstant(after: now))
  }

  private mutating func apply(_ command: Command, at now: Instant) {
    switch command {
    case .openCampaign(let campaign):
      campaigns.append(campaign)
      states.append(.scheduled)
      effects.append(.campaignChanged(id(campaigns.count - 1), .scheduled))
    case .addTasks(let batch):
      let campaign = Int(batch.campaign.rawValue)
      let before = contacts.filter { $0.campaign == campaign }.count
      for place in 0..<batch.count {
        contacts.append(
          Contact(
            campaign: campaign,
            windows: campaigns[campaign].windows[Int(batch.classes?[place] ?? 0)],
            tieBreak: campaigns[campaign].tieBreak.number(ordinal: UInt32(before + place)),
            due: max(now, campaigns[campaign].start)))
      }
    default: preconditionFailure("\(command) is not in the reference")
    }
  }

  /// R21 … R25.
  private mutating func finish(_ end: CallEnd) {
    let call = Int(end.call.slot)
    guard call < callsPlaced.count, !callsPlaced[call].isOver else { return }
    callsPlaced[call].isOver = true
    let task = callsPlaced[call].task
    let campaign = contacts[task].campaign
    let retry = campaigns[campaign].retry
    let pool = Int(campaigns[campaign].pool.rawValue)
    slots.running.remove(at: slots.running.firstIndex(of: pool) ?? 0)
    if end.outcome == .systemFault {
      let seconds = Int64(min(30 << min(contacts[task].faults, 10), 960))
      contacts[task].faults += 1
      contacts[task].isCallback = contacts[task].wasCallback
      wait(task, until: end.endedAt + .seconds(seconds))
      return
    }
    contacts[task].faults = 0
    let honoured = contacts[task].callbacks < retry.maxCallbacks
    if end.outcome == .callback, let asked = end.callbackAt, honoured {
      contacts[task].callbacks += 1
      contacts[task].isCallback = true
      wait(task, until: max(asked, end.endedAt))
      return
    }
    contacts[task].attempts += 1
    let never: [Outcome] = [.completed, .invalidNumber, .doNotCall, .declined]
    let unreached: [Outcome] = [.noAnswer, .busy, .failed, .invalidNumber]
    if never.contains(end.outcome) || !retry.retried.contains(end.outcome) {
      close(task, unreached.contains(end.outcome) ? .failed : .completed)
    } else if contacts[task].attempts == retry.maxAttempts {
      close(task, .failed)
    } else {
      let interval = interval(after: end.outcome, of: task)
      guard retry.countsOpenHoursOnly else { return wait(task, until: end.endedAt + interval) }
      wait(task, until: contacts[task].windows.instant(after: end.endedAt, openTime: interval))
    }
  }

  private func interval(after outcome: Outcome, of task: Int) -> TimeSpan {
    let contact = contacts[task]
    let verdict = campaigns[contact.campaign].retry.verdict(
      after: outcome, used: contact.attempts, callbacks: .max, faults: 0, hasRequestedTime: false)
    guard case .retry(let interval) = verdict else { return .zero }
    return interval
  }

  private mutating func wait(_ task: Int, until due: Instant?) {
    let isOver = states[contacts[task].campaign] == .completed
    guard let due, !isOver else { return close(task, .archived) }
    contacts[task].state = .waiting
    contacts[task].due = due
    effects.append(.queueTask(TaskID(rawValue: UInt32(task)), due: due))
  }

  private mutating func close(_ task: Int, _ disposition: Disposition) {
    let campaign = contacts[task].campaign
    contacts[task].state = .closed
    effects.append(.closeTask(TaskID(rawValue: UInt32(task)), id(campaign), disposition))
    completeIfDone(campaign)
  }

  /// R35: completed when no task is left, or at its end time.
  private mutating func completeIfDone(_ campaign: Int) {
    let isDone = contacts.allSatisfy { $0.campaign != campaign || $0.state == .closed }
    if isDone { change(campaign, to: .completed) }
  }

  private mutating func change(_ campaign: Int, to state: CampaignState) {
    guard states[campaign] != .completed, states[campaign] != state else { return }
    states[campaign] = state
    effects.append(.campaignChanged(id(campaign), state))
    let running = campaigns.indices.filter { states[$0] == .running }
    slots.runningCampaigns = running.map { Int(campaigns[$0].pool.rawValue) }
  }

  /// R3: ends before starts, then by id.
  private mutating func changeCampaigns(at now: Instant) {
    for place in campaigns.indices where campaigns[place].end.map({ $0 <= now }) ?? false {
      guard states[place] != .completed else { continue }
      change(place, to: .completed)
      for task in contacts.indices
      where contacts[task].campaign == place && contacts[task].state == .waiting {
        close(task, .archived)
      }
    }
    for place in campaigns.indices where campaigns[place].start <= now {
      guard states[place] == .scheduled else { continue }
      change(place, to: .running)
      completeIfDone(place)
    }
  }

  /// R29: the first by order of all that R9 … R20 let start.
  private func nextStart(at now: Instant) -> (task: Int, borrowed: [Bool])? {
    var admissions: [Int: [Bool]?] = [:]
    var best: (task: Int, borrowed: [Bool])?
    for task in contacts.indices
    where mayStart(task, at: now) && paceOpens(for: contacts[task].campaign) <= now {
      let pool = Int(campaigns[contacts[task].campaign].pool.rawValue)
      let admission = admissions[pool] ?? slots.admission(pool)
      admissions[pool] = .some(admission)
      guard let borrowed = admission else { continue }
      if best.map({ precedes(task, borrowed, $0.task, $0.borrowed) }) ?? true {
        best = (task, borrowed)
      }
    }
    return best
  }

  private func mayStart(_ task: Int, at now: Instant) -> Bool {
    let contact = contacts[task]
    return contact.state == .waiting && contact.due <= now
      && states[contact.campaign] == .running && contact.windows.isOpen(at: now)
  }

  private func precedes(_ a: Int, _ borrowedA: [Bool], _ b: Int, _ borrowedB: [Bool]) -> Bool {
    // Ownership at the level nearest to the organisation counts most; a missing level is owned.
    for level in 0..<max(borrowedA.count, borrowedB.count) {
      let borrowsA = level < borrowedA.count && borrowedA[level]
      let borrowsB = level < borrowedB.count && borrowedB[level]
      if borrowsA != borrowsB { return borrowsB }
    }
    let (one, other) = (contacts[a], contacts[b])
    if one.isCallback != other.isCallback { return one.isCallback }
    let (campaignA, campaignB) = (campaigns[one.campaign], campaigns[other.campaign])
    let (priorityA, priorityB) = (campaignA.priority.rawValue, campaignB.priority.rawValue)
    if priorityA != priorityB { return priorityA < priorityB }
    let (poolA, poolB) = (Int(campaignA.pool.rawValue), Int(campaignB.pool.rawValue))
    let fairness = slots.fairness(poolA, poolB, borrowed: borrowedA)
    if fairness != 0 { return fairness < 0 }
    let (rankA, rankB) = (attemptRank(one), attemptRank(other))
    if rankA != rankB { return rankA < rankB }
    if one.due != other.due { return one.due < other.due }
    if one.tieBreak != other.tieBreak { return one.tieBreak < other.tieBreak }
    return a < b
  }

  /// R30.
  private func attemptRank(_ contact: Contact) -> Int {
    if contact.isCallback { return 0 }
    switch campaigns[contact.campaign].attemptPriority {
    case .firstAttemptsFirst: return contact.attempts + 1
    case .dueFirst: return contact.attempts > 0 ? 1 : 2
    }
  }

  /// R32 … R34: when the next call of a campaign may start, told from every start before.
  private func paceOpens(for campaign: Int) -> Instant {
    let own = starts.filter { $0.campaign == campaign }.map(\.at)
    let spec = campaigns[campaign]
    let afterGap = own.last.map { $0 + spec.throttle } ?? .distantPast
    return max(
      afterGap, Self.opening(after: own, spec.pace), Self.opening(after: starts.map(\.at), trunk))
  }

  /// A bucket that holds `burst` tokens and fills by `starts` in a period; a start takes one.
  /// Counted in parts: a token is as many as the period has milliseconds.
  private static func opening(after starts: [Instant], _ pace: Pace?) -> Instant {
    guard let pace, let first = starts.first else { return .distantPast }
    let token = pace.period.milliseconds
    let full = token * Int64(pace.burst)
    var level = full
    var last = first
    for start in starts {
      level += (start - last).milliseconds * Int64(pace.starts)
      // What flows over in less than a millisecond is not lost, or rounding would slow the pace.
      if level - full >= pace.starts { level = full }
      level -= token
      last = start
    }
    let missing = max(0, token - level)
    let wait = (missing + Int64(pace.starts) - 1) / Int64(pace.starts)
    return last + TimeSpan(milliseconds: wait)
  }

  private mutating func dial(_ task: Int, borrowed: [Bool], at now: Instant) {
    let campaign = contacts[task].campaign
    slots.running.append(Int(campaigns[campaign].pool.rawValue))
    contacts[task].state = .calling
    starts.append((now, campaign))
    contacts[task].wasCallback = contacts[task].isCallback
    contacts[task].isCallback = false
    contacts[task].dials += 1
    var borrowing = Borrowing.none
    for level in borrowed.indices where borrowed[level] {
      borrowing.formUnion(Borrowing(depth: level + 1))
    }
    let call = CallID(slot: UInt32(callsPlaced.count), generation: 0)
    callsPlaced.append((task, false))
    effects.append(
      .dial(
        Dial(
          call: call, task: TaskID(rawValue: UInt32(task)), campaign: id(campaign),
          number: UInt16(contacts[task].dials), borrowing: borrowing)))
  }

  /// Whatever time may change next.
  private func nextInstant(after now: Instant) -> Instant {
    var instants = campaigns.flatMap { [$0.start, $0.end ?? .distantFuture] }
    instants += campaigns.flatMap { $0.windows.flatMap(\.edges) }
    instants += contacts.filter { $0.state == .waiting }.map(\.due)
    instants += campaigns.indices.map(paceOpens)
    return instants.filter { $0 > now }.min() ?? .distantFuture
  }

  private func id(_ campaign: Int) -> CampaignID { CampaignID(rawValue: UInt16(campaign)) }
}
