import Scheduling

/// What must hold of telephone numbers on every run (R26 … R28, R42), told from the calls alone.
struct NumberInvariants {
  private let setup: Setup
  /// The calls with the number that each calls, if its contact has numbers.
  private let calls: [Numbered]
  private var violations: [String] = []

  private struct Numbered {
    let call: Run.Call
    let campaign: Int
    /// The numbers of the contact.
    let own: [NumberID]
    /// 1 for the first attempt; a system fault and a callback use none up.
    let attempt: Int
    var number: NumberID? { own.isEmpty ? nil : own[Int(call.dial.destination)] }

    func isInProgress(at now: Instant) -> Bool {
      call.start <= now && call.reportedAt.map { $0 > now } ?? true
    }
  }

  /// Everything that is wrong with a run; empty if nothing is.
  static func violations(of run: Run, in setup: Setup) -> [String] {
    var checks = NumberInvariants(setup, run)
    for place in checks.calls.indices {
      checks.checkNumber(place)
      checks.checkTurn(place)
      checks.checkCaps(place)
    }
    return checks.violations
  }

  private init(_ setup: Setup, _ run: Run) {
    self.setup = setup
    let numbers = run.batches.flatMap { _, batch in
      (0..<batch.count).map { place in batch.numbers.map { Array($0[place]) } ?? [] }
    }
    var used = [Int](repeating: 0, count: numbers.count)
    var callbacks = used
    var numbered: [Numbered] = []
    for call in run.calls {
      let task = Int(call.dial.task.rawValue)
      let campaign = Int(call.dial.campaign.rawValue)
      numbered.append(
        Numbered(call: call, campaign: campaign, own: numbers[task], attempt: used[task] + 1))
      // Calls of one task follow each other: this one is over before its next starts.
      let isGranted = callbacks[task] < setup.campaigns[campaign].retry.maxCallbacks
      if call.fate.outcome == .callback, call.fate.callbackAfter != nil, isGranted {
        callbacks[task] += 1
      } else if call.fate.outcome != .systemFault {
        used[task] += 1
      }
    }
    calls = numbered
  }

  private mutating func report(_ rule: String, _ call: Numbered) {
    violations.append("\(rule): \(call.call.decision)")
  }

  /// Whether a number was known to be invalid or not to be called when a call started.
  private func isDead(_ number: NumberID, before place: Int) -> Bool {
    let now = calls[place].call.start
    let isListed = setup.commands.contains { at, command in
      guard case .doNotCall(let listed) = command else { return false }
      return at <= now && listed.contains(number)
    }
    return isListed
      || calls[..<place].contains { other in
        let outcome = other.call.fate.outcome
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
    let rules = setup.campaigns[call.campaign].numbers
    let expected = ReferenceNumbers.callerID(call.attempt, rules.callerIDs)
    if Int(call.call.dial.callerID) != expected { report("R27: caller \(expected) is next", call) }
    guard !call.own.isEmpty else { return }
    var turn = ReferenceNumbers.turn(call.attempt, of: call.own.count, rules.alternates)
    while turn != Int(call.call.dial.destination) {
      let number = call.own[turn]
      let isBusy = calls[..<place].contains { other in
        other.number == number && other.isInProgress(at: call.call.start)
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
    let rules = setup.campaigns[call.campaign].numbers
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
    where other.number == number && other.call.fate.outcome == .completed {
      guard other.call.reportedAt.map({ $0 <= now }) ?? false else { continue }
      if now < other.call.end + quiet { report("R26: too soon after a conversation", call) }
    }
  }
}
