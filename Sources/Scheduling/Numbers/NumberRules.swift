/// How a campaign uses telephone numbers: which of a contact's it calls, which of its own it shows,
/// and how often (R26, R27).
public struct NumberRules: Hashable, Sendable {
  /// Which number of the contact each attempt calls.
  public var alternates: NumberStrategy
  /// Which of the campaign's own numbers each attempt shows.
  public var callerIDs: CallerIDs
  /// The most calls in a period; every one of them holds.
  public var caps: [AttemptCap]
  /// For so long after a conversation its number is not called; nil: no matter. Conversations of
  /// all campaigns of the organisation count, from their end.
  public var quietAfterConversation: TimeSpan?

  /// The rules of a campaign; without arguments: the alternates in turn, one caller, no caps.
  ///
  /// - Precondition: the quiet time is not negative.
  public init(
    alternates: NumberStrategy = .rolling, callerIDs: CallerIDs = .one, caps: [AttemptCap] = [],
    quietAfterConversation: TimeSpan? = nil
  ) {
    precondition(
      quietAfterConversation.map { $0 >= .zero } ?? true, "a quiet time cannot be negative")
    self.alternates = alternates
    self.callerIDs = callerIDs
    self.caps = caps
    self.quietAfterConversation = quietAfterConversation
  }

  /// Whether tasks without numbers need no look at these rules.
  var holdNothing: Bool { caps.isEmpty && callerIDs.count == 1 }
}

/// Which of several numbers an attempt uses (R27). Attempts count as for the retries (R23): one
/// that a system fault undid, and the one after a callback, use the same number again.
@frozen
public enum NumberStrategy: UInt8, Sendable, BitwiseCopyable, CaseIterable {
  /// One after the other, again and again: the primary first, then the alternates in turn. Caller
  /// identities: all in turn.
  case rolling
  /// One after the other; the last is used for all further attempts.
  case clamp
  /// Each once, then the primary. Caller identities: one named for every attempt.
  case custom

  /// The place of the number that an attempt calls; place 0 is the primary number.
  ///
  /// - Parameters:
  ///   - attempt: 1 for the first.
  ///   - count: the numbers of the contact, the primary included; at least 1.
  public func number(ofAttempt attempt: Int, among count: Int) -> Int {
    if attempt <= count { return attempt - 1 }
    switch self {
    case .rolling: return count == 1 ? 0 : 1 + (attempt - 2) % (count - 1)
    case .clamp: return count - 1
    case .custom: return 0
    }
  }
}

/// The numbers that a campaign shows to those it calls (R27).
public struct CallerIDs: Hashable, Sendable {
  /// How many there are; at least 1.
  public let count: Int
  /// Which of them an attempt shows.
  public let strategy: NumberStrategy

  /// A campaign that always shows the same.
  public static let one = CallerIDs(count: 1)

  /// So many numbers.
  ///
  /// - Precondition: `count` in 1 … 65,535.
  public init(count: Int, strategy: NumberStrategy = .rolling) {
    precondition((1...65_535).contains(count), "caller identities: 1 … 65,535")
    self.count = count
    self.strategy = strategy
  }

  /// The place of the number that an attempt shows, from 0.
  ///
  /// - Parameter attempt: 1 for the first. With `custom` there is one for each; an attempt beyond
  ///   them, which only lowered attempts leave behind (R38), shows the last.
  public func place(ofAttempt attempt: Int) -> Int {
    strategy == .rolling ? (attempt - 1) % count : min(attempt, count) - 1
  }
}
