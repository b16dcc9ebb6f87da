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
    for windows in campaign.windows {
      backlogs.append(
        Backlog(campaign: id, windows: windows, maxAttempts: campaign.retry.maxAttempts))
    }
    campaigns.append(CampaignRecord(campaign, backlogs: first..<UInt32(backlogs.count)))
    agenda.insert(TimeQueue.Entry(at: campaign.start, order: 1, value: UInt32(id.rawValue)))
    if let end = campaign.end {
      agenda.insert(TimeQueue.Entry(at: end, order: 0, value: UInt32(id.rawValue)))
    }
    effects.append(.campaignChanged(id, .scheduled))
  }

  /// Adds tasks that were never called; they are due at once, or when the campaign starts.
  ///
  /// - Precondition: the campaign is scheduled or running.
  mutating func add(_ batch: TaskBatch) {
    let campaign = Int(batch.campaign.rawValue)
    precondition(campaigns[campaign].state != .completed, "a completed campaign is immutable")
    guard batch.count > 0 else { return }
    precondition(
      batch.count <= Int(UInt32.max) - tasks.count,
      "a scheduler holds at most 4,294,967,295 tasks")
    let record = campaigns[campaign]
    let range = record.backlogs
    let first = UInt32(tasks.count)
    tasks.rows.reserve(tasks.count + batch.count)
    for place in 0..<batch.count {
      let windows = batch.windows.map { UInt32($0[place]) } ?? 0
      precondition(windows < UInt32(range.count), "no such set of windows in the campaign")
      tasks.rows.append(
        TaskTable.Row(
          tieBreak: record.tieBreak.number(ordinal: record.added + UInt32(place)),
          backlog: range.lowerBound + windows, dials: 0, attempts: 0, callbacks: 0, faults: 0,
          state: .queued))
    }
    enqueue(first..<UInt32(tasks.count), of: record)
    campaigns[campaign].added += UInt32(batch.count)
    campaigns[campaign].open += batch.count
    let wasEmpty = record.waiting == 0
    campaigns[campaign].waiting += batch.count
    campaigns[campaign].forgetFront()
    touch(batch.campaign)
    if wasEmpty, record.state == .running { activate(batch.campaign) }
  }

  /// Puts new tasks into their backlogs in the order in which they will be called.
  private mutating func enqueue(_ new: Range<UInt32>, of record: CampaignRecord) {
    let due = max(now, record.start)
    for backlog in record.backlogs { backlogs[Int(backlog)].forgetFront() }
    if record.tieBreak == .listOrder, record.backlogs.count == 1 {
      backlogs[Int(record.backlogs.lowerBound)].fresh.append(new, due: due)
      return
    }
    for backlog in record.backlogs {
      var ids = ContiguousArray(new.filter { tasks.rows[Int($0)].backlog == backlog })
      if record.tieBreak != .listOrder, !ids.isEmpty {
        ids += backlogs[Int(backlog)].fresh.takeLast(due: due)
        // Sorting the number and the id as one integer is three times faster than sorting by key.
        var keyed = ContiguousArray(
          ids.map { UInt64(tasks.rows[Int($0)].tieBreak) << 32 | UInt64($0) })
        keyed.sort()
        for place in keyed.indices { ids[place] = UInt32(truncatingIfNeeded: keyed[place]) }
      }
      backlogs[Int(backlog)].fresh.append(ids, due: due)
    }
  }

  /// The start time has come.
  mutating func start(_ id: CampaignID, into effects: inout Effects) {
    let campaign = Int(id.rawValue)
    guard campaigns[campaign].state == .scheduled else { return }
    campaigns[campaign].state = .running
    slots.campaignBegan(in: campaigns[campaign].pool)
    effects.append(.campaignChanged(id, .running))
    if campaigns[campaign].open == 0 {
      complete(id, into: &effects)
    } else if campaigns[campaign].waiting > 0 {
      activate(id)
    }
  }

  /// The end time has come: queued tasks are archived, running calls finish (R9, R37).
  mutating func end(_ id: CampaignID, into effects: inout Effects) {
    let campaign = Int(id.rawValue)
    guard campaigns[campaign].state != .completed else { return }
    var archived: [TaskID] = []
    archived.reserveCapacity(campaigns[campaign].waiting)
    for backlog in campaigns[campaign].backlogs {
      backlogs[Int(backlog)].removeAll { archived.append($0) }
    }
    // A queue has no particular order inside; ids have one on every machine.
    archived.sort()
    if campaigns[campaign].waiting > 0, campaigns[campaign].state == .running { deactivate(id) }
    campaigns[campaign].waiting = 0
    complete(id, into: &effects)
    effects.reserve(archived.count)
    for task in archived {
      tasks[task].state = .archived
      effects.append(.closeTask(task, id, .archived))
    }
    campaigns[campaign].open -= archived.count
  }

  /// Every task is closed, or the end time has come.
  mutating func complete(_ id: CampaignID, into effects: inout Effects) {
    let campaign = Int(id.rawValue)
    guard campaigns[campaign].state != .completed else { return }
    if campaigns[campaign].state == .running {
      slots.campaignEnded(in: campaigns[campaign].pool)
    }
    campaigns[campaign].state = .completed
    campaigns[campaign].forgetFront()
    effects.append(.campaignChanged(id, .completed))
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
