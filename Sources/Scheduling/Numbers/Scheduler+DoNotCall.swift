// Numbers become free, invalid or forbidden, and whoever has them hears of it (R28, R42).
extension Scheduler {
  /// Nobody calls these numbers any more (R42).
  mutating func doNotCall(_ listed: [NumberID], into effects: inout Effects) {
    for number in listed { numbers[number].state.insert(.doNotCall) }
    closeUnreachable(among: listed.flatMap { numbers.tasks(with: $0) }, into: &effects)
    // The first choice of those that are held may be another number now.
    for number in listed { reconsider(number) }
  }

  /// A call to one of a contact's numbers is over: what it says about the number, and what that
  /// changes for the task itself.
  mutating func noteEnd(
    _ end: CallEnd, of task: TaskID, in backlog: Int, _ verdict: inout RetryPolicy.Verdict
  ) {
    let place = calls.destination(ofSlot: end.call.slot)
    guard let number = numbers.number(place, of: task) else { return }
    numbers[number].state.remove(.inCall)
    switch end.outcome {
    case .completed:
      let last = numbers[number].lastConversation
      numbers[number].lastConversation = max(last, end.endedAt)
    case .invalidNumber: numbers[number].state.insert(.invalid)
    case .doNotCall: numbers[number].state.insert(.doNotCall)
    default: break
    }
    // The attempt that has just ended is counted already.
    let used = Int(tasks[task].attempts)
    if numbers.isUnreachable(task) {
      // Whatever was to come next has no number left; results and failures stay what they are.
      if case .close = verdict { return }
      verdict = .close(.failed)
    } else if end.outcome == .invalidNumber, used < backlogs[backlog].retry.maxAttempts {
      verdict = .retry(after: backlogs[backlog].retry.interval(after: .failed, used: used))
    }
  }

  /// After a call to a number: those who have it too are closed if it was their last, and looked
  /// at anew if they waited for it.
  mutating func tellOthers(
    ofCall call: CallID, of task: TaskID, into effects: inout Effects
  ) {
    let place = calls.destination(ofSlot: call.slot)
    guard let number = numbers.number(place, of: task) else { return }
    if !numbers[number].state.isDisjoint(with: .dead) {
      closeUnreachable(among: numbers.tasks(with: number), into: &effects)
    }
    reconsider(number)
  }

  private mutating func closeUnreachable(
    among concerned: [TaskID], into effects: inout Effects
  ) {
    // In the order of ids, whatever the order of the numbers (R3).
    for task in concerned.sorted() { closeIfUnreachable(task, into: &effects) }
  }

  /// A task that waits and has no number left fails (R28).
  mutating func closeIfUnreachable(_ task: TaskID, into effects: inout Effects) {
    guard tasks[task].state == .queued, numbers.isUnreachable(task) else { return }
    withdraw(task, .failed, into: &effects)
  }
}
