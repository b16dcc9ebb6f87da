/// What the scheduler keeps of a campaign.
struct CampaignRecord: Sendable {
  let pool: PoolID
  let priority: CampaignPriority
  let retry: RetryPolicy
  let attemptPriority: AttemptPriority
  let tieBreak: TieBreak
  let start: Instant
  /// Its backlogs, one per set of windows.
  let backlogs: Range<UInt32>
  /// Its pace and throttle (R32, R33).
  var gate: PaceGate
  var state = CampaignState.scheduled
  /// Tasks added so far: the ordinal of the next one.
  var added: UInt32 = 0
  /// Tasks that are not closed.
  var open = 0
  /// Tasks that wait in a backlog.
  var waiting = 0
  /// Calls in progress.
  var running = 0

  /// Whether a task may start, the backlog with the first one, and until when this is known.
  var hasFront = false
  var frontBacklog: UInt32 = 0
  var frontValidUntil = Instant.distantPast

  init(_ campaign: Campaign, backlogs: Range<UInt32>) {
    pool = campaign.pool
    priority = campaign.priority
    retry = campaign.retry
    attemptPriority = campaign.attemptPriority
    tieBreak = campaign.tieBreak
    start = campaign.start
    self.backlogs = backlogs
    gate = PaceGate(campaign.pace, throttle: campaign.throttle)
  }

  /// The first task has to be found again.
  mutating func forgetFront() {
    hasFront = false
    frontValidUntil = .distantPast
  }
}
