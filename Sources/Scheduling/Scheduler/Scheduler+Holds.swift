// Questions about what the scheduler has decided. They change no decision, and are to be asked
// after it has settled.
extension Scheduler {
  /// How many callbacks of the task were honoured so far (R25).
  public func callbacks(of task: TaskID) -> Int { Int(tasks[task].callbacks) }

  /// What keeps a task from being called (R46); nil if nothing does, or if there is no such task.
  ///
  /// Of several holds the one that is least shared: that of the contact, then of its campaign, of
  /// the trunk, and at last of the slots, for which everybody waits. O(depth of the slot tree), and
  /// O(pools beside those on the way up) where slots are lent.
  ///
  /// - Parameters:
  ///   - due: since or until when it waits, as `Effect.queueTask` said, or when it was added.
  ///   - isCallback: whether it waits for a callback.
  ///   - instant: the answer as it will be then if nothing happens before; nil: as it is now.
  public func hold(
    of task: TaskID, due: Instant, isCallback: Bool, at instant: Instant? = nil
  ) -> Hold? {
    guard Int(task.rawValue) < tasks.count else { return nil }
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
    let then = max(now, instant ?? now)
    if due > then { return isCallback ? .callback(at: due) : .interval(until: due) }
    if !backlogs[backlog].windows.isOpen(at: then) {
      return .hours(until: backlogs[backlog].windows.nextOpening(notBefore: then))
    }
    return holdOfNumbers(of: task, in: campaign, at: then) ?? holdOfGate(of: campaign, at: then)
      ?? holdOfTrunk(for: campaign, at: then) ?? slots.hold(in: campaigns[campaign].pool)
  }

  /// When the calling hours of a task open or close next after an instant: what holds it may be
  /// something else from then on. `distantFuture`: never. O(log windows).
  public func nextEdgeOfHours(of task: TaskID, after instant: Instant) -> Instant {
    let windows = backlogs[Int(tasks[task].backlog)].windows
    let count = windows.edgeCount(through: instant)
    return count < windows.edges.count ? windows.edges[count] : .distantFuture
  }

  /// Whether caps, a quiet time or calls in progress keep a task that is due aside (R26, R28).
  private func holdOfNumbers(of task: TaskID, in campaign: Int, at then: Instant) -> Hold? {
    guard campaigns[campaign].hasNumberRules else { return nil }
    guard let opening = opening(of: task, in: campaign) else { return .number }
    return opening > then ? Self.cap(until: opening) : nil
  }

  /// Whether the campaign's own cap, throttle or pace holds it, whichever does so longest.
  private func holdOfGate(of campaign: Int, at then: Instant) -> Hold? {
    let opening = campaigns[campaign].gate.opensAt
    guard opening > then else { return nil }
    if isCapped(campaign) { return Self.cap(until: opening) }
    let throttled = campaigns[campaign].lastStart + campaigns[campaign].settings.throttle
    return throttled == opening ? .throttle(until: opening) : .pace(until: opening)
  }

  private func holdOfTrunk(for campaign: Int, at then: Instant) -> Hold? {
    guard !campaigns[campaign].isInbound, trunkOpens > then else { return nil }
    guard breaker.isTripped else { return .trunk(until: trunk.opensAt) }
    return .breaker(until: trunkOpens < .distantFuture ? trunkOpens : nil)
  }

  /// Whether the gate of the campaign is closed by its own cap, and no shorter by its pace.
  func isCapped(_ campaign: Int) -> Bool {
    campaigns[campaign].gate.heldUntil == campaigns[campaign].gate.opensAt
  }

  private static func cap(until opening: Instant) -> Hold {
    .cap(until: opening < .distantFuture ? opening : nil)
  }
}
