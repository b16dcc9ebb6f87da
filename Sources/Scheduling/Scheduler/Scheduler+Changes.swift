// What commands change in campaigns that exist (R37, R38). Whether they may is asked before.
extension Scheduler {
  /// Starts a draft, a scheduled campaign before its time, or a paused one again.
  mutating func startByCommand(_ id: CampaignID, into effects: inout Effects) {
    let campaign = Int(id.rawValue)
    guard campaigns[campaign].state != .paused else { return start(id, into: &effects) }
    let planned = campaigns[campaign].settings.start
    if campaigns[campaign].state == .draft, planned > now {
      campaigns[campaign].state = .scheduled
      effects.append(.campaignChanged(id, .scheduled))
      return
    }
    campaigns[campaign].settings.start = now
    setDue(id, now)
    start(id, into: &effects)
  }

  /// New tasks are due when their campaign starts, if that is later than their coming; those that
  /// are due together are in the order of ties (R29).
  private mutating func setDue(_ id: CampaignID, _ instant: Instant) {
    for place in campaigns[Int(id.rawValue)].backlogs {
      let backlog = Int(place)
      var ids: ContiguousArray<UInt32> = []
      backlogs[backlog].fresh.removeAll { ids.append($0.rawValue) }
      sortByTieBreak(&ids)
      backlogs[backlog].fresh.append(ids, due: instant)
      backlogs[backlog].forgetFront()
    }
  }

  /// No more tasks will come.
  mutating func seal(_ id: CampaignID, into effects: inout Effects) {
    campaigns[Int(id.rawValue)].waitsForMore = false
    completeIfDone(id, into: &effects)
  }

  /// Opens a draft with the same settings and tasks. O(tasks of the scheduler).
  mutating func duplicate(_ id: CampaignID, into effects: inout Effects) {
    let original = campaigns[Int(id.rawValue)]
    var settings = original.settings
    settings.isDraft = true
    let twin = CampaignID(rawValue: UInt16(campaigns.count))
    open(settings, into: &effects)
    var classes: [UInt16] = []
    var contacts = ContactNumbers()
    for place in tasks.rows.indices {
      let row = tasks.rows[place]
      guard original.backlogs.contains(row.backlog), row.state != .removed else { continue }
      classes.append(UInt16(row.backlog - original.backlogs.lowerBound))
      contacts.append(numbers.numbers(of: TaskID(rawValue: UInt32(place))))
    }
    add(
      TaskBatch(
        campaign: twin, count: classes.count, classes: classes,
        numbers: original.hasNumbers ? contacts : nil), into: &effects)
  }

  /// Replaces the settings of a campaign; what waits follows them from now on (R38).
  mutating func update(_ id: CampaignID, _ settings: Campaign, into effects: inout Effects) {
    let campaign = Int(id.rawValue)
    let old = campaigns[campaign].settings
    let isToStart = campaigns[campaign].state == .draft || campaigns[campaign].state == .scheduled
    var settings = settings
    // What has begun cannot begin at another time.
    if !isToStart { settings.start = old.start }
    campaigns[campaign].settings = settings
    campaigns[campaign].hasLeases = settings.lease != nil
    campaigns[campaign].noteNumberRules()
    releaseHeld(of: id)
    if settings.pace != old.pace || settings.throttle != old.throttle {
      var gate = PaceGate(settings.pace, throttle: settings.throttle)
      if campaigns[campaign].lastStart > .distantPast {
        gate.start(at: campaigns[campaign].lastStart)
      }
      campaigns[campaign].gate = gate
    }
    holdGate(of: campaign)
    if settings.start != old.start || settings.end != old.end { plan(id) }
    if settings.start != old.start { setDue(id, max(now, settings.start)) }
    var usedUp: [TaskID] = []
    for (backlog, taskClass) in zip(campaigns[campaign].backlogs, settings.classes) {
      backlogs[Int(backlog)].update(taskClass, of: settings)
      backlogs[Int(backlog)].removeBeyond(attempt: taskClass.retry.maxAttempts, tasks) {
        usedUp.append($0)
      }
    }
    campaigns[campaign].forgetFront()
    touch(id)
    usedUp.sort()
    for task in usedUp {
      stopWaiting(id)
      close(task, in: id, .failed, into: &effects)
    }
  }

  /// A task that failed gets one more attempt, due at once.
  mutating func retry(_ task: TaskID, into effects: inout Effects) {
    let backlog = Int(tasks[task].backlog)
    let id = backlogs[backlog].campaign
    // The attempt that is given back is the last: what was used before stays used.
    let used = min(tasks[task].attempts, UInt8(backlogs[backlog].retry.maxAttempts))
    tasks[task].attempts = used > 0 ? used - 1 : 0
    tasks[task].state = .queued
    if tasks.expiry(of: task) <= now { tasks.setExpiry(of: task, .distantFuture) }
    campaigns[Int(id.rawValue)].open += 1
    wait(task, lane: Int(tasks[task].attempts) + 1, due: now, into: &effects)
  }

  /// A task that waits is called at this time instead (R25).
  mutating func setCallback(_ task: TaskID, at due: Instant, into effects: inout Effects) {
    let backlog = Int(tasks[task].backlog)
    if held.contains(task) { letGo(task) } else { backlogs[backlog].remove(task) }
    stopWaiting(backlogs[backlog].campaign)
    wait(task, lane: 0, due: max(due, now), into: &effects)
  }

  /// Changes the pace of the trunk, which remembers its last start.
  mutating func setTrunk(_ pace: Pace?) {
    var gate = PaceGate(pace)
    if lastStart > .distantPast { gate.start(at: lastStart) }
    trunk = gate
  }
}
