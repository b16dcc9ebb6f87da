/// How long a call may hold its slot without a word from outside (R39).
///
/// Ends of calls can get lost: a provider restarts, a webhook never comes. A slot must not be lost
/// with them.
public struct Lease: Equatable, Sendable, BitwiseCopyable {
  /// How long the telephone rings before the network gives up.
  public var ringTimeout: TimeSpan
  /// The longest a call takes once it was answered.
  public var maxDuration: TimeSpan

  /// What a report of the end of ringing may be late.
  public static let ringMargin = TimeSpan.seconds(30)
  /// What a report of the end of a conversation may be late.
  public static let talkMargin = TimeSpan.seconds(60)

  /// A lease; both times are positive.
  public init(ringTimeout: TimeSpan, maxDuration: TimeSpan) {
    precondition(ringTimeout > .zero, "a telephone rings for some time")
    precondition(maxDuration > .zero, "a conversation takes some time")
    self.ringTimeout = ringTimeout
    self.maxDuration = maxDuration
  }

  /// When the lease of a call that was not answered yet runs out.
  public func end(startedAt start: Instant) -> Instant { start + ringTimeout + Self.ringMargin }
  /// When the lease of a call that was answered runs out.
  public func end(answeredAt answer: Instant) -> Instant {
    answer + maxDuration + Self.talkMargin
  }
}
