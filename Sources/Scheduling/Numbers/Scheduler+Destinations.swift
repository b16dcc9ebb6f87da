/// Where a call goes and what it shows (R27).
struct Destination: Sendable, BitwiseCopyable {
  /// Which of the contact's numbers is called, 0 for the primary.
  var number: UInt8
  /// Which of the campaign's caller identities is shown, from 0.
  var callerID: UInt16

  static let primary = Destination(number: 0, callerID: 0)
}

// The first task of a campaign is one that can be called: whoever cannot stands aside for the next
// before the order of starts (R29) sees it.
extension Scheduler {
  /// Lets the first task of a campaign stand aside if caps, a quiet time or calls in progress on
  /// its numbers hold it (R26, R28).
  ///
  /// - Returns: whether it had to; then the campaign has to find its first task again.
  mutating func setAsideFront(of campaign: Int) -> Bool {
    let backlog = Int(campaigns[campaign].frontBacklog)
    let task = backlogs[backlog].front.task
    let opening = opening(of: task, in: campaign) ?? .distantFuture
    guard opening > now else { return false }
    let front = backlogs[backlog].removeFront()
    held.insert(
      task, due: front.entry.at, lane: front.lane, until: opening,
      first: &campaigns[campaign].firstHeld)
    appoint(opening)
    return true
  }

  /// When caps and the quiet time let the task be called; nil if each of its numbers is in a call,
  /// so that only the end of one can tell (R28).
  func opening(of task: TaskID, in campaign: Int) -> Instant? {
    let rules = campaigns[campaign].settings.numbers
    // A task whose numbers are all dead is closed when the last one dies: without a free one, one
    // is in a call, whose end brings the task back.
    guard let place = place(of: task, by: rules) else { return nil }
    var opening = Instant.distantPast
    let row = numbers.number(place, of: task).map { numbers[$0] }
    for cap in rules.caps {
      switch cap.scope {
      case .number:
        if let row { opening = max(opening, attempts.opening(cap, last: row.lastCall)) }
      case .contact: opening = max(opening, attempts.opening(cap, last: attempts.last(of: task)))
      case .campaign: break
      }
    }
    if let row, let quiet = rules.quietAfterConversation {
      opening = max(opening, row.lastConversation + quiet)
    }
    return opening
  }

  /// Which of its numbers the task's next call goes to (R27), or the next one that is neither dead
  /// nor in a call (R28); nil if there is none.
  private func place(of task: TaskID, by rules: NumberRules) -> Int? {
    let count = numbers.entries(of: task).count
    guard count > 0 else { return 0 }
    let turn = rules.alternates.number(ofAttempt: nextAttempt(of: task), among: count)
    return numbers.firstFree(of: task, from: turn)
  }

  /// The attempt that comes next; a callback may outlive attempts that were lowered (R38).
  private func nextAttempt(of task: TaskID) -> Int {
    let most = backlogs[Int(tasks[task].backlog)].retry.maxAttempts
    return min(Int(tasks[task].attempts) + 1, most)
  }

  /// A call to a contact starts: caps count it, its number is taken, and the gate of the campaign
  /// closes if its own cap is full.
  mutating func noteStart(of task: TaskID, in campaign: Int) -> Destination {
    let rules = campaigns[campaign].settings.numbers
    let place = place(of: task, by: rules) ?? 0
    let number = numbers.number(place, of: task)
    var lastCall = number.map { numbers[$0].lastCall } ?? AttemptLog.none
    attempts.start(
      at: now, of: task, number: &lastCall, campaign: &campaigns[campaign].lastLogged)
    holdGate(of: campaign)
    if let number {
      numbers[number].lastCall = lastCall
      numbers[number].state.insert(.inCall)
      reconsider(number)
    }
    return Destination(
      number: UInt8(place),
      callerID: UInt16(rules.callerIDs.place(ofAttempt: nextAttempt(of: task))))
  }

  /// A campaign whose own cap is full starts nothing, like one that is paced (R26).
  mutating func holdGate(of campaign: Int) {
    var opening = Instant.distantPast
    for cap in campaigns[campaign].settings.numbers.caps where cap.scope == .campaign {
      opening = max(opening, attempts.opening(cap, last: campaigns[campaign].lastLogged))
    }
    campaigns[campaign].gate.hold(until: opening)
  }
}
