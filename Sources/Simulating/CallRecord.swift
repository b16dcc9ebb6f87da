public import Scheduling

/// One call: a row of the call log.
public struct CallRecord: Equatable, Sendable, BitwiseCopyable {
  /// When dialing began.
  public var start: Instant
  /// Ringing, in milliseconds.
  public var ringMs: Int64
  /// Talking, in milliseconds; the call ends `ringMs + talkMs` after its start.
  public var talkMs: Int64
  /// The contact called.
  public var task: TaskID
  /// The campaign it belongs to.
  public var campaign: CampaignID
  /// The contact's place in its campaign: those on the list first, then those that came later.
  public var contact: UInt32
  /// When the task became due: until the start it waited for a slot, for its hours or for the
  /// pace.
  public var readyAt: Instant
  /// 1 for the first call of the task; counts every call.
  public var attempt: UInt16
  /// How the call ended.
  public var outcome: Outcome
  /// Whether the slot was borrowed from another pool (R14).
  public var isBorrowed: Bool
  /// The slot, from 0.
  public var slot: UInt32
  /// How much later than the end the scheduler heard of it, in milliseconds, 49 days at most: so
  /// long the slot stayed taken.
  public var reportDelayMs: UInt32 = 0

  /// Which of the contact's numbers was called (R27), 0 for the primary.
  public var destination: UInt8 = 0
  /// Which of the campaign's caller identities was shown (R27), from 0.
  public var callerID: UInt16 = 0

  /// When the call ended.
  public var end: Instant { start + TimeSpan(milliseconds: ringMs + talkMs) }
  /// How long the task had been due when the call began.
  public var wait: TimeSpan { start - readyAt }
}
