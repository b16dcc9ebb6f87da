extension Scheduler {
  /// A call is over: its slot is free, its task waits again or is closed.
  mutating func finish(_ end: CallEnd, into effects: inout Effects) {
    guard let task = calls.end(end.call) else {
      staleEvents += 1
      return
    }
    let backlog = Int(tasks[task].backlog)
    let id = backlogs[backlog].campaign
    let campaign = Int(id.rawValue)
    slots.vacate(campaigns[campaign].pool)
    campaigns[campaign].running -= 1
    touch(id)
    let verdict = account(for: end, of: task, in: campaign)
    if case .close(let disposition) = verdict {
      close(task, in: id, disposition, into: &effects)
    } else if campaigns[campaign].state == .completed {
      // The campaign ended while the call ran: nothing is tried again (R9, R37).
      close(task, in: id, .archived, into: &effects)
    } else if let (lane, due) = nextAttempt(of: task, verdict, after: end, in: backlog) {
      let entry = TimeQueue.Entry(
        at: due, order: tasks[task].tieBreak, value: task.rawValue)
      backlogs[backlog].insert(entry, lane: lane)
      tasks[task].state = .queued
      if campaigns[campaign].waiting == 0 { activate(id) }
      campaigns[campaign].waiting += 1
      if due < campaigns[campaign].frontValidUntil { campaigns[campaign].frontValidUntil = due }
      effects.append(.queueTask(task, due: due))
    } else {
      // The interval counts open hours, and there are none left.
      close(task, in: id, .archived, into: &effects)
    }
  }

  /// Counts the attempt and asks the retry policy what becomes of the task.
  private mutating func account(
    for end: CallEnd, of task: TaskID, in campaign: Int
  ) -> RetryPolicy.Verdict {
    let row = tasks[task]
    let verdict = campaigns[campaign].retry.verdict(
      after: end.outcome, used: Int(row.attempts) + 1, callbacks: Int(row.callbacks),
      faults: Int(row.faults), hasRequestedTime: end.callbackAt != nil)
    switch verdict {
    case .close, .retry:
      tasks[task].attempts = row.attempts + 1
      tasks[task].faults = 0
    case .callBack:
      tasks[task].callbacks = row.callbacks + 1
      tasks[task].faults = 0
    case .repeatAttempt:
      tasks[task].faults = row.faults < .max ? row.faults + 1 : row.faults
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
      let campaign = Int(backlogs[backlog].campaign.rawValue)
      guard campaigns[campaign].retry.countsOpenHoursOnly else {
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
    if campaigns[campaign].open == 0 { complete(id, into: &effects) }
  }
}
