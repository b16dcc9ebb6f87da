/// How an attempt ended (R21): ten built-in outcomes, two that are not the contact's, and up to 48
/// of a platform's own.
@frozen
public struct Outcome: RawRepresentable, Comparable, Hashable, Sendable, BitwiseCopyable {
  /// 0 … 9 built in, `systemFault`, `lost`, then customs from `firstCustom` on; below 64.
  public let rawValue: UInt8

  /// The value with this raw value.
  @inlinable
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Whether `a` comes before `b`.
  @inlinable
  public static func < (a: Outcome, b: Outcome) -> Bool { a.rawValue < b.rawValue }

  /// A conversation took place.
  public static let completed = Outcome(rawValue: 0)
  /// An answering machine took the call.
  public static let voicemail = Outcome(rawValue: 1)
  /// Nobody picked up before the ring timeout.
  public static let noAnswer = Outcome(rawValue: 2)
  /// The line was busy.
  public static let busy = Outcome(rawValue: 3)
  /// The network could not place the call.
  public static let failed = Outcome(rawValue: 4)
  /// Connected, but nobody spoke.
  public static let silent = Outcome(rawValue: 5)
  /// The person asked to be called at another time.
  public static let callback = Outcome(rawValue: 6)
  /// The person declined to talk.
  public static let declined = Outcome(rawValue: 7)
  /// The number does not exist.
  public static let invalidNumber = Outcome(rawValue: 8)
  /// The person asked never to be called again.
  public static let doNotCall = Outcome(rawValue: 9)
  /// The provider failed; says nothing about the contact and consumes no attempt.
  public static let systemFault = Outcome(rawValue: 10)

  /// Nobody ever reported the end of the call, and its lease ran out (R39).
  public static let lost = Outcome(rawValue: 11)

  /// The outcomes with a name of their own, in order of their raw values.
  public static let builtIn: [(outcome: Outcome, name: String)] = [
    (.completed, "completed"), (.voicemail, "voicemail"), (.noAnswer, "no_answer"),
    (.busy, "busy"), (.failed, "failed"), (.silent, "silent"), (.callback, "callback"),
    (.declined, "declined"), (.invalidNumber, "invalid_number"), (.doNotCall, "do_not_call"),
    (.systemFault, "system_fault"), (.lost, "lost"),
  ]

  /// The raw value of the first outcome that a platform names itself.
  public static let firstCustom: UInt8 = 16
  /// One more than the largest raw value.
  public static let limit = 64

  /// Whether the attempt ends the task whatever the retry policy says (R22).
  @inlinable
  public var isFinal: Bool { OutcomeSet.final.contains(self) }
}

/// A set of outcomes in one machine word.
@frozen
public struct OutcomeSet: OptionSet, Hashable, Sendable, BitwiseCopyable {
  /// Bit n stands for the outcome with raw value n.
  public let rawValue: UInt64
  /// The value with this raw value.
  @inlinable
  public init(rawValue: UInt64) { self.rawValue = rawValue }

  /// The set of the given outcomes.
  @inlinable
  public init(_ outcomes: [Outcome]) {
    rawValue = outcomes.reduce(0) { $0 | (1 << UInt64($1.rawValue)) }
  }

  /// Whether the outcome is in the set.
  @inlinable
  public func contains(_ outcome: Outcome) -> Bool {
    rawValue & (1 << UInt64(outcome.rawValue)) != 0
  }

  /// Never retried, whatever a policy lists (R22).
  public static let final = OutcomeSet([.completed, .invalidNumber, .doNotCall, .declined])
  /// Retried where a campaign lists nothing (R22).
  public static let retriedByDefault = OutcomeSet([.noAnswer, .busy, .failed, .callback])
}
