public import Scheduling

/// A line of the event log of one replication.
public enum TraceEvent: Equatable, Sendable {
  /// A campaign changed its state.
  case campaign(CampaignID, CampaignState)
  /// A call was placed.
  case callStarted(CallRecord)
  /// A call ended.
  case callEnded(CallRecord)
  /// A task came.
  case taskCame(TaskID)
  /// A task came when its campaign was over.
  case taskTurnedAway(CampaignID)
  /// A task will be called again, not before this instant.
  case taskQueued(TaskID, due: Instant)
  /// A task ended.
  case taskClosed(TaskID, Disposition)
  /// An operator's command; refused if there is a refusal.
  case command(Command, Refusal?)
  /// The fault at this place of the model begins.
  case faultBegan(Int)
  /// The fault at this place of the model is over.
  case faultEnded(Int)
  /// A call ended and the scheduler will never hear of it.
  case endLost(CallRecord)
  /// The scheduler heard of the end of a call that was over already: once more, or after its lease
  /// (R39).
  case endStale(CallRecord)
}

/// An event of the log with its instant.
public struct TraceLine: Equatable, Sendable {
  /// When it happened.
  public var at: Instant
  /// What happened.
  public var event: TraceEvent
  /// The contact of the task or of the call that it is about; nil: it is about none.
  public var contact: ContactID?
}

/// A contact as its campaign counts.
public struct ContactID: Hashable, Sendable, BitwiseCopyable {
  /// The campaign.
  public var campaign: CampaignID
  /// The place in the campaign: those on the list first, then those that came later.
  public var place: UInt32

  /// A contact of a campaign.
  public init(campaign: CampaignID, place: UInt32) {
    self.campaign = campaign
    self.place = place
  }
}
