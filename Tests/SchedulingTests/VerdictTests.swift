import Scheduling
import Testing

/// R21 … R25 as a table: what becomes of a task after each outcome.
struct VerdictTests {
  static let minute = TimeSpan.minutes(1)
  static let custom = Outcome(rawValue: Outcome.firstCustom)
  /// What becomes of the task by default, and where the campaign lists the outcome as retried.
  static let table: [(Outcome, byDefault: RetryPolicy.Verdict, listed: RetryPolicy.Verdict)] = [
    (.completed, .close(.completed), .close(.completed)),
    (.voicemail, .close(.completed), .retry(after: minute)),
    (.noAnswer, .retry(after: minute), .retry(after: minute)),
    (.busy, .retry(after: minute), .retry(after: minute)),
    (.failed, .retry(after: minute), .retry(after: minute)),
    (.silent, .close(.completed), .retry(after: minute)),
    (.callback, .retry(after: minute), .retry(after: minute)),
    (.declined, .close(.completed), .close(.completed)),
    (.invalidNumber, .close(.failed), .close(.failed)),
    (.doNotCall, .close(.completed), .close(.completed)),
    (.systemFault, .repeatAttempt(after: .seconds(30)), .repeatAttempt(after: .seconds(30))),
    (custom, .close(.completed), .retry(after: minute)),
  ]

  func verdict(
    _ policy: RetryPolicy, _ outcome: Outcome, used: Int = 1, callbacks: Int = 0, faults: Int = 0,
    asked: Bool = false
  ) -> RetryPolicy.Verdict {
    policy.verdict(
      after: outcome, used: used, callbacks: callbacks, faults: faults, hasRequestedTime: asked)
  }

  @Test("R22: which outcomes are retried by default and which when listed", arguments: table)
  func outcome(
    _ outcome: Outcome, byDefault: RetryPolicy.Verdict, listed: RetryPolicy.Verdict
  ) {
    let policy = RetryPolicy(maxAttempts: 3, intervals: [Self.minute])
    #expect(verdict(policy, outcome) == byDefault)
    let listing = RetryPolicy(
      maxAttempts: 3, retried: OutcomeSet([outcome]), intervals: [Self.minute])
    #expect(verdict(listing, outcome) == listed)
  }

  @Test("R22: an outcome that is not listed ends the task, the retried defaults included")
  func unlisted() {
    let policy = RetryPolicy(maxAttempts: 3, retried: [], intervals: [Self.minute])
    for outcome in [Outcome.noAnswer, .busy, .failed] {
      #expect(verdict(policy, outcome) == .close(.failed))
    }
    #expect(verdict(policy, .callback) == .close(.completed))
  }

  @Test("R36: a task with every attempt used up has failed", arguments: [1, 2, 5])
  func lastAttempt(max: Int) {
    let policy = RetryPolicy(
      maxAttempts: max, retried: [.retriedByDefault, OutcomeSet([.voicemail])])
    for outcome in [Outcome.noAnswer, .busy, .failed, .voicemail, .callback] {
      #expect(verdict(policy, outcome, used: max) == .close(.failed))
    }
    #expect(verdict(policy, .completed, used: max) == .close(.completed))
  }

  @Test(
    "R23: the last interval of a shorter list repeats",
    arguments: [(1, 10), (2, 20), (3, 20), (4, 20)])
  func lastIntervalRepeats(used: Int, minutes: Int64) {
    let policy = RetryPolicy(maxAttempts: 5, intervals: [.minutes(10), .minutes(20)])
    #expect(verdict(policy, .busy, used: used) == .retry(after: .minutes(minutes)))
  }

  @Test("R24: intervals per outcome come before those per attempt")
  func intervalsByOutcome() {
    let policy = RetryPolicy(
      maxAttempts: 4, intervals: [.minutes(60)],
      intervalsByOutcome: [(.busy, [.minutes(1), .minutes(2)])])
    #expect(verdict(policy, .busy, used: 1) == .retry(after: .minutes(1)))
    #expect(verdict(policy, .busy, used: 3) == .retry(after: .minutes(2)))
    for other in [Outcome.noAnswer, .failed, .callback] {
      #expect(verdict(policy, other, used: 1) == .retry(after: .minutes(60)), "before or behind it")
    }
    let none = RetryPolicy(maxAttempts: 2)
    #expect(verdict(none, .busy) == .retry(after: .zero), "no interval: at once")
  }

  @Test(
    "R21: system faults back off exponentially and consume nothing",
    arguments: [(0, 30), (1, 60), (2, 120), (3, 240), (4, 480), (5, 960), (6, 960), (255, 960)])
  func backOff(faults: Int, seconds: Int64) {
    let policy = RetryPolicy(maxAttempts: 1)
    let expected = RetryPolicy.Verdict.repeatAttempt(after: .seconds(seconds))
    #expect(verdict(policy, .systemFault, faults: faults) == expected)
  }

  @Test("R25: callbacks are honoured max_callbacks times, then they are ordinary retries")
  func callbacks() {
    let policy = RetryPolicy(maxAttempts: 2, intervals: [Self.minute])
    for callbacks in 0..<3 {
      #expect(verdict(policy, .callback, used: 2, callbacks: callbacks, asked: true) == .callBack)
    }
    #expect(verdict(policy, .callback, callbacks: 3, asked: true) == .retry(after: Self.minute))
    #expect(verdict(policy, .callback, used: 2, callbacks: 3, asked: true) == .close(.failed))
    #expect(verdict(policy, .busy, asked: true) == .retry(after: Self.minute))
    let none = RetryPolicy(maxAttempts: 2, intervals: [Self.minute], maxCallbacks: 0)
    #expect(verdict(none, .callback, asked: true) == .retry(after: Self.minute))
  }
}
