/// How far a plan is: for somebody who waits.
public struct PlanProgress: Equatable, Sendable {
  /// What is being done.
  public enum Stage: String, Equatable, Sendable {
    /// Bounds, with a slot for everybody.
    case bounds
    /// A few replications find the neighbourhood of the answer.
    case locating
    /// Replications decide about one number of slots.
    case deciding
    /// The curve around the answer.
    case curve
    /// Soft against hard.
    case comparing
    /// One replication after the other is watched over time.
    case watching
    /// What more and fewer slots would cost.
    case pricing
    /// What becomes of the answer if an input is wrong.
    case testing
  }

  /// What is being done.
  public var stage: Stage
  /// How the slots are shared that are looked at.
  public var sharing: SlotSharing
  /// How many there are; nil: one for everybody.
  public var slots: Int?
  /// What is known about them.
  public var estimate: OnTimeEstimate?
  /// How many replications this will still take, if it goes on as it does; nil: hard to say.
  public var replicationsLeft: Int?
}

/// Whoever wants to know how far a plan is; called from any thread.
public protocol PlanObserver: Sendable {
  /// Something is known of the bounds: first the work, then whether there is anything to search
  /// for, and of what no number of slots can do by when it would be done. The last is the plan's.
  func know(_ feasibility: Feasibility)
  /// Something has changed.
  func note(_ progress: PlanProgress)
  /// So many replications were simulated in all.
  func count(_ simulated: Int)
}
