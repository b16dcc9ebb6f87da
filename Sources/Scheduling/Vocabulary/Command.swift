/// What the outside asks of the scheduler: rare, and as large as it needs to be (R37).
///
/// A command that the state of its campaign or task does not allow is refused and changes nothing;
/// see `Refusal`.
public enum Command: Equatable, Sendable {
  /// Opens a campaign; it gets the next `CampaignID`.
  case openCampaign(Campaign)
  /// Adds tasks to a campaign; they get the next `TaskID`s.
  case addTasks(TaskBatch)
  /// Starts a draft: at its start time, or at once if that has passed. Starts a scheduled campaign
  /// before its time, and resumes a paused one.
  case startCampaign(CampaignID)
  /// Queued tasks wait, running calls finish.
  case pauseCampaign(CampaignID)
  /// No due time was shifted: what is overdue is due at once.
  case resumeCampaign(CampaignID)
  /// Ends a campaign for good; queued tasks are archived, running calls finish.
  case cancelCampaign(CampaignID)
  /// Ends a campaign for good because of a fatal error.
  case failCampaign(CampaignID)
  /// No more tasks will come: a realtime campaign is over when its last task is closed.
  case sealCampaign(CampaignID)
  /// Opens a draft with the settings and the tasks of this campaign, none of them called yet.
  case duplicateCampaign(CampaignID)
  /// Replaces the settings of a campaign, for every task that is not closed (R38). Pool, kind,
  /// number of classes and order of ties stay as they are.
  case updateCampaign(CampaignID, Campaign)
  /// Gives a task that failed one more attempt, at once.
  case retryTask(TaskID)
  /// Closes a queued task: it is not to be called.
  case skipTask(TaskID)
  /// Takes a queued task out of its campaign.
  case removeTask(TaskID)
  /// A queued task is to be called at this time and no earlier (R25).
  case setCallback(TaskID, at: Instant)
  /// Nobody calls these numbers any more: queued tasks and callbacks that have no other end at
  /// once as failed, running calls finish (R42).
  case doNotCall([NumberID])
  /// Changes the slots of a pool (R19): what runs goes on.
  case setSlots(PoolID, Allotment)
  /// So many slots of the organisation are out of order; 0: none.
  case loseSlots(Int)
  /// Changes how fast calls may start in all (R34).
  case setTrunk(Pace?)
}

/// Tasks that are added together.
public struct TaskBatch: Equatable, Sendable {
  /// The campaign, which must be open.
  public var campaign: CampaignID
  /// How many tasks.
  public var count: Int
  /// For each task its class in `Campaign.classes`; nil: the first for all.
  public var classes: [UInt16]?
  /// For each task the instant before which it is not called; nil: all are due at once.
  public var notBefore: [Instant]?
  /// For each task the instant at which it is given up if it is still queued, `distantFuture` for
  /// never; one that is not later than the instant of adding: it starts at once or never. Nil: no
  /// task is given up.
  public var expiry: [Instant]?
  /// Whether the expiry is how long somebody waits for the first call, and means nothing once a
  /// call has counted; else it ends the task with all its attempts.
  public var expiryIsPatience: Bool
  /// For each task its telephone numbers; nil: they do not matter, each task has one of its own
  /// that no other has and that is not on any list.
  public var numbers: ContactNumbers?

  /// A batch of tasks.
  public init(
    campaign: CampaignID, count: Int, classes: [UInt16]? = nil, notBefore: [Instant]? = nil,
    expiry: [Instant]? = nil, expiryIsPatience: Bool = false, numbers: ContactNumbers? = nil
  ) {
    precondition(classes.map { $0.count == count } ?? true, "one class a task")
    precondition(notBefore.map { $0.count == count } ?? true, "one instant a task")
    precondition(expiry.map { $0.count == count } ?? true, "one expiry a task")
    precondition(numbers.map { $0.count == count } ?? true, "numbers for each task")
    self.campaign = campaign
    self.count = count
    self.classes = classes
    self.notBefore = notBefore
    self.expiry = expiry
    self.expiryIsPatience = expiryIsPatience
    self.numbers = numbers
  }
}
