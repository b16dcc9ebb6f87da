public import Scheduling

/// What happened in a scripted world.
public struct Run {
  /// A call that was placed.
  public struct Call {
    /// When dialing began.
    public var start: Instant
    /// What the scheduler asked for.
    public var dial: Dial
    /// How the call went.
    public var fate: Fate
    /// The row of the timeline: the lowest that was free.
    public var row: Int
    /// When the scheduler heard of the end or gave the call up; nil while it is in progress.
    public var reportedAt: Instant?
    /// Whether its lease ran out (R39).
    public var isLost = false

    /// When the call ended.
    public var end: Instant { start + fate.duration }
    /// How the call ended for the scheduler.
    public var outcome: Outcome { isLost ? .lost : fate.outcome }
    /// What two schedulers must agree on.
    public var decision: Start {
      Start(
        at: start, task: dial.task, campaign: dial.campaign, number: Int(dial.number),
        borrowing: dial.borrowing, destination: Int(dial.destination),
        callerID: Int(dial.callerID))
    }
  }

  /// A decision to place a call.
  public struct Start: Equatable, CustomStringConvertible {
    /// When.
    public var at: Instant
    /// Who is called.
    public var task: TaskID
    /// For which campaign.
    public var campaign: CampaignID
    /// 1 for the first call of the task.
    public var number: Int
    /// The levels at which the slot is borrowed.
    public var borrowing: Borrowing
    /// Which of the contact's numbers is called.
    public var destination: Int
    /// Which of the campaign's caller identities is shown.
    public var callerID: Int

    /// The decision as a line of text.
    public var description: String {
      "\(at.milliseconds / 1000) s: task \(task.rawValue) call \(number)"
        + " campaign \(campaign.rawValue) borrowed \(borrowing.rawValue)"
        + " number \(destination) caller \(callerID)"
    }
  }

  /// The calls, in the order in which they were placed.
  public internal(set) var calls: [Call] = []
  /// A command and what became of it.
  public struct Order: Equatable {
    /// When.
    public var at: Instant
    /// What was asked.
    public var command: Command
    /// Whether it was refused.
    public var isRefused: Bool
  }

  /// The commands, in order.
  public internal(set) var commands: [Order] = []
  /// How often the scheduler was told something about a call.
  public internal(set) var reports = 0
  /// What the scheduler wanted done, in order.
  public internal(set) var effects: [(at: Instant, effect: Effect)] = []

  /// The decisions, in order.
  public var starts: [Start] { calls.map(\.decision) }

  /// The starts of one task in minutes.
  public func startMinutes(of task: Int) -> [Int] {
    calls.filter { $0.dial.task.rawValue == task }.map { Int($0.start.milliseconds / 60_000) }
  }

  /// The tasks in the order in which they were called.
  public var order: [Int] { calls.map { Int($0.dial.task.rawValue) } }

  /// How each task ended, in order of closing.
  public var closed: [(at: Instant, task: TaskID, disposition: Disposition)] {
    effects.compactMap { at, effect in
      guard case .closeTask(let task, _, let disposition) = effect else { return nil }
      return (at, task, disposition)
    }
  }

  /// The states that a campaign went through, with their minutes.
  public func states(of campaign: CampaignID) -> [(minute: Int, state: CampaignState)] {
    effects.compactMap { at, effect in
      guard case .campaignChanged(campaign, let state) = effect else { return nil }
      return (Int(at.milliseconds / 60_000), state)
    }
  }

  /// The lowest row without a call.
  var lowestFreeRow: Int {
    let taken = Set(calls.filter { $0.reportedAt == nil }.map(\.row))
    return (0...).first { !taken.contains($0) } ?? 0
  }
}
