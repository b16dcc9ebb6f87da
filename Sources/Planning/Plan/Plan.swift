/// What `dialcast plan` found out: everything that a report of a plan shows, and no words.
///
/// A value made of numbers that were added up in the order of replications: the same question
/// gives the same bits, whatever the number of threads. Campaigns, pools and outcomes are the
/// numbers of the model; the report has their names.
public struct Plan: Equatable, Sendable {
  /// What was asked.
  public var question: PlanQuestion
  /// What can be said before anything is searched: bounds, and what makes it impossible.
  public var feasibility: Feasibility
  /// The answer.
  public var verdict: PlanVerdict
  /// The least number of slots for each way of sharing that was looked at, the one of the verdict
  /// first.
  public var sizings: [Sizing]
  /// How likely the deadline is met with so many slots, by sharing and then by slots, ascending.
  public var curve: [CurvePoint]
  /// When the work is finished with the slots of the verdict; nil if nothing was simulated.
  public var completion: CompletionOutlook?
  /// Soft slots against hard ones, with the slots of the verdict; nil where they are the same:
  /// fewer than two workspaces share.
  public var comparison: SharingComparison?
  /// How it goes, hour by hour, with the slots of the verdict.
  public var course: Course?
  /// How the contacts fare with the slots of the verdict.
  public var contacts: ContactOutlook?
  /// How each pool fares with the slots of the verdict, by id; empty if nothing was simulated.
  public var pools: [PoolOutlook]
  /// The replication whose finish is the median, with the slots of the verdict; nil if nothing was
  /// simulated.
  public var medianReplication: Int?
  /// What it costs; nil if no prices are known.
  public var cost: CostOutlook?
  /// What moves the finish if it is not what it was said to be; nil if nothing was tried.
  public var sensitivity: Sensitivity?
  /// Luck against ignorance; nil if every figure is taken for known.
  public var spread: FinishSpread?
  /// Whether what the search takes for granted held.
  public var audit: PlanAudit
  /// What it took, and why it stopped.
  public var effort: PlanEffort
}

/// What was done to find the answer.
public struct PlanEffort: Equatable, Sendable {
  /// Replications that were simulated, each with some number of slots.
  public var simulated = 0
  /// Decisions about a number of slots, right or wrong, of all ways of sharing.
  public var decisions = 0
  /// Whether all that was asked was done.
  public var ending = Ending.complete

  /// Why the work stopped.
  public enum Ending: String, Equatable, Sendable {
    /// All was done.
    case complete
    /// The seconds that were allowed were over; another machine would have come to another point.
    case budget
    /// The user stopped it: the plan is INCOMPLETE.
    case interrupted
  }

  /// Nothing done yet.
  public init() {}
}
