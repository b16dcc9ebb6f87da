extension Scheduler {
  /// A start where retries are mixed with new tasks (R30): a new task puts as many retries before
  /// the next one as its class says, and each retry is one less. Callbacks count as neither.
  mutating func countMixed(_ front: Front, in backlog: Int, of campaign: Int) {
    guard !front.isCallback else { return }
    if front.isFirstAttempt {
      campaigns[campaign].retriesOwed = backlogs[backlog].retriesPerFirst
    } else if campaigns[campaign].retriesOwed > 0 {
      campaigns[campaign].retriesOwed -= 1
    }
    let isTurnOfRetries = campaigns[campaign].retriesOwed > 0
    for place in campaigns[campaign].backlogs {
      backlogs[Int(place)].favourRetries(isTurnOfRetries)
    }
  }
}
