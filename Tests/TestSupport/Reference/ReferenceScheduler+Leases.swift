import Scheduling

// R39: who heard of nothing gives up.
extension ReferenceScheduler {
  /// Only the first answer of a call in progress counts.
  mutating func answer(_ call: Int, at instant: Instant) {
    let task = callsPlaced[call].task
    guard !callsPlaced[call].isOver, contacts[task].state == .calling else { return }
    contacts[task].state = .connected
    callsPlaced[call].leaseEnd =
      campaigns[contacts[task].campaign].lease?.end(answeredAt: instant)
  }

  /// By the end of the lease, then by task.
  mutating func endLostCalls(at now: Instant) {
    let lost = callsPlaced.compactMap { call -> (end: Instant, task: Int, id: CallID)? in
      guard !call.isOver, let end = call.leaseEnd, end <= now else { return nil }
      return (end, call.task, call.id)
    }
    for (end, _, id) in lost.sorted(by: { ($0.end, $0.task) < ($1.end, $1.task) }) {
      effects.append(.loseCall(id))
      finish(CallEnd(call: id, outcome: .lost, endedAt: end), at: now)
    }
  }
}
