/// What the outside asks of the scheduler: rare, and as large as it needs to be.
public enum Command: Equatable, Sendable {
  /// Opens a campaign; it gets the next `CampaignID`.
  case openCampaign(Campaign)
  /// Adds tasks to a campaign; they get the next `TaskID`s.
  case addTasks(TaskBatch)
}

/// Tasks that are added together.
public struct TaskBatch: Equatable, Sendable {
  /// The campaign, which must be open.
  public var campaign: CampaignID
  /// How many tasks.
  public var count: Int
  /// For each task its set of windows in `Campaign.windows`; nil: the first for all.
  public var windows: [UInt16]?

  /// A batch of tasks.
  public init(campaign: CampaignID, count: Int, windows: [UInt16]? = nil) {
    precondition(windows.map { $0.count == count } ?? true, "one set of windows a task")
    self.campaign = campaign
    self.count = count
    self.windows = windows
  }
}
