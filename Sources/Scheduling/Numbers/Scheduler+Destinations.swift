/// Where a call goes and what it shows (R27).
struct Destination: Sendable, BitwiseCopyable {
  /// Which of the contact's numbers is called, 0 for the primary.
  var number: UInt8
  /// Which of the campaign's caller identities is shown, from 0.
  var callerID: UInt16

  static let primary = Destination(number: 0, callerID: 0)
}

// A number is looked at only when its task has won the order (R29): who waits for a slot anyway
// needs no answer yet. What holds a task then makes it stand aside for the next one.
extension Scheduler {
  /// The number to call for the task that has won the order; nil if it had to stand aside.
  @inline(__always)
  mutating func destination(for candidate: Candidate) -> Destination? {
    let campaign = Int(candidate.campaign.rawValue)
    guard campaigns[campaign].hasNumberRules else { return .primary }
    return destinationOfFront(of: campaign)
  }

  /// The first task of the campaign is one that can be called, or there is none.
  mutating func standAside(in campaign: Int) {
    while campaigns[campaign].hasFront, destinationOfFront(of: campaign) == nil {
      refreshFront(of: campaign)
    }
  }

  /// The number to call for the first task of a campaign (R27, R28); nil if it had to stand aside.
  private mutating func destinationOfFront(of campaign: Int) -> Destination? {
    let backlog = Int(campaigns[campaign].frontBacklog)
    let task = backlogs[backlog].front.task
    let attempt = min(Int(tasks[task].attempts) + 1, backlogs[backlog].retry.maxAttempts)
    let rules = campaigns[campaign].settings.numbers
    let count = numbers.entries(of: task).count
    var place = 0
    var opening = Instant.distantPast
    if count > 0 {
      let wanted = rules.alternates.number(ofAttempt: attempt, among: count)
      if let free = numbers.firstFree(of: task, from: wanted) {
        place = free
      } else {
        // A task whose numbers are all dead is closed when the last one dies, so that one of them
        // is in a call: its end brings the task back.
        opening = .distantFuture
      }
    }
    opening = max(opening, self.opening(of: task, calling: place, by: rules))
    guard opening > now else {
      let callerID = UInt16(rules.callerIDs.place(ofAttempt: attempt))
      return Destination(number: UInt8(place), callerID: callerID)
    }
    let front = backlogs[backlog].removeFront()
    campaigns[campaign].forgetFront()
    held.insert(
      task, due: front.entry.at, lane: front.lane, until: opening,
      first: &campaigns[campaign].firstHeld)
    return nil
  }

  /// When caps and quiet times let the task be called on one of its numbers (R26).
  private func opening(of task: TaskID, calling place: Int, by rules: NumberRules) -> Instant {
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

  /// A call to one of a contact's numbers starts: caps count it, the number is taken, and the gate
  /// of the campaign closes if its own cap is full.
  mutating func noteStart(of task: TaskID, to destination: Destination, in campaign: Int) {
    let number = numbers.number(Int(destination.number), of: task)
    var lastCall = number.map { numbers[$0].lastCall } ?? AttemptLog.none
    attempts.start(
      at: now, of: task, number: &lastCall, campaign: &campaigns[campaign].lastLogged)
    holdGate(of: campaign)
    guard let number else { return }
    numbers[number].lastCall = lastCall
    numbers[number].state.insert(.inCall)
    // Who was held by a cap on this number may now be called on another.
    bringBack(with: number)
  }

  /// A campaign whose own cap is full starts nothing, like one that is paced (R26).
  mutating func holdGate(of campaign: Int) {
    for cap in campaigns[campaign].settings.numbers.caps where cap.scope == .campaign {
      campaigns[campaign].gate.hold(
        until: attempts.opening(cap, last: campaigns[campaign].lastLogged))
    }
  }
}
