extension Scheduler {
  /// A call begins: unless it is answered, it must be over soon (R39).
  mutating func grantLease(to call: CallID, of task: TaskID, in campaign: Int) {
    guard let lease = campaigns[campaign].settings.lease else { return }
    leases.grant(call, of: task, until: lease.end(startedAt: now))
    appoint(leases.firstInstant)
  }

  /// A person or a machine took the call: it may last as long as a conversation (R36, R39).
  ///
  /// Changes nothing if the call is over or was answered before.
  mutating func answer(_ call: CallID, at instant: Instant) {
    guard let task = calls.task(of: call), tasks[task].state == .calling else {
      staleEvents += 1
      return
    }
    tasks[task].state = .connected
    let campaign = Int(backlogs[Int(tasks[task].backlog)].campaign.rawValue)
    // The campaign may have given its leases up since the call began (R38).
    guard let lease = campaigns[campaign].settings.lease else { return leases.revoke(call) }
    // A clock that runs ahead must not lend the slot for longer.
    leases.grant(call, of: task, until: lease.end(answeredAt: min(instant, now)))
    appoint(leases.firstInstant)
  }

  /// Calls whose lease has run out are over: `lost` (R39).
  ///
  /// They ended when their lease did, however late that is noticed, so that the next attempt does
  /// not shift (R24).
  mutating func endLostCalls(into effects: inout Effects) {
    while let (call, end) = leases.takeExpired(at: now, calls) {
      effects.append(.loseCall(call))
      finish(CallEnd(call: call, outcome: .lost, endedAt: end), into: &effects)
    }
  }
}
