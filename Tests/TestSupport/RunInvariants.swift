import Scheduling

/// What must hold on every run, checked from outside with nothing but the calls and the setup.
public struct RunInvariants {
  private let setup: Setup
  private let run: Run
  private let slots: ReferenceSlots
  /// Campaign, windows and instant of addition of each task.
  private let tasks: [(campaign: Int, windows: CallingWindows, added: Instant)]
  private var violations: [String] = []

  /// Everything that is wrong with a run; empty if nothing is.
  public static func violations(of run: Run, in setup: Setup) -> [String] {
    var checks = RunInvariants(setup, run)
    checks.checkHours()
    checks.checkCeilings()
    checks.checkIntervals()
    checks.checkPace()
    checks.checkClosings()
    checks.checkWorkConservation()
    return checks.violations
  }

  private init(_ setup: Setup, _ run: Run) {
    self.setup = setup
    self.run = run
    slots = ReferenceSlots(pools: setup.pools)
    tasks = run.batches.flatMap { at, batch in
      (0..<batch.count).map { place in
        let campaign = Int(batch.campaign.rawValue)
        let windows = setup.campaigns[campaign].windows[Int(batch.classes?[place] ?? 0)]
        return (campaign, windows, at)
      }
    }
  }

  private mutating func report(_ rule: String, _ call: Run.Call) {
    violations.append("\(rule): \(call.decision)")
  }

  private func campaign(of task: TaskID) -> Campaign {
    setup.campaigns[tasks[Int(task.rawValue)].campaign]
  }

  /// R9: no start outside the windows, before the campaign's start, or at or after its end.
  private mutating func checkHours() {
    for call in run.calls {
      let campaign = campaign(of: call.dial.task)
      let isOpen = tasks[Int(call.dial.task.rawValue)].windows.isOpen(at: call.start)
      if !isOpen { report("R9: outside its hours", call) }
      if call.start < campaign.start { report("R35: before the campaign's start", call) }
      if let end = campaign.end, call.start >= end { report("R9: after the campaign's end", call) }
    }
  }

  /// R32 … R34: never more starts in a period than the pace and its burst allow, and never two
  /// closer than the throttle.
  private mutating func checkPace() {
    check(setup.trunk, run.calls, "R34: the trunk starts too many")
    for (place, campaign) in setup.campaigns.enumerated() {
      let own = run.calls.filter { tasks[Int($0.dial.task.rawValue)].campaign == place }
      check(campaign.pace, own, "R32: too many starts")
      for (call, next) in zip(own, own.dropFirst())
      where next.start - call.start < campaign.throttle {
        report("R33: too close to the start before", next)
      }
    }
  }

  private mutating func check(_ pace: Pace?, _ calls: [Run.Call], _ rule: String) {
    guard let pace else { return }
    for (place, call) in calls.enumerated() {
      let inPeriod = calls[...place].filter { call.start - $0.start < pace.period }.count
      if inPeriod > pace.starts + pace.burst - 1 { report(rule, call) }
    }
  }

  /// R11: no pool runs more than its ceiling.
  private mutating func checkCeilings() {
    let ceilings = setup.pools.indices.map(slots.ceiling)
    for (place, call) in run.calls.enumerated() {
      let running = run.calls[...place].filter { other in
        other.reportedAt.map { $0 > call.start } ?? true
      }
      var counts = [Int](repeating: 0, count: setup.pools.count)
      for other in running {
        for pool in slots.path(Int(campaign(of: other.dial.task).pool.rawValue)) {
          counts[pool] += 1
        }
      }
      for pool in counts.indices where counts[pool] > ceilings[pool] {
        report("R11: pool \(pool) runs \(counts[pool]) of \(ceilings[pool])", call)
      }
    }
  }

  /// R24, R10, R21, R25: the next call comes no earlier than the last allows, and only if it does.
  private mutating func checkIntervals() {
    for task in tasks.indices {
      let retry = setup.campaigns[tasks[task].campaign].retry
      let calls = run.calls.filter { Int($0.dial.task.rawValue) == task }
      var used = 0
      var callbacks = 0
      var faults = 0
      for (last, next) in zip(calls, calls.dropFirst()) {
        let verdict = retry.verdict(
          after: last.fate.outcome, used: used + 1, callbacks: callbacks, faults: faults,
          hasRequestedTime: last.fate.callbackAfter != nil)
        faults = last.fate.outcome == .systemFault ? faults + 1 : 0
        let waited = next.start - last.end
        switch verdict {
        case .close: report("R22: called again after the last attempt", next)
        case .retry(let interval):
          used += 1
          let counted =
            retry.countsOpenHoursOnly
            ? tasks[task].windows.openTime(from: last.end, to: next.start) : waited
          if counted < interval { report("R24: too early", next) }
        case .callBack:
          callbacks += 1
          if waited < last.fate.callbackAfter ?? .zero { report("R25: too early", next) }
        case .repeatAttempt(let span):
          if waited < span { report("R21: too early", next) }
        }
      }
      if used >= retry.maxAttempts { violations.append("R23: task \(task) has too many attempts") }
    }
  }

  /// R36: a task closes once, is not called afterwards, and does not outlive its campaign.
  private mutating func checkClosings() {
    var closedAt: [TaskID: Instant] = [:]
    for (at, task, _) in run.closed {
      if closedAt[task] != nil { violations.append("R36: task \(task.rawValue) closes twice") }
      closedAt[task] = at
    }
    for call in run.calls where call.start > closedAt[call.dial.task] ?? .distantFuture {
      report("R36: called after its end", call)
    }
    for task in tasks.indices where closedAt[TaskID(rawValue: UInt32(task))] == nil {
      let campaign = CampaignID(rawValue: UInt16(tasks[task].campaign))
      let isCalled = run.calls.contains {
        Int($0.dial.task.rawValue) == task && $0.reportedAt == nil
      }
      if run.states(of: campaign).last?.state == .completed, !isCalled {
        violations.append("R35: task \(task) is left open by a completed campaign")
      }
    }
  }

  /// R20: after each instant every task that is due in its hours finds a full pool on its path.
  /// Reserves and slots that are not lent hold tasks back too; such trees are left to the
  /// reference scheduler.
  private mutating func checkWorkConservation() {
    guard setup.pools.allSatisfy({ $0.lends && $0.inboundReserve == nil }), setup.trunk == nil,
      setup.campaigns.allSatisfy({ $0.pace == nil && $0.throttle == .zero })
    else { return }
    let ceilings = setup.pools.indices.map(slots.ceiling)
    var due = [Instant?](repeating: nil, count: tasks.count)
    for task in tasks.indices { due[task] = tasks[task].added }
    var isRunning = [Bool](repeating: false, count: setup.campaigns.count)
    for (place, (at, effect)) in run.effects.enumerated() {
      switch effect {
      case .dial(let dial): due[Int(dial.task.rawValue)] = nil
      case .queueTask(let task, let instant): due[Int(task.rawValue)] = instant
      case .closeTask(let task, _, _): due[Int(task.rawValue)] = nil
      case .campaignChanged(let id, let state): isRunning[Int(id.rawValue)] = state == .running
      }
      let isLastOfInstant = place + 1 == run.effects.count || run.effects[place + 1].at > at
      guard isLastOfInstant else { continue }
      let counts = counts(after: at)
      for task in tasks.indices {
        guard let instant = due[task], instant <= at, isRunning[tasks[task].campaign],
          tasks[task].windows.isOpen(at: at)
        else { continue }
        let pool = Int(setup.campaigns[tasks[task].campaign].pool.rawValue)
        if slots.path(pool).allSatisfy({ counts[$0] < ceilings[$0] }) {
          violations.append("R20: task \(task) waits for nothing at \(at.milliseconds / 1000) s")
        }
      }
    }
  }

  private func counts(after instant: Instant) -> [Int] {
    var counts = [Int](repeating: 0, count: setup.pools.count)
    for call in run.calls
    where call.start <= instant && call.reportedAt.map({ $0 > instant }) ?? true {
      for pool in slots.path(Int(campaign(of: call.dial.task).pool.rawValue)) { counts[pool] += 1 }
    }
    return counts
  }
}
