/// What the scheduler keeps of a campaign.
struct CampaignRecord: Sendable {
  /// As it was opened, or last updated (R38).
  var settings: Campaign
  let pool: PoolID
  let tieBreak: TieBreak
  let isInbound: Bool
  /// Its backlogs, one per class of tasks.
  let backlogs: Range<UInt32>
  /// Whether its calls have leases (R39).
  var hasLeases: Bool
  /// Its pace and throttle (R32, R33).
  var gate: PaceGate
  var state: CampaignState
  /// Whether more tasks may come of themselves, so that it is not over when none is left (R35).
  var waitsForMore: Bool
  /// Tasks added so far: the ordinal of the next one.
  var added: UInt32 = 0
  /// Tasks that are not closed.
  var open = 0
  /// Tasks that wait in a backlog.
  var waiting = 0
  /// Calls in progress.
  var running = 0
  /// Due retries that go before the next new task, where the two are mixed (R30).
  var retriesOwed: UInt16 = 0
  /// The start of its last call.
  var lastStart = Instant.distantPast
  /// Whether any of its tasks has numbers.
  var hasNumbers = false
  /// Whether the first task is looked at more closely before it is called (R26 … R28).
  private(set) var hasNumberRules = false
  /// Its last call in the attempt log.
  var lastLogged = AttemptLog.none
  /// The first of its tasks that are held.
  var firstHeld = HeldTasks.none

  /// Whether a task may start, the backlog with the first one, and until when this is known.
  var hasFront = false
  var frontBacklog: UInt32 = 0
  var frontValidUntil = Instant.distantPast

  init(_ campaign: Campaign, backlogs: Range<UInt32>) {
    settings = campaign
    pool = campaign.pool
    tieBreak = campaign.tieBreak
    isInbound = campaign.kind == .inbound
    hasLeases = campaign.lease != nil
    waitsForMore = campaign.kind != .batch
    state = campaign.isDraft ? .draft : .scheduled
    self.backlogs = backlogs
    gate = PaceGate(campaign.pace, throttle: campaign.throttle)
    noteNumberRules()
  }

  /// Brings `hasNumberRules` up to date. What was counted once is counted on, even if the rule that
  /// asked for it is gone for a while (R38).
  mutating func noteNumberRules() {
    let hasAny = hasNumbers || !settings.numbers.holdNothing
    hasNumberRules = hasNumberRules || (hasAny && !isInbound)
  }

  /// The first task has to be found again.
  mutating func forgetFront() {
    hasFront = false
    frontValidUntil = .distantPast
  }
}
