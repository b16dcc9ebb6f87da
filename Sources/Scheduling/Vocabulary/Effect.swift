/// What the scheduler wants done. Values, so that tests compare them and two drivers interpret
/// them.
@frozen
public enum Effect: Equatable, Sendable, BitwiseCopyable {
  /// Place a call.
  case dial(Dial)
  /// Nothing more to do for the task until this instant, or later if no slot is free.
  case queueTask(TaskID, due: Instant)
  /// The task is over.
  case closeTask(TaskID, CampaignID, Disposition)
  /// The campaign changed its state.
  case campaignChanged(CampaignID, CampaignState)
  /// The lease of the call has run out (R39): it counts as over, its slot is given away, and what
  /// is heard of it later changes nothing. If it still runs, hang up.
  case loseCall(CallID)
  /// The provider fails: no outbound call starts but one probe at a time (R40). Or, if not open,
  /// it works again.
  case breakerChanged(isOpen: Bool)
}

/// A call to place.
@frozen
public struct Dial: Equatable, Sendable, BitwiseCopyable {
  /// Names the call in the event that ends it.
  public var call: CallID
  /// Who is called.
  public var task: TaskID
  /// For which campaign.
  public var campaign: CampaignID
  /// 1 for the first call of the task; counts every call and stays at 65,535.
  public var number: UInt16
  /// The levels of the slot tree at which the slot is borrowed (R14); none: the campaign's own.
  public var borrowing: Borrowing
  /// Which of the contact's numbers is called (R27): 0 for the primary, 1 for the first alternate.
  public var destination: UInt8
  /// Which of the campaign's caller identities is shown (R27), from 0.
  public var callerID: UInt16
  /// When the task became due: what has passed since, it waited for a slot, for its hours or for
  /// the pace.
  public var dueAt: Instant

  /// A call to place.
  @inlinable
  public init(
    call: CallID, task: TaskID, campaign: CampaignID, number: UInt16, borrowing: Borrowing,
    destination: UInt8 = 0, callerID: UInt16 = 0, dueAt: Instant
  ) {
    self.call = call
    self.task = task
    self.campaign = campaign
    self.number = number
    self.borrowing = borrowing
    self.destination = destination
    self.callerID = callerID
    self.dueAt = dueAt
  }
}

/// A reusable list of effects, filled by the scheduler and emptied by the driver.
///
/// Kept by the driver across calls: after the first few no memory is allocated.
public struct Effects: ~Copyable {
  @usableFromInline var list = Table<Effect>(capacity: 16)

  /// An empty list.
  public init() {}

  /// How many effects wait.
  @inlinable
  public var count: Int { list.count }

  /// The effect at a place, in the order in which they are to be done.
  @inlinable
  public subscript(place: Int) -> Effect { list[place] }

  /// Forgets all effects and keeps the memory.
  public mutating func removeAll() { list.removeAll() }

  /// The effects as an array, for tests.
  public var array: [Effect] { list.indices.map { list[$0] } }

  @inline(__always)
  mutating func append(_ effect: Effect) { list.append(effect) }

  /// Makes room for this many more: the end of a campaign archives a million tasks at once.
  mutating func reserve(_ more: Int) { list.reserve(more: more) }
}
