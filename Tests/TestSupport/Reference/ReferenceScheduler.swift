public import Scheduling

/// The scheduler as the rule book says it: obvious and slow. At each instant it looks at every
/// task; nothing is queued, cached or kept in step.
public struct ReferenceScheduler: DrivenScheduler {
  struct Contact {
    let campaign: Int
    let taskClass: Int
    let tieBreak: UInt32
    var due: Instant
    /// When it is given up; one that is not later than its coming starts at once or never.
    var expiry = Instant.distantFuture
    var isImpatient = false
    /// Whether that is only how long somebody waits for the first call.
    var isPatience = false
    /// Whether it waits for its first call and may not be due before its campaign starts.
    var isNew = true
    var isCallback = false
    /// Whether the call in progress is a callback: a system fault does not demote it.
    var wasCallback = false
    var dials = 0
    var attempts = 0
    var callbacks = 0
    var faults = 0
    var wasLost = false
    var state = TaskState.queued

    /// When it is given up, as things are: patience ends with the first call that counts.
    var end: Instant {
      isPatience && (attempts > 0 || callbacks > 0) ? .distantFuture : expiry
    }
  }

  var slots: ReferenceSlots
  var campaigns: [Campaign] = []
  var states: [CampaignState] = []
  /// Whether more tasks may come of themselves.
  var waitsForMore: [Bool] = []
  var contacts: [Contact] = []
  var numbers = ReferenceNumbers()
  var callsPlaced: [PlacedCall] = []
  var effects: [Effect] = []
  var trunk: Pace?
  /// The start of every call and its campaign.
  var starts: [(at: Instant, campaign: Int)] = []
  var breaker: ReferenceBreaker?
  /// The starts of tasks whose campaign mixes new tasks and retries, callbacks left out (R30).
  var mixedStarts: [(campaign: Int, isRetry: Bool, retriesPerFirst: Int)] = []
  /// How many starts had been made when the pace of a campaign, or of the trunk, was last changed.
  var startsBeforePace: [Int] = []
  var startsBeforeTrunk = 0

  /// A scheduler without campaigns.
  public init(_ setup: Setup) {
    slots = ReferenceSlots(pools: setup.pools)
    trunk = setup.trunk
    breaker = setup.hasBreaker ? ReferenceBreaker() : nil
  }

  /// R39, then R21 … R25 for each end.
  public mutating func report(_ events: [Event], at now: Instant) -> [Effect] {
    effects = []
    for event in events {
      switch event {
      case .callEnded(let end): finish(end, at: now)
      case .callAnswered(let call, let instant):
        answer(Int(call.slot), at: min(instant, now))
      }
    }
    return effects
  }

  /// Carries out each command that the states allow.
  public mutating func carryOut(
    _ commands: [Command], at now: Instant
  ) -> (effects: [Effect], refused: [Bool]) {
    effects = []
    let refused = commands.map { command in
      endLostCalls(at: now)
      let isAllowed = allows(command)
      if isAllowed { apply(command, at: now) }
      return !isAllowed
    }
    return (effects, refused)
  }

  /// R3: campaigns change, tasks are given up, then calls start by R29 until every task is held
  /// back.
  public mutating func settle(at now: Instant) -> (effects: [Effect], alarm: Instant) {
    effects = []
    endLostCalls(at: now)
    changeCampaigns(at: now)
    giveUp(.expired) { $0.end <= now && !$0.isImpatient }
    while let start = nextStart(at: now) { dial(start.task, borrowed: start.borrowed, at: now) }
    giveUp(.blocked) { $0.isImpatient }
    return (effects, nextInstant(after: now))
  }

  /// Whatever time may change next.
  private func nextInstant(after now: Instant) -> Instant {
    var instants = campaigns.flatMap { [$0.start, $0.end ?? .distantFuture] }
    instants += campaigns.flatMap { $0.windows.flatMap(\.edges) }
    instants += contacts.filter { $0.state == .queued }.flatMap { [$0.due, $0.end] }
    instants += campaigns.indices.map(paceOpens)
    instants += callsPlaced.filter { !$0.isOver }.compactMap(\.leaseEnd)
    instants += campaigns.flatMap { numbers.openings($0.numbers) }
    return instants.filter { $0 > now }.min() ?? .distantFuture
  }

  func id(_ campaign: Int) -> CampaignID { CampaignID(rawValue: UInt16(campaign)) }

  func taskClass(of contact: Contact) -> TaskClass {
    campaigns[contact.campaign].classes[contact.taskClass]
  }
}
