import Scheduling

extension RunInvariants {
  /// R24, R10, R21, R25: the next call comes no earlier than the last allows, and only if it does.
  mutating func checkIntervals() {
    for task in history.tasks.indices where !isPutOff(task) {
      let calls = run.calls.filter { $0.task == task }
      var used = 0
      var callbacks = 0
      var faults = 0
      var losses = 0
      for (last, next) in zip(calls, calls.dropFirst()) {
        let reported = last.reportedAt ?? last.end
        // An end comes before commands of the same instant (R3), or after those of one before.
        let campaigns = history.campaigns(
          history.tasks[task].campaign, from: reported, to: reported)
        let judged = campaigns.map { campaign in
          let taskClass = campaign.classes[history.tasks[task].taskClass]
          // A contact with another number is tried on that one, as after a failed call (R28).
          let hasAnother =
            last.outcome == .invalidNumber && history.tasks[task].numbers.count > 1
          let verdict = taskClass.retry.verdict(
            after: hasAnother ? .failed : last.outcome, used: used + 1, callbacks: callbacks,
            faults: faults, hasRequestedTime: last.fate.callbackAfter != nil,
            wasLost: losses > 0)
          return (verdict, problem(verdict, taskClass, from: last, to: next))
        }
        let fitting = judged.first { $0.1 == nil } ?? judged[0]
        if let problem = fitting.1 { report(problem, next) }
        if case .repeatAttempt = fitting.0 { faults += 1 } else { faults = 0 }
        if last.isLost { losses += 1 }
        switch fitting.0 {
        case .callBack: callbacks += 1
        case .retry, .close: used += 1
        case .repeatAttempt: break
        }
      }
    }
  }

  /// What is wrong with calling again after this verdict.
  private func problem(
    _ verdict: RetryPolicy.Verdict, _ taskClass: TaskClass, from last: Run.Call, to next: Run.Call
  ) -> String? {
    let end = endedAt(last)
    let waited = next.start - end
    switch verdict {
    case .close: return "R22: called again after the last attempt"
    case .retry(let interval):
      let counted =
        taskClass.retry.countsOpenHoursOnly
        ? taskClass.windows.openTime(from: end, to: next.start) : waited
      return counted < interval ? "R24: too early" : nil
    case .callBack: return waited < last.fate.callbackAfter ?? .zero ? "R25: too early" : nil
    case .repeatAttempt(let span): return waited < span ? "R21: too early" : nil
    }
  }

  /// R35, R37: calls start only while their campaign runs.
  mutating func checkStates() {
    var states = [CampaignState](repeating: .draft, count: history.settings.count)
    for (at, effect) in run.effects {
      switch effect {
      case .campaignChanged(let id, let state):
        if states[Int(id.rawValue)].isOver { report("R37: campaign \(id.rawValue) is changed") }
        states[Int(id.rawValue)] = state
      case .dial(let dial) where states[Int(dial.campaign.rawValue)] != .running:
        report("R35: task \(dial.task.rawValue) is called at \(at.milliseconds / 1000) s")
      default: break
      }
    }
  }

  /// R36: a task closes once for each life it is given, is in one call at a time, is not called
  /// afterwards, and does not outlive its campaign.
  mutating func checkClosings() {
    var closedAt: [Int: Instant] = [:]
    var lives = [Int](repeating: 1, count: history.tasks.count)
    for order in run.commands where !order.isRefused {
      if case .retryTask(let task) = order.command { lives[Int(task.rawValue)] += 1 }
    }
    for (at, id, _) in run.closed {
      let task = Int(id.rawValue)
      lives[task] -= 1
      if lives[task] < 0 { report("R36: task \(task) closes too often") }
      closedAt[task] = at
    }
    for call in run.calls
    where lives[call.task] == 0 && call.start > closedAt[call.task] ?? .distantFuture {
      report("R36: called after its end", call)
    }
    for task in history.tasks.indices { checkCalls(of: task, isClosed: closedAt[task] != nil) }
  }

  private mutating func checkCalls(of task: Int, isClosed: Bool) {
    let calls = run.calls.filter { $0.task == task }
    for (call, next) in zip(calls, calls.dropFirst())
    where next.start < call.reportedAt ?? .distantFuture {
      report("R36: called twice at once", next)
    }
    guard !isClosed else { return }
    let campaign = CampaignID(rawValue: UInt16(history.tasks[task].campaign))
    let isCalled = calls.contains { $0.reportedAt == nil }
    if run.states(of: campaign).last?.state.isOver ?? false, !isCalled {
      report("R35: task \(task) is left open by a campaign that is over")
    }
  }
}
