import Scheduling

extension RunInvariants {
  /// R9, R35, R37: no start outside the windows, before the campaign's start or the task's, at or
  /// after the end of either.
  mutating func checkHours() {
    for call in run.calls {
      let campaign = campaign(of: call)
      let task = history.tasks[call.task]
      if !campaign.classes[task.taskClass].windows.isOpen(at: call.start) {
        report("R9: outside its hours", call)
      }
      // A start that is put off when the campaign runs comes too late to matter.
      if history.settings[task.campaign].allSatisfy({ call.start < $0.campaign.start }) {
        report("R35: before the campaign's start", call)
      }
      if let end = campaign.end, call.start >= end { report("R9: after the campaign's end", call) }
      if call.start < task.notBefore, !isPutOff(call.task) {
        report("R25: before the task's start", call)
      }
      // Patience binds until a call counts: of those the first call is surely one.
      let isBound =
        !task.isPatience || run.calls.first { $0.task == call.task }?.start == call.start
      if isBound, call.start >= task.expiry, call.start > task.added, !isPutOff(call.task) {
        report("R37: after the task's end", call)
      }
    }
  }

  /// Whether somebody gave the task another time or another attempt.
  func isPutOff(_ task: Int) -> Bool {
    run.commands.contains { order in
      switch order.command {
      case .setCallback(let id, at: _), .retryTask(let id):
        !order.isRefused && Int(id.rawValue) == task
      default: false
      }
    }
  }

  /// R32 … R34: never more starts in a period than the pace and its burst allow, and never two
  /// closer than the throttle, as long as nobody changes them.
  mutating func checkPace() {
    for (place, version) in history.trunks.enumerated() {
      let next = place + 1 < history.trunks.count ? history.trunks[place + 1].at : .distantFuture
      let calls = run.calls.filter {
        $0.start >= version.at && $0.start < next && campaign(of: $0).kind != .inbound
      }
      check(version.pace, calls, "R34: the trunk starts too many")
    }
    for (place, versions) in history.settings.enumerated() {
      for (index, version) in versions.enumerated() {
        let next = index + 1 < versions.count ? versions[index + 1].at : .distantFuture
        let calls = run.calls.filter {
          history.tasks[$0.task].campaign == place && $0.start >= version.at && $0.start < next
        }
        check(version.campaign.pace, calls, "R32: too many starts")
        for (call, following) in zip(calls, calls.dropFirst())
        where following.start - call.start < version.campaign.throttle {
          report("R33: too close to the start before", following)
        }
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
}
