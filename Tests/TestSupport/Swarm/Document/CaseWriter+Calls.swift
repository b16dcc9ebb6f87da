import Scheduling

extension CaseWriter {
  /// What the calls of each contact meet, a line a contact.
  mutating func script(of campaign: Int) -> [String] {
    tasks[campaign].map { task in
      fates(of: task).map { words($0) }.joined(separator: ", ")
    }
  }

  /// What the calls to a task meet: those that are made, and one more.
  private mutating func fates(of task: Int) -> [Fate] {
    let calls = (expected.calls + actual.calls).filter { $0.dial.task.rawValue == task }
    let count = Int(calls.map(\.dial.number).max() ?? 0) + 1
    return (1...count).map { number in
      let met = calls.filter { Int($0.dial.number) == number }.map(\.fate)
      if met.contains(where: { $0 != met[0] }) {
        note("the time of the provider's outage: calls meet it as they do in the reference")
      }
      return met.first
        ?? swarmCase.fate(TaskID(rawValue: UInt32(task)), number, .minute(1440))
    }
  }

  /// The names of outcomes that a platform named itself, of all that calls can meet.
  var customOutcomes: Set<String> {
    var writer = self
    let outcomes = order.filter(hasContacts).flatMap { campaign in
      tasks[campaign].flatMap { task in writer.fates(of: task).map(\.outcome) }
    }
    return Set(outcomes.filter { $0.rawValue >= Outcome.firstCustom }.map(\.written))
  }

  /// A line of a script: ringing, then talking if there was an answer.
  private mutating func words(_ fate: Fate) -> String {
    var outcome = fate.outcome
    // Somebody who asks for a call and names no time is tried again like one who did not answer.
    if outcome == .callback, fate.callbackAfter == nil { outcome = .noAnswer }
    var text = "\(outcome.written) "
    if let ring = fate.answerAfter, ring < fate.duration {
      text += "\(ring.written) + \((fate.duration - ring).written)"
    } else {
      text += fate.duration.written
      if fate.answerAfter != nil, fate.reportDelay != .zero {
        note("answers that are told after the end of the call, which is told later still")
      }
    }
    if outcome == .callback, let after = fate.callbackAfter { text += " then \(after.written)" }
    return text
  }

  /// What goes wrong: late and lost news of single calls, news that come twice, lost slots.
  mutating func faults() -> [String] {
    var lines = lateNews()
    if let later = swarmCase.mischief.repeatsReportsAfter, later > .zero {
      lines.append("repeated_ends: {from: 2026-11-23 00:00, delay: \(later.written)}")
    }
    lines += lostSlots()
    return lines.isEmpty ? [] : ["faults:"] + lines.map { "  - \($0)" }
  }

  /// Faults of one second each, in which the calls end whose news come late or never.
  private mutating func lateNews() -> [String] {
    var lines: [String] = []
    for run in [expected, actual] {
      for call in run.calls where call.fate.reportDelay != .zero {
        let second = call.end.milliseconds / 1000
        let others = run.calls.filter { $0.end.milliseconds / 1000 == second }
        if others.contains(where: { $0.fate.reportDelay != call.fate.reportDelay }) {
          note("calls that end within one second and are told of at different times")
        }
        if call.fate.outcome == .systemFault {
          note("late or lost news of system faults, which the provider tells at once")
        }
        let span =
          "from: \(Instant(milliseconds: second * 1000).written), "
          + "until: \(Instant(milliseconds: (second + 1) * 1000).written)"
        let line =
          if let delay = call.fate.reportDelay {
            "late_ends: {\(span), delay: \(delay.written)}"
          } else {
            "lost_ends: {\(span), probability: 100 %}"
          }
        if !lines.contains(line) { lines.append(line) }
      }
    }
    return lines
  }

  private func lostSlots() -> [String] {
    let changes = expected.commands.compactMap { order -> (at: Instant, count: Int)? in
      guard case .loseSlots(let count) = order.command, !order.isRefused else { return nil }
      return (order.at, count)
    }
    return changes.enumerated().compactMap { place, change in
      let end = place + 1 < changes.count ? changes[place + 1].at : .minute(1440)
      guard change.count > 0, change.at < end else { return nil }
      return "lost_slots: {from: \(change.at.written), until: \(end.written), "
        + "slots: \(change.count)}"
    }
  }
}
