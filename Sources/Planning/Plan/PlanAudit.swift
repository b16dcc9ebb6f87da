public import Statistics

/// Whether what the search takes for granted held.
public struct PlanAudit: Equatable, Sendable {
  /// Pairs of neighbouring numbers of slots, same replication, of which the smaller was on time and
  /// the larger late: more slots should not hurt (Graham's anomalies).
  public var nonMonotone: Proportion
  /// Whether so many pairs were not monotone (above 2 %) that each number of slots was judged by
  /// itself alone.
  public var judgedOneByOne: Bool
  /// What else was checked, each in words and with its result.
  public var checks: [PlanCheck]
}

/// Something that must hold in every replication.
public struct PlanCheck: Equatable, Sendable {
  /// What was checked.
  public enum Subject: String, Equatable, Sendable {
    /// No replication took less time than its slot time divided by its slots.
    case workBound = "work_bound"
    /// No replication ran more calls at once than it had slots.
    case capacity
    /// No campaign closed more contacts than it had, or reached more than it called.
    case contacts
  }

  /// What was checked.
  public var subject: Subject
  /// Replications that were looked at.
  public var looked: Int
  /// Replications that broke it; anything but 0 is a defect of Dialcast.
  public var broken: Int
}
