public import Scheduling
public import Statistics

/// When the work is finished.
public struct CompletionOutlook: Equatable, Sendable {
  /// How many replications it is made of.
  public var replications: Int
  /// Every contact has come to an end.
  public var finished: MilestoneOutlook
  /// 99 % of the contacts of each list have.
  public var resolved99: MilestoneOutlook
  /// 95 % of the contacts of each list have.
  public var resolved95: MilestoneOutlook
  /// The share of the contacts that have come to an end at the deadline, on average; nil if it was
  /// not watched.
  public var resolvedByDeadline: Estimate?
}

/// When one share of the contacts has come to an end.
public struct MilestoneOutlook: Equatable, Sendable {
  /// By when, with each of `probabilities`; with distribution-free intervals.
  public var quantiles: [CompletionQuantile]
  /// How likely it is by several instants, in order: the deadline, the ends of the open hours
  /// around it, and the whole hours at which most runs end. Wilson's intervals at the confidence of
  /// the question.
  public var by: [ProbabilityBy]
  /// The instants at which the replications got there, ascending: the empirical distribution.
  public var instants: [Instant]
  /// Replications that never got there.
  public var missed: Int

  /// The probabilities for which times are given.
  public static let probabilities = [0.05, 0.25, 0.5, 0.75, 0.8, 0.9, 0.95, 0.99]
}

/// How likely something has happened by an instant.
public struct ProbabilityBy: Equatable, Sendable {
  /// The instant.
  public var instant: Instant
  /// Replications in which it has, of all.
  public var proportion: Proportion
}

/// How contacts fare.
public struct ContactOutlook: Equatable, Sendable {
  /// Contacts on the lists, those that come during the run included, on average.
  public var contacts: Double
  /// With whom a conversation took place.
  public var reached: Estimate
  /// Who had every attempt that was allowed, or cannot be called.
  public var exhausted: Estimate
  /// Whom the end of a campaign or of the simulated time cut off.
  public var unfinished: Estimate
  /// Who came to an end in another way, without a conversation: by a message left, an outcome that
  /// is not tried again, or a command; on average.
  public var otherwise: Double {
    contacts - reached.mean - exhausted.mean - unfinished.mean
  }
  /// Calls in one run.
  public var attempts: Estimate
  /// Calls by outcome, in the order of raw values, without those that never occurred.
  public var outcomes: [OutcomeShare]
  /// Contacts by how many calls they got, from 0, on average; empty if it was not counted.
  public var byAttempts: [Double]
  /// What held the campaigns back, of the time in which they had work (R45).
  public var bindings: [BindingShare]
}
