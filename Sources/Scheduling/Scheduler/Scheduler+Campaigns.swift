extension Scheduler {
  /// Opens a campaign: scheduled until its start time (R35).
  mutating func open(_ campaign: Campaign, into effects: inout Effects) {
    precondition(
      campaigns.count <= Int(UInt16.max), "a scheduler opens at most 65,536 campaigns")
    precondition(
      Int(campaign.pool.rawValue) < slots.count,
      "the campaign's pool \(campaign.pool.rawValue) is not in the slot tree")
    let id = CampaignID(rawValue: UInt16(campaigns.count))
    let first = UInt32(backlogs.count)
    for taskClass in campaign.classes {
      backlogs.append(Backlog(campaign: id, taskClass, of: campaign))
    }
    campaigns.append(CampaignRecord(campaign, backlogs: first..<UInt32(backlogs.count)))
    plan(id)
    effects.append(.campaignChanged(id, campaigns[Int(id.rawValue)].state))
  }

  /// Puts start and end of a campaign on the agenda.
  mutating func plan(_ id: CampaignID) {
    let settings = campaigns[Int(id.rawValue)].settings
    agenda.insert(TimeQueue.Entry(at: settings.start, order: 1, value: UInt32(id.rawValue)))
    appoint(settings.start)
    guard let end = settings.end else { return }
    agenda.insert(TimeQueue.Entry(at: end, order: 0, value: UInt32(id.rawValue)))
    appoint(end)
  }

  /// Carries out what the agenda has for now: ends of campaigns before starts. An entry that an
  /// update has made void changes nothing.
  mutating func followAgenda(into effects: inout Effects) {
    while agenda.firstInstant <= now, let next = agenda.takeFirst() {
      let id = CampaignID(rawValue: UInt16(next.value))
      let settings = campaigns[Int(next.value)].settings
      if next.order == 0 {
        if settings.end == next.at { end(id, as: .completed, into: &effects) }
      } else if settings.start == next.at {
        if campaigns[Int(next.value)].state == .scheduled { start(id, into: &effects) }
      }
    }
  }

  /// Adds tasks that were never called; they are due at once, or when the campaign starts.
  ///
  /// - Precondition: the campaign is not over.
  mutating func add(_ batch: TaskBatch, into effects: inout Effects) {
    let campaign = Int(batch.campaign.rawValue)
    guard batch.count > 0 else { return }
    precondition(
      batch.count <= Int(UInt32.max) - tasks.count,
      "a scheduler holds at most 4,294,967,295 tasks")
    let record = campaigns[campaign]
    let range = record.backlogs
    let first = UInt32(tasks.count)
    tasks.rows.reserve(more: batch.count)
    for place in 0..<batch.count {
      let taskClass = batch.classes.map { UInt32($0[place]) } ?? 0
      precondition(taskClass < UInt32(range.count), "no such class of tasks in the campaign")
      tasks.rows.append(
        TaskTable.Row(
          tieBreak: record.tieBreak.number(ordinal: record.added + UInt32(place)),
          backlog: range.lowerBound + taskClass, dials: 0, attempts: 0, callbacks: 0, faults: 0,
          state: .queued))
    }
    if batch.notBefore == nil {
      enqueue(first..<UInt32(tasks.count), of: record)
    } else {
      enqueue(batch, first: first, of: record)
    }
    if batch.expiry != nil { noteExpiries(batch, first: first) }
    if let contacts = batch.numbers { numbers.add(contacts, first: first) }
    campaigns[campaign].added += UInt32(batch.count)
    campaigns[campaign].open += batch.count
    let wasEmpty = record.waiting == 0
    campaigns[campaign].waiting += batch.count
    campaigns[campaign].forgetFront()
    touch(batch.campaign)
    if wasEmpty, record.state == .running { activate(batch.campaign) }
    guard batch.numbers != nil else { return }
    campaigns[campaign].hasNumbers = true
    campaigns[campaign].noteNumberRules()
    for task in first..<UInt32(tasks.count) {
      closeIfUnreachable(TaskID(rawValue: task), into: &effects)
    }
  }

  /// Puts new tasks into their backlogs in the order in which they will be called.
  private mutating func enqueue(_ new: Range<UInt32>, of record: CampaignRecord) {
    let due = max(now, record.settings.start)
    for backlog in record.backlogs { backlogs[Int(backlog)].forgetFront() }
    if record.tieBreak == .listOrder, record.backlogs.count == 1 {
      backlogs[Int(record.backlogs.lowerBound)].fresh.append(new, due: due)
      return
    }
    for backlog in record.backlogs {
      var ids = ContiguousArray(new.filter { tasks.rows[Int($0)].backlog == backlog })
      if record.tieBreak != .listOrder, !ids.isEmpty {
        ids += backlogs[Int(backlog)].fresh.takeLast(due: due)
        sortByTieBreak(&ids)
      }
      backlogs[Int(backlog)].fresh.append(ids, due: due)
    }
  }

  /// Puts tasks into the order in which they start if they tie in everything else (R29).
  func sortByTieBreak(_ ids: inout ContiguousArray<UInt32>) {
    // Sorting the number and the id as one integer is three times faster than sorting by key.
    var keyed = ContiguousArray(
      ids.map { UInt64(tasks.rows[Int($0)].tieBreak) << 32 | UInt64($0) })
    keyed.sort()
    for place in keyed.indices { ids[place] = UInt32(truncatingIfNeeded: keyed[place]) }
  }

  /// Puts new tasks that may not be called before some time of their own among those that wait for
  /// their first attempt.
  private mutating func enqueue(_ batch: TaskBatch, first: UInt32, of record: CampaignRecord) {
    let earliest = max(now, record.settings.start)
    for place in 0..<batch.count {
      let task = TaskID(rawValue: first + UInt32(place))
      let due = max(earliest, batch.notBefore?[place] ?? earliest)
      let entry = TimeQueue.Entry(at: due, order: tasks[task].tieBreak, value: task.rawValue)
      backlogs[Int(tasks[task].backlog)].insert(entry, lane: 1)
    }
    for backlog in record.backlogs { backlogs[Int(backlog)].forgetFront() }
  }

  /// Notes when the new tasks are to be given up.
  private mutating func noteExpiries(_ batch: TaskBatch, first: UInt32) {
    for (place, expiry) in (batch.expiry ?? []).enumerated() where expiry < .distantFuture {
      let task = TaskID(rawValue: first + UInt32(place))
      tasks.setExpiry(of: task, expiry, isPatience: batch.expiryIsPatience)
      if expiry <= now {
        impatient.append(task)
      } else {
        expiries.insert(TimeQueue.Entry(at: expiry, order: task.rawValue, value: task.rawValue))
        appoint(expiry)
      }
    }
  }

  /// The campaign begins to place calls.
  mutating func start(_ id: CampaignID, into effects: inout Effects) {
    let campaign = Int(id.rawValue)
    campaigns[campaign].state = .running
    slots.campaignBegan(in: campaigns[campaign].pool)
    effects.append(.campaignChanged(id, .running))
    if campaigns[campaign].waiting > 0 { activate(id) }
    completeIfDone(id, into: &effects)
  }

  /// The campaign places no more calls for now.
  mutating func pause(_ id: CampaignID, into effects: inout Effects) {
    let campaign = Int(id.rawValue)
    campaigns[campaign].state = .paused
    slots.campaignEnded(in: campaigns[campaign].pool)
    if campaigns[campaign].waiting > 0 { deactivate(id) }
    effects.append(.campaignChanged(id, .paused))
  }

  /// The campaign is over: queued tasks are archived, running calls finish (R9, R37).
  mutating func end(
    _ id: CampaignID, as state: CampaignState, into effects: inout Effects
  ) {
    let campaign = Int(id.rawValue)
    guard !campaigns[campaign].state.isOver else { return }
    releaseHeld(of: id)
    var archived: [TaskID] = []
    archived.reserveCapacity(campaigns[campaign].waiting)
    for backlog in campaigns[campaign].backlogs {
      backlogs[Int(backlog)].removeAll(tasks) { archived.append($0) }
    }
    // A queue has no particular order inside; ids have one on every machine.
    archived.sort()
    if campaigns[campaign].waiting > 0, campaigns[campaign].state == .running { deactivate(id) }
    campaigns[campaign].waiting = 0
    complete(id, as: state, into: &effects)
    effects.reserve(archived.count)
    for task in archived {
      tasks[task].state = .archived
      effects.append(.closeTask(task, id, .archived))
    }
    campaigns[campaign].open -= archived.count
  }

  /// A campaign that has begun is over when every task is closed and none will come (R35).
  mutating func completeIfDone(_ id: CampaignID, into effects: inout Effects) {
    let campaign = Int(id.rawValue)
    guard campaigns[campaign].open == 0, !campaigns[campaign].waitsForMore else { return }
    let state = campaigns[campaign].state
    guard state == .running || state == .paused else { return }
    complete(id, as: .completed, into: &effects)
  }

  private mutating func complete(
    _ id: CampaignID, as state: CampaignState, into effects: inout Effects
  ) {
    let campaign = Int(id.rawValue)
    if campaigns[campaign].state == .running {
      slots.campaignEnded(in: campaigns[campaign].pool)
    }
    campaigns[campaign].state = state
    campaigns[campaign].forgetFront()
    effects.append(.campaignChanged(id, state))
  }

  /// The campaign has tasks waiting again.
  mutating func activate(_ id: CampaignID) {
    campaigns[Int(id.rawValue)].forgetFront()
    active.insert(id)
    touch(id)
  }

  /// The campaign has no task waiting.
  mutating func deactivate(_ id: CampaignID) {
    active.remove(id)
    touch(id)
  }
}
