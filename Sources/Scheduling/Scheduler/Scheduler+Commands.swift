extension Scheduler {
  /// Carries out a command of the outside, or refuses it and changes nothing (R37).
  ///
  /// - Returns: why it was refused; nil if it was carried out.
  @discardableResult
  public mutating func apply(
    _ command: Command, at instant: Instant, into effects: inout Effects
  ) -> Refusal? {
    advance(to: instant)
    // Leases expire before commands (R3).
    if leases.firstInstant <= now { endLostCalls(into: &effects) }
    if let refusal = refusal(of: command) { return refusal }
    switch command {
    case .openCampaign(let campaign): open(campaign, into: &effects)
    case .addTasks(let batch): add(batch, into: &effects)
    case .startCampaign(let id), .resumeCampaign(let id): startByCommand(id, into: &effects)
    case .pauseCampaign(let id): pause(id, into: &effects)
    case .cancelCampaign(let id): end(id, as: .cancelled, into: &effects)
    case .failCampaign(let id): end(id, as: .failed, into: &effects)
    case .sealCampaign(let id): seal(id, into: &effects)
    case .duplicateCampaign(let id): duplicate(id, into: &effects)
    case .updateCampaign(let id, let settings): update(id, settings, into: &effects)
    case .retryTask(let task): retry(task, into: &effects)
    case .skipTask(let task): withdraw(task, .skipped, into: &effects)
    case .removeTask(let task): withdraw(task, .removed, into: &effects)
    case .setCallback(let task, let due): setCallback(task, at: due, into: &effects)
    case .doNotCall(let numbers): doNotCall(numbers, into: &effects)
    case .setSlots(let pool, let allotment): slots.setAllotment(of: pool, to: allotment)
    case .loseSlots(let count): slots.lose(count)
    case .setTrunk(let pace): setTrunk(pace)
    }
    return nil
  }

  /// Why the command cannot be carried out now; nil if it can. Changes nothing, so that a user
  /// interface can ask before it offers a button.
  public func refusal(of command: Command) -> Refusal? {
    switch command {
    case .openCampaign, .loseSlots, .setTrunk, .doNotCall: nil
    case .addTasks(let batch): refusal(of: .addTasks, batch.campaign)
    case .startCampaign(let id): refusal(of: .start, id)
    case .pauseCampaign(let id): refusal(of: .pause, id)
    case .resumeCampaign(let id): refusal(of: .resume, id)
    case .cancelCampaign(let id): refusal(of: .cancel, id)
    case .failCampaign(let id): refusal(of: .fail, id)
    case .sealCampaign(let id): refusal(of: .seal, id)
    case .duplicateCampaign(let id): refusal(of: .duplicate, id)
    case .updateCampaign(let id, let settings): refusal(of: settings, for: id)
    case .retryTask(let task): refusal(of: .retry, task) ?? refusalOfUnreachable(task)
    case .skipTask(let task): refusal(of: .skip, task)
    case .removeTask(let task): refusal(of: .remove, task)
    case .setCallback(let task, at: _): refusal(of: .setCallback, task)
    case .setSlots(let pool, let allotment): refusal(of: allotment, for: pool)
    }
  }

  private func refusal(of command: CommandKind, _ id: CampaignID) -> Refusal? {
    guard Int(id.rawValue) < campaigns.count else { return Refusal(.noCampaign(id)) }
    let state = state(of: id)
    if state.allows(command) { return nil }
    return Refusal(.campaign(id, state), allowed: state.allowedCommands)
  }

  private func refusal(of command: CommandKind, _ task: TaskID) -> Refusal? {
    guard Int(task.rawValue) < tasks.count else { return Refusal(.noTask(task)) }
    let campaign = backlogs[Int(tasks[task].backlog)].campaign
    if let refusal = refusal(of: command, campaign) { return refusal }
    let state = state(of: task)
    if state.allows(command) { return nil }
    return Refusal(.task(task, state), allowed: state.allowedCommands)
  }

  private func refusalOfUnreachable(_ task: TaskID) -> Refusal? {
    numbers.isUnreachable(task) ? Refusal(.noNumber(task)) : nil
  }

  private func refusal(of settings: Campaign, for id: CampaignID) -> Refusal? {
    if let refusal = refusal(of: .update, id) { return refusal }
    let old = campaigns[Int(id.rawValue)].settings
    let fits =
      settings.pool == old.pool && settings.kind == old.kind
      && settings.tieBreak == old.tieBreak && settings.classes.count == old.classes.count
    return fits ? nil : Refusal(.settings(id), allowed: state(of: id).allowedCommands)
  }

  private func refusal(of allotment: Allotment, for pool: PoolID) -> Refusal? {
    guard Int(pool.rawValue) < slots.count else { return Refusal(.noPool(pool)) }
    let problems = slots.problems(withAllotment: allotment, of: pool)
    return problems.isEmpty ? nil : Refusal(.slots(problems))
  }
}
