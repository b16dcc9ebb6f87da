extension Scheduler {
  /// A call is over: its slot is free, its task waits again or is closed.
  mutating func finish(_ end: CallEnd, into effects: inout Effects) {
    guard let task = calls.end(end.call) else {
      staleEvents += 1
      return
    }
    leases.revoke(end.call)
    let backlog = Int(tasks[task].backlog)
    let id = backlogs[backlog].campaign
    let record = campaigns.address(of: Int(id.rawValue))
    slots.vacate(record.pointee.pool)
    record.pointee.running &-= 1
    touch(id)
    if breaker.exists, !record.pointee.isInbound { noteHealth(end, into: &effects) }
    var verdict = account(for: end, of: task, in: backlog)
    let hasNumberRules = record.pointee.hasNumberRules
    if hasNumberRules { noteEnd(end, of: task, in: backlog, &verdict) }
    if case .close(let disposition) = verdict {
      close(task, in: id, disposition, into: &effects)
    } else if record.pointee.state.isOver {
      // The campaign ended while the call ran: nothing is tried again (R9, R37).
      close(task, in: id, .archived, into: &effects)
    } else if tasks.expiry(of: task) <= now {
      close(task, in: id, .expired, into: &effects)
    } else if let (lane, due) = nextAttempt(of: task, verdict, after: end, in: backlog) {
      tasks[task].state = .queued
      wait(task, lane: lane, due: due, into: &effects)
    } else {
      // The interval counts open hours, and there are none left.
      close(task, in: id, .archived, into: &effects)
    }
    if hasNumberRules { tellOthers(ofCall: end.call, of: task, into: &effects) }
  }

  /// Tells the breaker how the call of a campaign went (R40).
  private mutating func noteHealth(_ end: CallEnd, into effects: inout Effects) {
    guard breaker.end(end.call, end.outcome, at: now) else { return }
    effects.append(.breakerChanged(isOpen: breaker.isTripped))
  }

  /// Counts the attempt and asks the retry policy what becomes of the task.
  private mutating func account(
    for end: CallEnd, of task: TaskID, in backlog: Int
  ) -> RetryPolicy.Verdict {
    let row = tasks.rows.address(of: Int(task.rawValue))
    let retry = backlogs.address(of: backlog)
    let verdict = retry.pointee.retry.verdict(
      after: end.outcome, used: Int(row.pointee.attempts) + 1,
      callbacks: Int(row.pointee.callbacks), faults: Int(row.pointee.faults),
      hasRequestedTime: end.callbackAt != nil, wasLost: row.pointee.wasLost)
    if end.outcome == .lost { row.pointee.wasLost = true }
    switch verdict {
    case .close, .retry:
      row.pointee.attempts += 1
      row.pointee.faults = 0
    case .callBack:
      row.pointee.callbacks += 1
      row.pointee.faults = 0
    case .repeatAttempt:
      if row.pointee.faults < .max { row.pointee.faults += 1 }
      // The attempts were lowered while the call ran (R38): there is none to repeat.
      if row.pointee.attempts >= retry.pointee.retry.maxAttempts, !row.pointee.isCallback {
        return .close(.failed)
      }
    }
    return verdict
  }

  /// Where and until when the task waits; nil if it can never be called again.
  private func nextAttempt(
    of task: TaskID, _ verdict: RetryPolicy.Verdict, after end: CallEnd, in backlog: Int
  ) -> (lane: Int, due: Instant)? {
    let lane = Int(tasks[task].attempts) + 1
    switch verdict {
    case .close: return nil
    case .callBack: return (0, max(end.callbackAt ?? end.endedAt, end.endedAt))
    case .repeatAttempt(let span):
      return (tasks[task].isCallback ? 0 : lane, end.endedAt + span)
    case .retry(let interval):
      guard backlogs[backlog].retry.countsOpenHoursOnly else {
        return (lane, end.endedAt + interval)
      }
      let due = backlogs[backlog].windows.instant(after: end.endedAt, openTime: interval)
      return due.map { (lane, $0) }
    }
  }

  /// Ends a task, and with the last one its campaign (R35).
  mutating func close(
    _ task: TaskID, in id: CampaignID, _ disposition: Disposition, into effects: inout Effects
  ) {
    tasks[task].state = TaskState(disposition)
    effects.append(.closeTask(task, id, disposition))
    let campaign = Int(id.rawValue)
    campaigns[campaign].open -= 1
    completeIfDone(id, into: &effects)
  }

  /// Puts a queued task into a lane of its backlog.
  @inline(__always)
  mutating func wait(
    _ task: TaskID, lane: Int, due: Instant, into effects: inout Effects
  ) {
    let id = backlogs[Int(tasks[task].backlog)].campaign
    let campaign = Int(id.rawValue)
    enqueue(task, lane: lane, due: due, of: campaign)
    campaigns[campaign].waiting += 1
    if campaigns[campaign].waiting == 1, campaigns[campaign].state == .running { activate(id) }
    touch(id)
    effects.append(.queueTask(task, due: due))
  }

  /// Puts a task that counts as waiting into a lane of its backlog.
  @inline(__always)
  mutating func enqueue(_ task: TaskID, lane: Int, due: Instant, of campaign: Int) {
    backlogs[Int(tasks[task].backlog)].insert(
      TimeQueue.Entry(at: due, order: tasks[task].tieBreak, value: task.rawValue), lane: lane)
    if due < campaigns[campaign].frontValidUntil { campaigns[campaign].frontValidUntil = due }
  }

  /// A task that waits is closed where it is.
  mutating func withdraw(
    _ task: TaskID, _ disposition: Disposition, into effects: inout Effects
  ) {
    let backlog = Int(tasks[task].backlog)
    let id = backlogs[backlog].campaign
    if held.contains(task) { letGo(task) } else { backlogs[backlog].withdraw() }
    stopWaiting(id)
    close(task, in: id, disposition, into: &effects)
  }

  /// One task less of the campaign waits.
  mutating func stopWaiting(_ id: CampaignID) {
    let campaign = Int(id.rawValue)
    campaigns[campaign].waiting -= 1
    campaigns[campaign].forgetFront()
    touch(id)
    if campaigns[campaign].waiting == 0, campaigns[campaign].state == .running { deactivate(id) }
  }

  /// Tasks whose own end time has come are given up, if they wait.
  mutating func giveUpExpired(into effects: inout Effects) {
    while expiries.firstInstant <= now, let next = expiries.takeFirst() {
      let task = TaskID(rawValue: next.value)
      guard tasks[task].state == .queued, tasks.expiry(of: task) <= now else { continue }
      withdraw(task, .expired, into: &effects)
    }
  }

  /// Tasks that had to start at once and found no slot are given up (R18).
  mutating func giveUpBlocked(into effects: inout Effects) {
    for place in impatient.indices where tasks[impatient[place]].state == .queued {
      withdraw(impatient[place], .blocked, into: &effects)
    }
    impatient.removeAll()
  }
}
