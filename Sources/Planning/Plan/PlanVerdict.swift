public import Statistics

/// The answer to the question.
public struct PlanVerdict: Equatable, Sendable {
  /// What kind of answer it is.
  public enum Code: String, Equatable, Sendable {
    /// The least number of slots was found.
    case sized
    /// The given number is enough.
    case givenOnTime = "given_on_time"
    /// The given number is not enough.
    case givenLate = "given_late"
    /// The given number is too close to call.
    case givenUndecided = "given_undecided"
    /// No number of slots is enough.
    case infeasible
    /// Two neighbouring numbers are too close to call.
    case undecided
  }

  /// What kind of answer it is.
  public var code: Code
  /// How the slots of the answer are shared.
  public var sharing: SlotSharing
  /// The slots of which the verdict and all that follows in the plan speaks: the least number
  /// found, the safe one of two that are too close to call, or the given one; nil only if it is
  /// infeasible and none was given, or if the search was stopped before it found any.
  public var slots: Int?
  /// How likely it is that they finish by the deadline; nil if `slots` is.
  public var onTime: OnTimeEstimate?
}

/// The least number of slots for one way of sharing.
public struct Sizing: Equatable, Sendable {
  /// How the slots are shared.
  public var sharing: SlotSharing
  /// How it came out.
  public var outcome: Outcome
  /// The number found, or the safe one of two that are too close to call; nil if there is none.
  public var slots: Int?
  /// The slots of each workspace, in the order of their pools; empty without a number.
  public var split: [Int]
  /// What was found out about `slots`.
  public var estimate: OnTimeEstimate?
  /// What was found out about one slot less; nil if nothing was.
  public var below: OnTimeEstimate?
  /// How many replications would settle what is too close to call, as far as can be said.
  public var replicationsToDecide: Int?

  /// How a search came out.
  public enum Outcome: String, Equatable, Sendable {
    /// `slots` is enough and one less is not, with the confidence of the question.
    case decided
    /// Whether one less is enough was not decided.
    case tooClose = "too_close"
    /// No number is enough.
    case infeasible
    /// A slot for everybody is too close to call, and so no number is known to be enough.
    case open
    /// The search was stopped before it found a number that is enough.
    case stopped
  }
}

/// How likely the deadline is met, as far as replications tell.
public struct OnTimeEstimate: Equatable, Sendable {
  /// The number of slots; nil: one for everybody.
  public var slots: Int?
  /// Replications that were on time, of all.
  public var proportion: Proportion
  /// The lower end of the interval.
  public var lower: Double
  /// The upper end of the interval.
  public var upper: Double
  /// What kind of interval it is.
  public var method: Method

  /// How an interval was made.
  public enum Method: String, Equatable, Sendable {
    /// Valid however often one looks, as a search does: the beta-binomial confidence sequence.
    case confidenceSequence = "beta_binomial_confidence_sequence"
    /// For a number of replications that was fixed beforehand: Wilson's interval.
    case wilson
    /// The same, with the lower end of Clopper and Pearson's interval: what one look decides by.
    case oneLook = "clopper_pearson"
  }
}

/// One point of the curve of slots against the probability to be on time.
public struct CurvePoint: Equatable, Sendable {
  /// How the slots are shared.
  public var sharing: SlotSharing
  /// The number of slots.
  public var slots: Int
  /// How likely they finish by the deadline.
  public var onTime: OnTimeEstimate
  /// By when half of the runs finish, and 95 %; nil where so few runs were simulated with this
  /// number of slots that it cannot be said.
  public var median: CompletionInstant?
  /// See `median`.
  public var p95: CompletionInstant?
  /// The runs that `median` and `p95` are of: fixed beforehand, and fewer than those of `onTime`
  /// where these were partly inferred; 0 without.
  public var timedRuns = 0
}
