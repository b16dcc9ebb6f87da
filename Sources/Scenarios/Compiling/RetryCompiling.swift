import Scheduling

extension ScenarioCompiler {
  /// The retry policy of a campaign (R21 … R25); one attempt where nothing is said.
  func retryPolicy(_ retry: Located<RetrySpec>?) -> RetryPolicy {
    guard let retry else { return RetryPolicy(maxAttempts: 1) }
    log.reportConflict(
      retry.maxAttempts?.place, retry.retries?.place,
      keeping: "keep one: max_attempts counts the first call, retries does not")
    log.reportConflict(
      retry.interval?.place, retry.intervals?.place, keeping: "keep interval or intervals")
    let maxAttempts = retry.maxAttempts?.value ?? (retry.retries?.value ?? 0) + 1
    let intervals = retry.intervals?.value.map(\.value) ?? retry.interval.map { [$0.value] } ?? []
    if let list = retry.intervals {
      checkLength(of: list.value, at: list.place, maxAttempts: maxAttempts)
    }
    let retried = retriedOutcomes(retry)
    let byOutcome = intervalsByOutcome(retry, retried: retried, maxAttempts: maxAttempts)
    checkIntervals(retry, maxAttempts, intervals, retried, byOutcome.map(\.outcome))
    return RetryPolicy(
      maxAttempts: maxAttempts, retried: retried, intervals: intervals,
      intervalsByOutcome: byOutcome, maxCallbacks: retry.maxCallbacks?.value ?? 3,
      countsOpenHoursOnly: retry.openHoursOnly?.value ?? false)
  }

  private func checkLength(
    of intervals: [Located<TimeSpan>], at place: Place, maxAttempts: Int
  ) {
    guard intervals.count > maxAttempts - 1 else { return }
    let attempts = maxAttempts == 1 ? "1 attempt has" : "\(maxAttempts) attempts have"
    log.report(
      place,
      "lists \(intervals.count) waiting times, but \(attempts) only \(maxAttempts - 1) "
        + "between them",
      hint: "max_attempts counts the first call; a shorter list repeats its last entry")
  }

  private func retriedOutcomes(_ retry: Located<RetrySpec>) -> OutcomeSet {
    guard let listed = retry.outcomes else { return .retriedByDefault }
    let resolved = listed.value.compactMap { name -> Outcome? in
      guard let outcome = outcomes.resolve(name, log) else { return nil }
      if outcome.isFinal {
        log.report(name.place, "nobody is called again after \(name.value) (R22)")
      }
      if outcome == .systemFault {
        log.report(
          name.place, "a system_fault is always tried again and uses up no attempt (R21)")
      }
      if outcome == .lost {
        log.report(name.place, "a lost call is always tried again once (R39)")
      }
      return outcome
    }
    return OutcomeSet(resolved)
  }

  private func intervalsByOutcome(
    _ retry: Located<RetrySpec>, retried: OutcomeSet, maxAttempts: Int
  ) -> [(outcome: Outcome, intervals: [TimeSpan])] {
    (retry.byOutcome?.value ?? []).compactMap { row in
      checkLength(of: row.value.value, at: row.value.place, maxAttempts: maxAttempts)
      guard let outcome = outcomes.resolve(row.name, log) else { return nil }
      if !retried.contains(outcome) {
        log.report(
          row.name.place, "has a waiting time, but \(row.name.value) is not called again",
          hint: outcome.isFinal ? "it never is (R22)" : "add it to retry.outcomes")
      }
      return (outcome, row.value.value.map(\.value))
    }
  }

  /// More than one attempt needs a time between them: zero must be written, never guessed.
  private func checkIntervals(
    _ retry: Located<RetrySpec>, _ maxAttempts: Int, _ intervals: [TimeSpan],
    _ retried: OutcomeSet, _ own: [Outcome]
  ) {
    let covered = OutcomeSet(own + [.callback])
    guard maxAttempts > 1, intervals.isEmpty, !retried.isSubset(of: covered) else { return }
    guard log.isClean(below: retry.place) else { return }
    log.report(
      retry.place,
      "the key \"interval\" is missing: how long to wait between \(maxAttempts) attempts",
      hint: "write interval: 30 min, or 0 s for at once")
  }
}
