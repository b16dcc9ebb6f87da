import Scheduling

// R30 and R31, told from the past: no counter is kept, the list of starts is looked through.
extension ReferenceScheduler {
  /// R30: the smaller goes first.
  func attemptRank(_ contact: Contact) -> Int {
    if contact.isCallback { return 0 }
    let isRetry = contact.attempts > 0
    switch taskClass(of: contact).attemptPriority {
    case .firstAttemptsFirst: return contact.attempts + 1
    case .dueFirst: return isRetry ? 1 : 2
    case .mix: return isRetry == isTurnOfRetries(in: contact.campaign) ? 1 : 2
    case .byAttempt(let priorities):
      return 101
        - Int(
          contact.attempts < priorities.count
            ? priorities[contact.attempts] : priorities[priorities.count - 1])
    }
  }

  /// R30: whether fewer retries have started since the last new task than its mix asks for.
  private func isTurnOfRetries(in campaign: Int) -> Bool {
    let past = mixedStarts.filter { $0.campaign == campaign }
    guard let last = past.lastIndex(where: { !$0.isRetry }) else { return false }
    return past.count - 1 - last < past[last].retriesPerFirst
  }

  /// R31: 0 high, 1 normal, 2 low; one less for every full `aging` that the task has waited.
  func level(of contact: Contact, at now: Instant) -> Int {
    let campaign = campaigns[contact.campaign]
    var level = Int(campaign.priority.rawValue)
    guard let aging = campaign.aging else { return level }
    var risesAt = contact.due + aging
    while level > 0, risesAt <= now {
      level -= 1
      risesAt = risesAt + aging
    }
    return level
  }
}
