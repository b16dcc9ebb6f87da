import Scheduling

extension ReferenceScheduler {
  /// R21 … R25.
  mutating func finish(_ end: CallEnd, at now: Instant) {
    let call = Int(end.call.slot)
    guard call < callsPlaced.count, !callsPlaced[call].isOver else { return }
    callsPlaced[call].isOver = true
    let task = callsPlaced[call].task
    let campaign = contacts[task].campaign
    let pool = Int(campaigns[campaign].pool.rawValue)
    slots.running.remove(at: slots.running.firstIndex(of: pool) ?? 0)
    if campaigns[campaign].kind != .inbound, breaker?.end(end, at: now) ?? false {
      effects.append(.breakerChanged(isOpen: breaker?.trippedAt != nil))
    }
    numbers.ended(call, end)
    defer { closeUnreachable() }
    if end.outcome == .systemFault {
      faulted(task, endedAt: end.endedAt, at: now)
    } else {
      answered(task, end, at: now)
    }
  }

  /// R21: the fault of the provider is not that of the contact.
  private mutating func faulted(_ task: Int, endedAt: Instant, at now: Instant) {
    let seconds = Int64(min(30 << min(contacts[task].faults, 10), 960))
    contacts[task].faults += 1
    let retry = taskClass(of: contacts[task]).retry
    if contacts[task].attempts >= retry.maxAttempts, !contacts[task].wasCallback {
      return close(task, .failed)
    }
    if numbers.isUnreachable(task) { return close(task, .failed) }
    contacts[task].isCallback = contacts[task].wasCallback
    wait(task, until: endedAt + .seconds(seconds), at: now)
  }

  private mutating func answered(_ task: Int, _ end: CallEnd, at now: Instant) {
    let contact = contacts[task]
    let retry = taskClass(of: contact).retry
    contacts[task].faults = 0
    let honoured = contact.callbacks < retry.maxCallbacks
    if end.outcome == .callback, let asked = end.callbackAt, honoured {
      if numbers.isUnreachable(task) { return close(task, .failed) }
      contacts[task].callbacks += 1
      contacts[task].isCallback = true
      return wait(task, until: max(asked, end.endedAt), at: now)
    }
    contacts[task].attempts += 1
    if end.outcome == .lost, contact.wasLost { return close(task, .failed) }
    contacts[task].wasLost = contact.wasLost || end.outcome == .lost
    let never: [Outcome] = [.completed, .invalidNumber, .doNotCall, .declined]
    let unreached: [Outcome] = [.noAnswer, .busy, .failed, .invalidNumber]
    let isRetried = end.outcome == .lost || retry.retried.contains(end.outcome)
    let hasAnother = end.outcome == .invalidNumber && numbers.isReachable(task)
    if hasAnother, contacts[task].attempts < retry.maxAttempts {
      // R28: on with the next number, after the time for a failed call.
      waitInterval(after: .failed, of: task, from: end.endedAt, at: now)
    } else if never.contains(end.outcome) || !isRetried {
      close(task, unreached.contains(end.outcome) ? .failed : .completed)
    } else if contacts[task].attempts >= retry.maxAttempts || numbers.isUnreachable(task) {
      close(task, .failed)
    } else {
      waitInterval(after: end.outcome, of: task, from: end.endedAt, at: now)
    }
  }

  private mutating func waitInterval(
    after outcome: Outcome, of task: Int, from end: Instant, at now: Instant
  ) {
    let contact = contacts[task]
    let taskClass = taskClass(of: contact)
    let verdict = taskClass.retry.verdict(
      after: outcome, used: contact.attempts, callbacks: .max, faults: 0, hasRequestedTime: false)
    guard case .retry(let interval) = verdict else { return wait(task, until: end, at: now) }
    guard taskClass.retry.countsOpenHoursOnly else {
      return wait(task, until: end + interval, at: now)
    }
    wait(task, until: taskClass.windows.instant(after: end, openTime: interval), at: now)
  }

  private mutating func wait(_ task: Int, until due: Instant?, at now: Instant) {
    if states[contacts[task].campaign].isOver { return close(task, .archived) }
    if contacts[task].end <= now { return close(task, .expired) }
    guard let due else { return close(task, .archived) }
    queue(task, due: due)
  }

  mutating func queue(_ task: Int, due: Instant) {
    contacts[task].state = .queued
    contacts[task].due = due
    effects.append(.queueTask(TaskID(rawValue: UInt32(task)), due: due))
  }

  mutating func close(_ task: Int, _ disposition: Disposition) {
    let campaign = contacts[task].campaign
    let states: [Disposition: TaskState] = [
      .completed: .completed, .failed: .failed, .archived: .archived, .skipped: .skipped,
      .removed: .removed, .expired: .expired, .blocked: .blocked,
    ]
    contacts[task].state = states[disposition] ?? .archived
    effects.append(.closeTask(TaskID(rawValue: UInt32(task)), id(campaign), disposition))
    completeIfDone(campaign)
  }

  mutating func giveUp(_ disposition: Disposition, _ isOver: (Contact) -> Bool) {
    for task in contacts.indices where contacts[task].state == .queued && isOver(contacts[task]) {
      close(task, disposition)
    }
  }

  /// R35: completed when no task is left and none will come, or at its end time.
  mutating func completeIfDone(_ campaign: Int) {
    guard states[campaign] == .running || states[campaign] == .paused else { return }
    let isDone = contacts.allSatisfy {
      $0.campaign != campaign || ![.queued, .calling, .connected].contains($0.state)
    }
    if isDone, !waitsForMore[campaign] { change(campaign, to: .completed) }
  }

  mutating func change(_ campaign: Int, to state: CampaignState) {
    states[campaign] = state
    effects.append(.campaignChanged(id(campaign), state))
    let running = campaigns.indices.filter { states[$0] == .running }
    slots.runningCampaigns = running.map { Int(campaigns[$0].pool.rawValue) }
  }

  /// Whoever waits is archived, calls in progress finish.
  mutating func end(_ campaign: Int, as state: CampaignState) {
    change(campaign, to: state)
    for task in contacts.indices
    where contacts[task].campaign == campaign && contacts[task].state == .queued {
      close(task, .archived)
    }
  }

  /// R3: ends before starts, then by id.
  mutating func changeCampaigns(at now: Instant) {
    for place in campaigns.indices where campaigns[place].end.map({ $0 <= now }) ?? false {
      if !states[place].isOver { end(place, as: .completed) }
    }
    for place in campaigns.indices
    where campaigns[place].start <= now && states[place] == .scheduled {
      change(place, to: .running)
      completeIfDone(place)
    }
  }
}
