/// What happened outside: frequent and small.
@frozen
public enum Event: Equatable, Sendable, BitwiseCopyable {
  /// A call is over.
  case callEnded(CallEnd)
  /// A person or a machine took the call at this instant: matters where calls have leases (R39).
  case callAnswered(CallID, at: Instant)
}

/// The end of a call.
@frozen
public struct CallEnd: Equatable, Sendable, BitwiseCopyable {
  /// The call.
  public var call: CallID
  /// How it ended.
  public var outcome: Outcome
  /// When it ended; a late report does not shift the next attempt (R24).
  public var endedAt: Instant
  /// For `Outcome.callback`: when the person wants to be called, if a time was named (R25).
  public var callbackAt: Instant?

  /// The end of a call.
  @inlinable
  public init(call: CallID, outcome: Outcome, endedAt: Instant, callbackAt: Instant? = nil) {
    self.call = call
    self.outcome = outcome
    self.endedAt = endedAt
    self.callbackAt = callbackAt
  }
}
