import Calendars
import ContactLists
import Scheduling

/// Checks what a task says beyond the form of each key.
struct TaskCheck {
  let task: Located<TaskSpec>
  let draft: CampaignDraft
  let outcomes: OutcomeNames
  let log: ProblemLog

  /// The number to be called; nil only if a problem was reported.
  func phone(region: String?) -> PhoneNumber? {
    guard let phone = task.phone else { return nil }
    do {
      return try PhoneNumber(phone.value, defaultRegion: region)
    } catch {
      log.report(phone.place, "\(error)")
      return nil
    }
  }

  /// The clock of the task's zone, else of the campaign's; nil only if a problem was reported.
  func clock(_ clocks: inout ZoneClocks) -> ZoneClock? {
    guard let zone = task.timezone else { return draft.clock }
    do {
      return try clocks.clock(zone.value)
    } catch {
      log.report(zone.place, "\(error)")
      return nil
    }
  }

  /// When the task comes and when it ends; nil: with its campaign.
  ///
  /// It must be able to start: an `endAfter` that is not after `startAfter` leaves it no time, as
  /// in the sample of a dashboard, which has one instant for both.
  func times() -> (start: Instant, end: Instant?) {
    let start = task.startAfter.map { Instant(milliseconds: Int64($0.value)) }
    let end = task.endAfter.map { Instant(milliseconds: Int64($0.value)) }
    let first = max(start ?? draft.start, draft.start)
    if let end, let endAfter = task.endAfter, end <= first {
      log.report(
        endAfter.place,
        start.map { $0 >= end } ?? false
          ? "is not after startAfter: the task could never be called"
          : "lies before the campaign starts: the task could never be called")
    }
    if let startAfter = task.startAfter, let campaignEnd = draft.end, first >= campaignEnd {
      log.report(startAfter.place, "lies after the end of the campaign")
    }
    return (first, end)
  }

  /// What the task brings of its own.
  func configuration() -> TaskConfiguration {
    checkHours()
    let retry = retry()
    if let priorities = task.priorities, let attempts = retry?.maxAttempts ?? draftAttempts,
      priorities.value.count > attempts
    {
      log.report(
        priorities.place,
        "lists \(priorities.value.count) priorities for \(attempts) attempts",
        hint: "one per attempt; a shorter list repeats its last entry")
    }
    return TaskConfiguration(
      start: task.start?.value, end: task.end?.value, zone: task.timezone?.value,
      priorities: task.priorities.map { $0.value.map { UInt8($0.value) } }, retry: retry)
  }

  private var draftAttempts: Int? { task.retries == nil ? draft.retry.maxAttempts : nil }

  private func checkHours() {
    switch (task.start, task.end) {
    case (let start?, nil): log.report(start.place, "has no end", hint: "add end, such as 1800")
    case (nil, let end?): log.report(end.place, "has no start", hint: "add start, such as 1000")
    case (let start?, let end?) where start.value == end.value:
      log.report(end.place, "is the same as start: nobody could ever be called (R4)")
    default: break
    }
  }

  /// Attempts and what lies between them (R23): here `retries` counts the first, too.
  private func retry() -> TaskConfiguration.Retry? {
    guard let retries = task.retries else {
      for place in [task.intervals?.place, task.retryOutcomes?.place].compactMap(\.self)
      where log.isClean(below: task.place.key("retries")) {
        log.report(
          place, "counts only with retries", hint: "add retries: all attempts, the first included")
      }
      return nil
    }
    let intervals = task.intervals?.value ?? []
    if intervals.count > retries.value - 1, let place = task.intervals?.place {
      let attempts = retries.value == 1 ? "1 attempt has" : "\(retries.value) attempts have"
      log.report(
        place,
        "lists \(intervals.count) waiting times, but \(attempts) only \(retries.value - 1) "
          + "between them",
        hint: "retries counts all attempts, the first included (R23)")
    }
    if retries.value > 1, intervals.isEmpty, log.isClean(below: task.place.key("intervals")) {
      log.report(
        task.intervals?.place ?? retries.place,
        "\(retries.value) attempts need \(retries.value - 1) intervals between them",
        hint: "write intervals: [180000] for three minutes")
    }
    return TaskConfiguration.Retry(
      maxAttempts: retries.value,
      intervals: intervals.map { TimeSpan(milliseconds: Int64($0.value)) }, retried: retried())
  }

  /// The outcomes that are always tried again, and those that are listed (R22).
  private func retried() -> OutcomeSet {
    let listed = (task.retryOutcomes?.value ?? []).compactMap { name -> Outcome? in
      guard let outcome = outcomes.resolve(name, log) else { return nil }
      if outcome.isFinal {
        log.report(name.place, "nobody is called again after \(name.value) (R22)")
      }
      if outcome == .systemFault {
        log.report(
          name.place, "a system_fault is always tried again and uses up no attempt (R21)")
      }
      return outcome
    }
    return OutcomeSet.retriedByDefault.union(OutcomeSet(listed))
  }
}
