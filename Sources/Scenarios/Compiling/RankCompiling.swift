import Scheduling

extension ScenarioCompiler {
  /// Whom a campaign calls first (R30).
  func attemptPriority(
    of campaign: Located<CampaignSpec>, maxAttempts: Int
  ) -> AttemptPriority {
    guard let written = campaign.attemptPriority else {
      // Who comes one by one is called when due, whichever attempt it is.
      return campaign.kind?.value == .realtime ? .byAttempt([100]) : .firstAttemptsFirst
    }
    guard case .figures(let spec) = written.value else {
      guard case .strategy(let strategy) = written.value else { return .firstAttemptsFirst }
      return strategy
    }
    log.reportConflict(spec.mix?.place, spec.byAttempt?.place, keeping: "name one of them")
    if let mix = spec.mix { return .mix(retriesPerFirst: mix.value) }
    guard let byAttempt = spec.byAttempt else {
      if log.isClean(below: written.place) {
        log.report(written.place, "the key \"mix\" or \"by_attempt\" is missing")
      }
      return .firstAttemptsFirst
    }
    let priorities = byAttempt.value.map { UInt8($0.value) }
    if priorities.count > maxAttempts {
      let attempts = maxAttempts == 1 ? "is 1 attempt" : "are \(maxAttempts) attempts"
      log.report(
        byAttempt.place, "lists \(priorities.count) priorities, but there \(attempts) only",
        hint: "max_attempts counts the first call; a shorter list repeats its last entry")
    }
    return priorities.isEmpty ? .firstAttemptsFirst : .byAttempt(priorities)
  }

  /// How long a contact waits to count as of the next higher priority (R31).
  func aging(of campaign: Located<CampaignSpec>) -> TimeSpan? {
    campaign.aging.flatMap {
      positive($0, "a contact that rises at once has no priority of its own")
    }
  }

  /// How long calls hold their slots without a word from the provider (R39).
  func lease(of campaign: Located<CampaignSpec>) -> Lease? {
    guard let spec = campaign.lease?.value,
      let ring = spec.ringTimeout.flatMap({ positive($0, "a telephone rings for some time") }),
      let longest = spec.maxDuration.flatMap({ positive($0, "a conversation takes some time") })
    else { return nil }
    return Lease(ringTimeout: ring, maxDuration: longest)
  }

  private func positive(_ span: Located<TimeSpan>, _ reason: String) -> TimeSpan? {
    if span.value > .zero { return span.value }
    log.report(span.place, "must be longer than 0 s: \(reason)")
    return nil
  }
}
