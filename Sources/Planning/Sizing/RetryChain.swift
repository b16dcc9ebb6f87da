import Scheduling
import Simulating

/// The earliest that somebody who needs every attempt can have the last one: intervals and closed
/// hours take so long however many slots there are.
struct RetryChain {
  /// When the first attempt can start at the earliest.
  let from: Instant
  /// The attempts that there are.
  let policy: RetryPolicy
  /// When calls may start.
  let windows: CallingWindows

  /// The chains of a campaign, one per class of contacts.
  static func chains(of campaign: Campaign, in model: Model) -> [RetryChain] {
    campaign.classes.map {
      RetryChain(
        from: max(campaign.start, model.start), policy: $0.retry, windows: $0.windows)
    }
  }

  /// The start of the last attempt if every call before it took no time and every interval this
  /// many hundredths of what it is; nil if the hours close for good before.
  func lastAttempt(intervalPercent: Int64 = 100) -> Instant? {
    guard var attempt = windows.nextOpening(notBefore: from) else { return nil }
    for used in 1..<max(1, policy.maxAttempts) {
      guard let interval = shortestInterval(after: used) else { break }
      let wait = TimeSpan(milliseconds: interval.milliseconds * intervalPercent / 100)
      let due =
        policy.countsOpenHoursOnly
        ? windows.instant(after: attempt, openTime: wait) : attempt + wait
      guard let due, let next = windows.nextOpening(notBefore: due) else { return nil }
      attempt = next
    }
    return attempt
  }

  /// The largest hundredths of the intervals with which the last attempt starts before `limit`, in
  /// steps of five; nil: not even without intervals.
  func feasiblePercent(before limit: Instant) -> Int64? {
    stride(from: 95, through: 0, by: -5).first { percent in
      lastAttempt(intervalPercent: percent).map { $0 < limit } ?? false
    }
  }

  /// The shortest wait after this many attempts among the outcomes that are tried again; nil if
  /// none is.
  private func shortestInterval(after used: Int) -> TimeSpan? {
    let waits = (0..<UInt8(Outcome.limit)).compactMap { raw -> TimeSpan? in
      let outcome = Outcome(rawValue: raw)
      guard policy.retried.contains(outcome) else { return nil }
      let verdict = policy.verdict(
        after: outcome, used: used, callbacks: 0, faults: 0, hasRequestedTime: false)
      guard case .retry(let wait) = verdict else { return nil }
      return wait
    }
    return waits.min()
  }
}
