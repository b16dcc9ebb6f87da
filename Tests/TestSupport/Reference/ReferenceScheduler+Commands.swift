import Scheduling

// R37 and R38, as they are told: who may be asked what, and what comes of it.
extension ReferenceScheduler {
  /// Whether the state of what a command is about allows it.
  func allows(_ command: Command) -> Bool {
    switch command {
    case .openCampaign, .loseSlots, .setTrunk, .doNotCall: return true
    case .duplicateCampaign(let id): return Int(id.rawValue) < states.count
    case .startCampaign(let id): return [.draft, .scheduled, .paused].contains(state(id))
    case .pauseCampaign(let id): return state(id) == .running
    case .resumeCampaign(let id): return state(id) == .paused
    case .addTasks(let batch): return isLive(batch.campaign)
    case .cancelCampaign(let id), .failCampaign(let id), .sealCampaign(let id): return isLive(id)
    case .updateCampaign(let id, let settings):
      guard isLive(id) else { return false }
      let old = campaigns[Int(id.rawValue)]
      return old.pool == settings.pool && old.kind == settings.kind
        && old.tieBreak == settings.tieBreak && old.classes.count == settings.classes.count
    case .retryTask(let task):
      return isLive(task, in: .failed) && !numbers.isUnreachable(Int(task.rawValue))
    case .skipTask(let task), .removeTask(let task), .setCallback(let task, at: _):
      return isLive(task, in: .queued)
    case .setSlots(let pool, let allotment):
      guard Int(pool.rawValue) < slots.pools.count else { return false }
      var changed = slots.pools
      changed[Int(pool.rawValue)].allotment = allotment
      return SlotTree.problems(in: changed).isEmpty
    }
  }

  private func state(_ id: CampaignID) -> CampaignState? {
    Int(id.rawValue) < states.count ? states[Int(id.rawValue)] : nil
  }

  private func isLive(_ id: CampaignID) -> Bool { state(id).map { !$0.isOver } ?? false }

  private func isLive(_ task: TaskID, in state: TaskState) -> Bool {
    guard Int(task.rawValue) < contacts.count else { return false }
    let contact = contacts[Int(task.rawValue)]
    return contact.state == state && !states[contact.campaign].isOver
  }

  /// Carries out an allowed command.
  mutating func apply(_ command: Command, at now: Instant) {
    switch command {
    case .openCampaign(let campaign): open(campaign)
    case .addTasks(let batch): add(batch, at: now)
    case .startCampaign(let id), .resumeCampaign(let id): start(Int(id.rawValue), at: now)
    case .pauseCampaign(let id): change(Int(id.rawValue), to: .paused)
    case .cancelCampaign(let id): end(Int(id.rawValue), as: .cancelled)
    case .failCampaign(let id): end(Int(id.rawValue), as: .failed)
    case .sealCampaign(let id):
      waitsForMore[Int(id.rawValue)] = false
      completeIfDone(Int(id.rawValue))
    case .duplicateCampaign(let id): duplicate(Int(id.rawValue), at: now)
    case .updateCampaign(let id, let settings): update(Int(id.rawValue), settings, at: now)
    case .retryTask(let task): retry(Int(task.rawValue), at: now)
    case .skipTask(let task): close(Int(task.rawValue), .skipped)
    case .removeTask(let task): close(Int(task.rawValue), .removed)
    case .setCallback(let task, let due):
      contacts[Int(task.rawValue)].isCallback = true
      contacts[Int(task.rawValue)].isNew = false
      queue(Int(task.rawValue), due: max(due, now))
    case .setSlots(let pool, let allotment):
      slots.pools[Int(pool.rawValue)].allotment = allotment
    case .doNotCall(let listed):
      numbers.dead.formUnion(listed)
      closeUnreachable()
    case .loseSlots(let count): slots.lost = count
    case .setTrunk(let pace):
      trunk = pace
      let outbound = starts.filter { campaigns[$0.campaign].kind != .inbound }
      startsBeforeTrunk = max(0, outbound.count - 1)
    }
  }

  private mutating func open(_ campaign: Campaign) {
    campaigns.append(campaign)
    states.append(campaign.isDraft ? .draft : .scheduled)
    waitsForMore.append(campaign.kind != .batch)
    startsBeforePace.append(0)
    effects.append(.campaignChanged(id(campaigns.count - 1), states[states.count - 1]))
  }

  private mutating func add(_ batch: TaskBatch, at now: Instant) {
    let campaign = Int(batch.campaign.rawValue)
    let before = contacts.filter { $0.campaign == campaign }.count
    for place in 0..<batch.count {
      let earliest = max(now, campaigns[campaign].start)
      var contact = Contact(
        campaign: campaign, taskClass: Int(batch.classes?[place] ?? 0),
        tieBreak: campaigns[campaign].tieBreak.number(ordinal: UInt32(before + place)),
        due: max(earliest, batch.notBefore?[place] ?? earliest))
      contact.isNew = batch.notBefore == nil
      contact.expiry = batch.expiry?[place] ?? .distantFuture
      contact.isImpatient = contact.expiry <= now
      contact.isPatience = batch.expiryIsPatience
      contacts.append(contact)
      numbers.ofTask.append(batch.numbers.map { Array($0[place]) } ?? [])
    }
    closeUnreachable()
  }

  /// A new task is due when it comes or when its campaign starts, if that is later (R29).
  private mutating func start(_ campaign: Int, at now: Instant) {
    if states[campaign] == .draft, campaigns[campaign].start > now {
      return change(campaign, to: .scheduled)
    }
    if states[campaign] != .paused {
      campaigns[campaign].start = now
      for task in contacts.indices
      where contacts[task].campaign == campaign && contacts[task].isNew {
        contacts[task].due = now
      }
    }
    change(campaign, to: .running)
    completeIfDone(campaign)
  }

  private mutating func duplicate(_ campaign: Int, at now: Instant) {
    var settings = campaigns[campaign]
    settings.isDraft = true
    let twins = contacts.indices.filter {
      contacts[$0].campaign == campaign && contacts[$0].state != .removed
    }
    open(settings)
    add(
      TaskBatch(
        campaign: id(campaigns.count - 1), count: twins.count,
        classes: twins.map { UInt16(contacts[$0].taskClass) },
        numbers: ContactNumbers(twins.map { numbers.ofTask[$0] })), at: now)
  }

  /// R38: for every task that is not closed.
  private mutating func update(_ campaign: Int, _ settings: Campaign, at now: Instant) {
    let old = campaigns[campaign]
    campaigns[campaign] = settings
    if old.pace != settings.pace || old.throttle != settings.throttle {
      startsBeforePace[campaign] = max(0, starts.filter { $0.campaign == campaign }.count - 1)
    }
    if states[campaign] == .running || states[campaign] == .paused {
      campaigns[campaign].start = old.start
    } else if old.start != settings.start {
      for task in contacts.indices
      where contacts[task].campaign == campaign && contacts[task].isNew {
        contacts[task].due = max(now, settings.start)
      }
    }
    for task in contacts.indices
    where contacts[task].campaign == campaign && contacts[task].state == .queued {
      let contact = contacts[task]
      if !contact.isCallback, contact.attempts >= taskClass(of: contact).retry.maxAttempts {
        close(task, .failed)
      }
    }
  }

  private mutating func retry(_ task: Int, at now: Instant) {
    let most = taskClass(of: contacts[task]).retry.maxAttempts
    contacts[task].attempts = max(0, min(contacts[task].attempts, most) - 1)
    contacts[task].isCallback = false
    contacts[task].isImpatient = false
    if contacts[task].end <= now { contacts[task].expiry = .distantFuture }
    queue(task, due: now)
  }
}
