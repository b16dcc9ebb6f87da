/// Whether and when a task is called again (R21 … R25).
///
/// A value with one question, asked once per finished attempt.
public struct RetryPolicy: Equatable, Sendable {
  /// The attempts a task may use, the first included (R23); at least 1.
  public let maxAttempts: Int
  /// Outcomes after which the task is tried again (R22); final outcomes in it are ignored.
  public let retried: OutcomeSet
  /// How often a person's wish to be called back is honoured without consuming an attempt (R25).
  public let maxCallbacks: Int
  /// Whether closed hours do not count towards an interval (R10).
  public let countsOpenHoursOnly: Bool
  /// Waiting time after attempt k with outcome o at `[o * maxAttempts + k - 1]`, so that the
  /// question costs one load.
  private let intervals: [TimeSpan]

  /// A policy with intervals per attempt, the last of which repeats, and optionally other ones
  /// per outcome (R23, R24).
  ///
  /// - Precondition: `maxAttempts` in 1 … 250, `maxCallbacks` in 0 … 250, intervals not negative.
  public init(
    maxAttempts: Int, retried: OutcomeSet = .retriedByDefault, intervals: [TimeSpan] = [],
    intervalsByOutcome: [(outcome: Outcome, intervals: [TimeSpan])] = [], maxCallbacks: Int = 3,
    countsOpenHoursOnly: Bool = false
  ) {
    precondition((1...250).contains(maxAttempts), "maxAttempts must lie in 1 … 250")
    precondition((0...250).contains(maxCallbacks), "maxCallbacks must lie in 0 … 250")
    self.maxAttempts = maxAttempts
    self.retried = retried.subtracting(.final)
    self.maxCallbacks = maxCallbacks
    self.countsOpenHoursOnly = countsOpenHoursOnly
    func repeatingLast(_ list: [TimeSpan]) -> [TimeSpan] {
      (0..<maxAttempts).map { list.isEmpty ? .zero : list[min($0, list.count - 1)] }
    }
    var table: [TimeSpan] = []
    for raw in 0..<Outcome.limit {
      let own = intervalsByOutcome.last { Int($0.outcome.rawValue) == raw }
      table += repeatingLast(own?.intervals ?? intervals)
    }
    precondition(table.allSatisfy { $0 >= .zero }, "an interval cannot be negative")
    self.intervals = table
  }

  /// What becomes of the task.
  public enum Verdict: Equatable, Sendable, BitwiseCopyable {
    /// The task is over.
    case close(Disposition)
    /// Another attempt after this time, counted from the end of the last one (R24).
    case retry(after: TimeSpan)
    /// Call back at the time the person asked for; consumes no attempt (R25).
    case callBack
    /// The same attempt again after this time: the provider's fault is not the contact's (R21).
    case repeatAttempt(after: TimeSpan)
  }

  /// The verdict after the attempt that was the task's `used`-th to count.
  ///
  /// - Parameters:
  ///   - outcome: how the attempt ended.
  ///   - used: attempts that count so far, this one included; at least 1.
  ///   - callbacks: callbacks honoured so far.
  ///   - faults: system faults in a row before this attempt.
  ///   - hasRequestedTime: whether the person named a time to be called.
  ///   - wasLost: whether a call to the task was lost before this one (R39).
  @inline(__always)
  public func verdict(
    after outcome: Outcome, used: Int, callbacks: Int, faults: Int, hasRequestedTime: Bool,
    wasLost: Bool = false
  ) -> Verdict {
    if outcome == .systemFault { return .repeatAttempt(after: Self.faultBackoff(after: faults)) }
    if outcome == .callback, hasRequestedTime, callbacks < maxCallbacks { return .callBack }
    guard outcome == .lost ? !wasLost : retried.contains(outcome) else {
      return .close(Disposition(closing: outcome))
    }
    guard used < maxAttempts else { return .close(.failed) }
    return .retry(after: interval(after: outcome, used: used))
  }

  /// The time to wait after the attempt that was the task's `used`-th to count.
  @inline(__always)
  func interval(after outcome: Outcome, used: Int) -> TimeSpan {
    intervals[Int(outcome.rawValue) * maxAttempts + min(used, maxAttempts) - 1]
  }

  /// Exponential back-off after system faults (R21): 30 s, doubled each time, at most 16 min.
  public static func faultBackoff(after faults: Int) -> TimeSpan {
    .seconds(30 << Int64(min(faults, 5)))
  }
}

/// How a task ended (R36).
@frozen
public enum Disposition: UInt8, Sendable, BitwiseCopyable, CaseIterable {
  /// A conversation, or another outcome that the campaign does not retry.
  case completed
  /// Every attempt is used up, or the number cannot be called.
  case failed
  /// The campaign ended before the task did.
  case archived
  /// A command passed it over.
  case skipped
  /// A command took it out of the campaign.
  case removed
  /// Its own time ran out before it could be called.
  case expired
  /// It had to start at once, and no slot was free (R18).
  case blocked

  /// The end of a task whose last outcome is not retried: not reached is a failure, everything
  /// else (a refusal, a message left) is a result.
  init(closing outcome: Outcome) {
    // No set in a static: asking whether it is made yet, after every call, takes longer.
    switch outcome {
    case .noAnswer, .busy, .failed, .invalidNumber, .lost: self = .failed
    default: self = .completed
    }
  }
}
