/// Which task of a campaign comes first when several may start (R30).
///
/// Each strategy gives every attempt a rank; the lower goes first, and ranks of different
/// campaigns are compared as they are. Callbacks come before all of them (R29).
public enum AttemptPriority: Equatable, Sendable {
  /// Every first attempt before any second, every second before any third: the rank is the
  /// number of the attempt.
  case firstAttemptsFirst
  /// Retries that are due, rank 1, before new tasks, rank 2.
  case dueFirst
  /// One new task for so many due retries: after a new task that many retries go first, then the
  /// next new task does. While one kind has nothing due the other goes. The kind whose turn it is
  /// has rank 1, the other rank 2. 1 … 65,535.
  case mix(retriesPerFirst: Int)
  /// A priority for each attempt, 0 … 100, the higher first; the last one repeats. Priority 100
  /// has rank 1 and so stands beside the first attempts of other campaigns.
  case byAttempt([UInt8])

  /// Whether its figures are in their ranges.
  public var isValid: Bool {
    switch self {
    case .firstAttemptsFirst, .dueFirst: true
    case .mix(let retries): (1...65_535).contains(retries)
    case .byAttempt(let priorities): !priorities.isEmpty && priorities.allSatisfy { $0 <= 100 }
    }
  }

  /// The retries that go before the next new task; 0 if the strategy does not mix.
  var retriesPerFirst: UInt16 {
    guard case .mix(let retries) = self else { return 0 }
    return UInt16(retries)
  }

  /// The rank of an attempt, counted from 1.
  ///
  /// - Parameter favoursRetries: whether it is the turn of retries; counts for a mix only.
  func rank(ofAttempt number: Int, favoursRetries: Bool) -> UInt16 {
    switch self {
    case .firstAttemptsFirst: UInt16(number)
    case .dueFirst: number > 1 ? 1 : 2
    case .mix: (number > 1) == favoursRetries ? 1 : 2
    case .byAttempt(let priorities):
      1 + 100 - UInt16(priorities[min(number, priorities.count) - 1])
    }
  }
}
