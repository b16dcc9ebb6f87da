import Scheduling

extension RunInvariants {
  /// R11, R19: after a start no pool on its path runs more than its ceiling is by then. A ceiling
  /// that was lowered below what runs cuts nothing, and starts nothing.
  mutating func checkCeilings() {
    for (place, call) in run.calls.enumerated() {
      let slots = history.slots(at: call.start)
      var counts = [Int](repeating: 0, count: slots.pools.count)
      for other in run.calls[...place] where other.reportedAt.map({ $0 > call.start }) ?? true {
        for pool in slots.path(Int(campaign(of: other).pool.rawValue)) { counts[pool] += 1 }
      }
      for pool in slots.path(Int(campaign(of: call).pool.rawValue))
      where counts[pool] > slots.ceiling(pool) {
        report("R11: pool \(pool) runs \(counts[pool]) of \(slots.ceiling(pool))", call)
      }
    }
  }

  /// R20: after each instant every task that is due in its hours finds a full pool on its path.
  /// Reserves, paces, slots that are not lent, caps and numbers in calls hold tasks back too; such
  /// organisations are left to the reference scheduler.
  mutating func checkWorkConservation() {
    guard holdsNothingBack else { return }
    var due: [Instant?] = history.tasks.map(\.notBefore)
    var isRunning = [Bool](repeating: false, count: history.settings.count)
    for (place, (at, effect)) in run.effects.enumerated() {
      switch effect {
      case .dial(let dial): due[Int(dial.task.rawValue)] = nil
      case .queueTask(let task, let instant): due[Int(task.rawValue)] = instant
      case .closeTask(let task, _, _): due[Int(task.rawValue)] = nil
      case .campaignChanged(let id, let state): isRunning[Int(id.rawValue)] = state == .running
      case .loseCall, .breakerChanged: break
      }
      let isLastOfInstant = place + 1 == run.effects.count || run.effects[place + 1].at > at
      if isLastOfInstant { checkNobodyWaits(due, isRunning, at: at) }
    }
  }

  private var holdsNothingBack: Bool {
    let campaigns = history.settings.joined().map(\.campaign)
    return history.pools.allSatisfy { version in
      version.pools.allSatisfy { $0.lends && $0.inboundReserve == nil }
    } && history.trunks.allSatisfy { $0.pace == nil }
      && campaigns.allSatisfy {
        $0.pace == nil && $0.throttle == .zero && $0.numbers.caps.isEmpty
      } && history.tasks.allSatisfy(\.numbers.isEmpty)
  }

  private mutating func checkNobodyWaits(
    _ due: [Instant?], _ isRunning: [Bool], at now: Instant
  ) {
    let slots = history.slots(at: now)
    var counts = [Int](repeating: 0, count: slots.pools.count)
    for call in run.calls
    where call.start <= now && call.reportedAt.map({ $0 > now }) ?? true {
      for pool in slots.path(Int(campaign(of: call).pool.rawValue)) { counts[pool] += 1 }
    }
    for task in history.tasks.indices {
      let entry = history.tasks[task]
      guard entry.added <= now, let instant = due[task], instant <= now, isRunning[entry.campaign],
        history.taskClass(of: task, at: now).windows.isOpen(at: now)
      else { continue }
      let pool = Int(history.campaign(entry.campaign, at: now).pool.rawValue)
      if slots.path(pool).allSatisfy({ counts[$0] < slots.ceiling($0) }) {
        report("R20: task \(task) waits for nothing at \(now.milliseconds / 1000) s")
      }
    }
  }
}
