// Questions about what the scheduler has decided. They change no decision, and are to be asked
// after it has settled.
extension Scheduler {
  /// What keeps a task from being called now (R46). O(depth of the slot tree).
  ///
  /// - Parameters:
  ///   - due: since or until when it waits, as `Effect.queueTask` said, or when it was added.
  ///   - isCallback: whether it waits for a callback.
  public func hold(of task: TaskID, due: Instant, isCallback: Bool) -> Hold {
    let state = tasks[task].state
    if state == .calling || state == .connected { return .calling }
    guard state == .queued else { return .closed(state) }
    let backlog = Int(tasks[task].backlog)
    let campaign = Int(backlogs[backlog].campaign.rawValue)
    switch campaigns[campaign].state {
    case .draft: return .start(nil)
    case .scheduled: return .start(campaigns[campaign].settings.start)
    case .paused: return .pause
    default: break
    }
    if due > now { return isCallback ? .callback(at: due) : .interval(until: due) }
    if !backlogs[backlog].windows.isOpen(at: now) {
      return .hours(until: backlogs[backlog].windows.nextOpening(notBefore: now))
    }
    return holdOfReadyTask(in: campaign)
  }

  /// What keeps the first task of a campaign from being called, if it is due and its hours are
  /// open.
  private func holdOfReadyTask(in campaign: Int) -> Hold {
    let gate = campaigns[campaign].gate.opensAt
    if gate > now { return .pace(until: gate) }
    if !campaigns[campaign].isInbound, trunkOpens > now {
      guard breaker.isTripped else { return .trunk(until: trunk.opensAt) }
      return .breaker(until: trunkOpens < .distantFuture ? trunkOpens : nil)
    }
    var pool: PoolID? = campaigns[campaign].pool
    var owner: PoolID?
    while let current = pool {
      let node = slots.nodes[Int(current.rawValue)]
      if node.running >= node.ceiling { break }
      if node.running < node.entitlement, node.depth > 0 { owner = current }
      pool = slots.parent(of: current)
    }
    if let owner { return .reclaim(owner) }
    return .slots(pool ?? .organisation)
  }

  /// What keeps a campaign from starting more calls than it does (R45). O(windows sets), and
  /// O(log windows) for each at an edge.
  public mutating func binding(of id: CampaignID) -> Binding {
    let campaign = Int(id.rawValue)
    switch campaigns[campaign].state {
    case .draft, .scheduled: return .start
    case .paused: return campaigns[campaign].waiting > 0 ? .pause : .nothing
    case .completed, .cancelled, .failed: return .nothing
    case .running: break
    }
    guard campaigns[campaign].waiting > 0 else { return .nothing }
    refreshFront(of: campaign)
    guard campaigns[campaign].hasFront else { return bindingOfIdle(campaign) }
    if campaigns[campaign].gate.opensAt > now { return .pace }
    let waitsForTrunk = !campaigns[campaign].isInbound && trunkOpens > now
    // The trunk holds nobody back who has no slot.
    guard waitsForTrunk, slots.admission(to: campaigns[campaign].pool) != nil else {
      return .slots
    }
    return breaker.isTripped ? .breaker : .trunk
  }

  /// Hours or due times, whichever holds the campaign's next start longer.
  private func bindingOfIdle(_ campaign: Int) -> Binding {
    var earliest = Instant.distantFuture
    var binding = Binding.hours
    for place in campaigns[campaign].backlogs {
      let backlog = Int(place)
      guard let due = backlogs[backlog].earliestDue else { continue }
      let ready = max(due, now)
      let start = backlogs[backlog].windows.nextOpening(notBefore: ready) ?? .distantFuture
      guard start < earliest else { continue }
      earliest = start
      binding = start > ready ? .hours : .retryWait
    }
    return binding
  }
}
