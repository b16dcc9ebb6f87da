public import Scheduling

/// What can be said of a question within a second.
public struct Feasibility: Equatable, Sendable {
  /// Slot time that all calls take together, on average, in milliseconds.
  public var workMs: Int64
  /// The time between the start and the deadline in which at least one campaign may call, in
  /// milliseconds.
  public var openMs: Int64
  /// So many slots would be busy all the open time: the work divided by it, rounded up. No bound,
  /// since calls may run on after closing time, and idle slots are not rare.
  public var busySlots: Int
  /// When the work would be finished with the probability asked for if there were a slot for
  /// everybody at all times; nil: it would not be.
  public var finishWithUnlimitedSlots: Instant?
  /// In how many of the replications that were tried with a slot for everybody it was on time.
  public var onTimeWithUnlimitedSlots: OnTimeEstimate
  /// What stands in the way of every number of slots, the hardest first; empty if a number of
  /// slots may do.
  public var obstacles: [Obstacle]

  /// Whether no number of slots can do.
  public var isInfeasible: Bool { !obstacles.isEmpty }
}

/// What stands in the way of a deadline, however many slots there are.
public enum Obstacle: Equatable, Sendable {
  /// Nobody may be called between the start and the deadline.
  case closedHours(campaign: CampaignID)
  /// Who needs every attempt has the last one no earlier than this: intervals and closed hours
  /// alone take so long. With intervals of this share of the present ones, 0 … 1, the last attempt
  /// could start in time; nil: not even without any interval.
  case retryChain(
    campaign: CampaignID, attempts: Int, lastAttempt: Instant, feasibleIntervalShare: Double?)
  /// The trunk starts fewer calls until the deadline than are needed on average (R34).
  case trunkRate(possible: Int, needed: Int)
  /// The campaign may start fewer calls until the deadline than it needs on average (R32, R33).
  case pace(campaign: CampaignID, possible: Int, needed: Int)
  /// The campaign may not use more slots than this, which are too few for its work (R12).
  case concurrency(campaign: CampaignID, limit: Int, needed: Int)
  /// The campaign ends before its contacts can have had their attempts.
  case campaignEnd(campaign: CampaignID, end: Instant)
  /// With a slot for everybody it is late all the same; this holds the last campaign back most
  /// (R45).
  case heldBack(campaign: CampaignID, by: Binding)
}
