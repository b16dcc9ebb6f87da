/// Why a command was not carried out (R37): what stands in its way, and what would be allowed.
public struct Refusal: Equatable, Sendable {
  /// What the command was about.
  public enum Obstacle: Equatable, Sendable {
    /// The campaign is in a state that does not allow it.
    case campaign(CampaignID, CampaignState)
    /// The task is in a state that does not allow it.
    case task(TaskID, TaskState)
    /// There is no such campaign.
    case noCampaign(CampaignID)
    /// There is no such task.
    case noTask(TaskID)
    /// Each of the contact's numbers is invalid or on the do-not-call list (R28, R42).
    case noNumber(TaskID)
    /// There is no such pool.
    case noPool(PoolID)
    /// The slots do not fit (R19); at least one problem.
    case slots([SlotTree.Problem])
    /// The new settings have another pool, kind, order of ties or number of classes.
    case settings(CampaignID)
  }

  /// What stands in the way.
  public var obstacle: Obstacle
  /// The commands that the state allows, in the order in which they are declared.
  public var allowed: [CommandKind]

  /// A refusal.
  public init(_ obstacle: Obstacle, allowed: [CommandKind] = []) {
    self.obstacle = obstacle
    self.allowed = allowed
  }
}

/// The commands whose permission depends on the state of a campaign or a task.
@frozen
public enum CommandKind: UInt8, Sendable, BitwiseCopyable, CaseIterable {
  case addTasks, start, pause, resume, cancel, fail, seal, duplicate, update
  case retry, skip, remove, setCallback
}

extension CampaignState {
  /// The commands about a campaign in this state, or about one of its tasks, that are allowed
  /// (R37), in the order of their declaration.
  public var allowedCommands: [CommandKind] { CommandKind.allCases.filter(allows) }

  /// Whether a campaign in this state can be asked this.
  public func allows(_ command: CommandKind) -> Bool {
    switch command {
    case .duplicate: true
    case .start: self == .draft || self == .scheduled || self == .paused
    case .pause: self == .running
    case .resume: self == .paused
    case .addTasks, .cancel, .fail, .seal, .update, .retry, .skip, .remove, .setCallback: !isOver
    }
  }
}

extension TaskState {
  /// The commands about a task in this state that are allowed, as far as its campaign allows them
  /// (R37).
  public var allowedCommands: [CommandKind] { CommandKind.allCases.filter(allows) }

  /// Whether a task in this state can be asked this.
  public func allows(_ command: CommandKind) -> Bool {
    switch command {
    case .retry: self == .failed
    case .skip, .remove, .setCallback: self == .queued || self == .paused
    default: false
    }
  }
}
