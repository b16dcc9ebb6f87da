public import Scheduling
public import Statistics

/// How the tasks of a campaign come, one by one.
///
/// They follow those that the campaign has from the start: the first that comes is contact
/// `CampaignModel.taskCount`, and so on in the order of coming, which also names their luck.
public struct ArrivalModel: Sendable {
  /// Where the instants come from.
  public enum Process: Sendable {
    /// Drawn, at rates that change with time.
    case poisson(RateProfile)
    /// Known in advance, in order of time.
    case listed([ListedArrival])
  }

  /// When tasks come.
  public var process: Process
  /// How long a task that has come waits for its call.
  public var patience: Patience
  /// For each listed task its telephone numbers; nil: they do not matter.
  public var numbers: ContactNumbers?

  /// A stream of tasks.
  public init(process: Process, patience: Patience = .endless) {
    if case .listed(let list) = process {
      precondition(
        zip(list, list.dropFirst()).allSatisfy { $0.at <= $1.at }, "arrivals in order of time")
    }
    self.process = process
    self.patience = patience
  }
}

/// How long a task waits for its call before it is given up.
public enum Patience: Equatable, Sendable {
  /// For ever.
  case endless
  /// Not at all: it starts at once or is blocked (R18).
  case none
  /// So many seconds, drawn for each task. One that draws 0 starts at once or is blocked; any
  /// other is *expired* when its time is over.
  case drawn(Distribution)
}

/// A task whose coming is known in advance.
public struct ListedArrival: Equatable, Sendable {
  /// When it comes.
  public var at: Instant
  /// Its class in `Campaign.classes`.
  public var taskClass: UInt16
  /// The instant before which it is not called; nil: due at once.
  public var notBefore: Instant?
  /// The instant at which it is given up, whatever the patience of the stream; nil: the patience
  /// decides.
  public var expiry: Instant?

  /// A task that comes.
  public init(
    at: Instant, taskClass: UInt16 = 0, notBefore: Instant? = nil, expiry: Instant? = nil
  ) {
    self.at = at
    self.taskClass = taskClass
    self.notBefore = notBefore
    self.expiry = expiry
  }
}
