import Scheduling

/// What must hold of telephone numbers on every run (R26 … R28, R42), told from the calls and the
/// commands alone.
struct NumberInvariants {
  private let run: Run
  private let history: History
  /// The calls with the number that each calls, if its contact has numbers.
  private let calls: [Numbered]
  private var violations: [String] = []

  private struct Numbered {
    let call: Run.Call
    let campaign: Int
    /// The numbers of the contact.
    let own: [NumberID]
    /// 1 for the first attempt, as system faults and callbacks use none up; nil: an operator has
    /// given the task more, or changed what counts.
    let attempt: Int?
    var number: NumberID? { own.isEmpty ? nil : own[Int(call.dial.destination)] }

    func isInProgress(at now: Instant) -> Bool {
      call.start <= now && call.reportedAt.map { $0 > now } ?? true
    }
  }

  /// Everything that is wrong with a run; empty if nothing is.
  static func violations(of run: Run, _ history: History) -> [String] {
    var checks = NumberInvariants(run, history)
    for place in checks.calls.indices {
      checks.checkNumber(place)
      checks.checkTurn(place)
      checks.checkCaps(place)
    }
    return checks.violations
  }

  private init(_ run: Run, _ history: History) {
    self.run = run
    self.history = history
    let retried = run.commands.compactMap { order -> TaskID? in
      if case .retryTask(let task) = order.command { task } else { nil }
    }
    var used = [Int](repeating: 0, count: history.tasks.count)
    var callbacks = used
    var numbered: [Numbered] = []
    for call in run.calls {
      let task = call.task
      let campaign = Int(call.dial.campaign.rawValue)
      let settings = history.settings[campaign]
      let isTold = !retried.contains(call.dial.task) && settings.count == 1
      numbered.append(
        Numbered(
          call: call, campaign: campaign, own: history.tasks[task].numbers,
          attempt: isTold ? used[task] + 1 : nil))
      // Calls of one task follow each other: this one is over before its next starts.
      let retry = settings[0].campaign.classes[history.tasks[task].taskClass].retry
      let isGranted = callbacks[task] < retry.maxCallbacks
      if call.outcome == .callback, call.fate.callbackAfter != nil, isGranted {
        callbacks[task] += 1
      } else if call.outcome != .systemFault {
        used[task] += 1
      }
    }
    calls = numbered
  }

  private func rules(of call: Numbered) -> NumberRules {
    history.campaign(call.campaign, at: call.call.start).numbers
  }

  private mutating func report(_ rule: String, _ call: Numbered) {
    violations.append("\(rule): \(call.call.decision)")
  }

  /// Whether a number was known to be invalid or not to be called when a call started.
  private func isDead(_ number: NumberID, before place: Int) -> Bool {
    let now = calls[place].call.start
    let isListed = run.commands.contains { order in
      guard case .doNotCall(let listed) = order.command else { return false }
      return order.at <= now && listed.contains(number)
    }
    return isListed
      || calls[..<place].contains { other in
        let outcome = other.call.outcome
        return other.number == number && other.call.reportedAt.map { $0 <= now } ?? false
          && (outcome == .invalidNumber || outcome == .doNotCall)
      }
  }

  /// R28, R42: never a number on the list or an invalid one; never two calls to one number at once.
  private mutating func checkNumber(_ place: Int) {
    let call = calls[place]
    guard let number = call.number else { return }
    if isDead(number, before: place) { report("R28: a number not to be called", call) }
    for other in calls[..<place] where other.number == number {
      if other.isInProgress(at: call.call.start) { report("R28: the number is in a call", call) }
    }
  }

  /// R27: the number whose turn it is, or every one that is passed over cannot be called; and the
  /// caller identity whose turn it is.
  private mutating func checkTurn(_ place: Int) {
    let call = calls[place]
    guard let attempt = call.attempt else { return }
    let rules = rules(of: call)
    let expected = ReferenceNumbers.callerID(attempt, rules.callerIDs)
    if Int(call.call.dial.callerID) != expected { report("R27: caller \(expected) is next", call) }
    guard !call.own.isEmpty else { return }
    var turn = ReferenceNumbers.turn(attempt, of: call.own.count, rules.alternates)
    while turn != Int(call.call.dial.destination) {
      let number = call.own[turn]
      let isBusy = calls[..<place].contains { other in
        // One that takes no time at all was in progress when this one started.
        other.number == number
          && other.call.reportedAt.map { $0 >= call.call.start } ?? true
      }
      if !isBusy, !isDead(number, before: place) {
        return report("R27: number \(turn) is next", call)
      }
      turn = (turn + 1) % call.own.count
    }
  }

  /// R26: no start is one too many for a cap, and none comes too soon after a conversation.
  private mutating func checkCaps(_ place: Int) {
    let call = calls[place]
    let now = call.call.start
    let rules = rules(of: call)
    for cap in rules.caps {
      let counted = calls[..<place].filter { other in
        guard ReferenceNumbers.isIn(cap.period, other.call.start, now) else { return false }
        switch cap.scope {
        case .number: return call.number != nil && other.number == call.number
        case .contact: return other.call.dial.task == call.call.dial.task
        case .campaign: return other.campaign == call.campaign
        }
      }
      if counted.count >= cap.count { report("R26: more than \(cap.count) a \(cap.scope)", call) }
    }
    guard let quiet = rules.quietAfterConversation, let number = call.number else { return }
    for other in calls[..<place]
    where other.number == number && other.call.outcome == .completed {
      guard other.call.reportedAt.map({ $0 <= now }) ?? false else { continue }
      if now < other.call.end + quiet { report("R26: too soon after a conversation", call) }
    }
  }
}
