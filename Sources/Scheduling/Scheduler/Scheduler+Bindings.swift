extension Scheduler {
  /// What keeps a campaign from starting more calls than it does (R45); to be asked after the
  /// scheduler has settled. O(windows sets), and O(log windows) for each at an edge; while hours
  /// are closed, also for each task that a cap holds.
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
    if campaigns[campaign].gate.opensAt > now { return isCapped(campaign) ? .caps : .pace }
    let waitsForTrunk = !campaigns[campaign].isInbound && trunkOpens > now
    // The trunk holds nobody back who has no slot.
    guard waitsForTrunk, slots.admission(to: campaigns[campaign].pool) != nil else {
      return .slots
    }
    return breaker.isTripped ? .breaker : .trunk
  }

  /// Caps, if they alone hold a task that is due; else hours or due times, whichever holds the
  /// campaign's next start longer.
  private func bindingOfIdle(_ campaign: Int) -> Binding {
    let held = openingOfHeld(in: campaign)
    if held == now { return .caps }
    var earliest = held
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

  /// When the hours of a task open that a cap or its number holds: now, if they are open;
  /// `distantFuture` if none is held.
  private func openingOfHeld(in campaign: Int) -> Instant {
    var opening = Instant.distantFuture
    var place = campaigns[campaign].firstHeld
    while place != HeldTasks.none, opening > now {
      let task = TaskID(rawValue: place)
      let windows = backlogs[Int(tasks[task].backlog)].windows
      opening = min(opening, windows.nextOpening(notBefore: now) ?? .distantFuture)
      place = held.row(of: task).next
    }
    return opening
  }
}
