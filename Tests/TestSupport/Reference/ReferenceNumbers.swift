import Scheduling

/// The rules on telephone numbers R26 … R28 and R42 as the rule book says them: a list of all calls
/// that is read from the beginning at every question.
struct ReferenceNumbers {
  /// The numbers of each task, the primary first; none: they do not matter.
  var ofTask: [[NumberID]] = []
  /// Invalid, or on the do-not-call list.
  var dead: Set<NumberID> = []
  private var calls: [Call] = []
  private var conversations: [(end: Instant, number: NumberID)] = []

  private struct Call {
    let at: Instant
    let task: Int
    let campaign: Int
    let number: NumberID?
    var isOver = false
  }

  mutating func started(_ task: Int, of campaign: Int, place: Int, at now: Instant) {
    let number = ofTask[task].isEmpty ? nil : ofTask[task][place]
    calls.append(Call(at: now, task: task, campaign: campaign, number: number))
  }

  mutating func ended(_ call: Int, _ end: CallEnd) {
    calls[call].isOver = true
    guard let number = calls[call].number else { return }
    if end.outcome == .completed { conversations.append((end.endedAt, number)) }
    if end.outcome == .invalidNumber || end.outcome == .doNotCall { dead.insert(number) }
  }

  func isUnreachable(_ task: Int) -> Bool {
    !ofTask[task].isEmpty && ofTask[task].allSatisfy(dead.contains)
  }

  /// Whether it has a number that can be called, now or later.
  func isReachable(_ task: Int) -> Bool {
    !ofTask[task].isEmpty && !isUnreachable(task)
  }

  /// R27, R28: the first in turn that is neither dead nor in a call; nil if there is none.
  func place(of task: Int, attempt: Int, _ rules: NumberRules) -> Int? {
    let numbers = ofTask[task]
    if numbers.isEmpty { return 0 }
    let turn = Self.turn(attempt, of: numbers.count, rules.alternates)
    return (turn..<turn + numbers.count).map { $0 % numbers.count }.first { place in
      !dead.contains(numbers[place])
        && !calls.contains { $0.number == numbers[place] && !$0.isOver }
    }
  }

  /// R27, as the rule book writes it: the places in order, as long as they last and then on.
  static func turn(_ attempt: Int, of count: Int, _ strategy: NumberStrategy) -> Int {
    var places = Array(0..<count)
    while places.count < attempt {
      switch strategy {
      case .rolling: places += count == 1 ? [0] : Array(1..<count)
      case .clamp: places.append(count - 1)
      case .custom: places.append(0)
      }
    }
    return places[attempt - 1]
  }

  /// R27 for the numbers that are shown.
  static func callerID(_ attempt: Int, _ identities: CallerIDs) -> Int {
    let all = Array(0..<identities.count)
    if identities.strategy == .rolling {
      return Array(repeatElement(all, count: attempt).joined())[attempt - 1]
    }
    return (all + Array(repeating: identities.count - 1, count: attempt))[attempt - 1]
  }

  /// R26: whether every cap and the quiet time let the task be called on this number now.
  func isAllowed(
    _ task: Int, of campaign: Int, place: Int, _ rules: NumberRules, at now: Instant
  ) -> Bool {
    let number = ofTask[task].isEmpty ? nil : ofTask[task][place]
    for cap in rules.caps {
      let counted = calls.filter { call in
        switch cap.scope {
        case .number: number != nil && call.number == number
        case .contact: call.task == task
        case .campaign: call.campaign == campaign
        }
      }
      if counted.filter({ Self.isIn(cap.period, $0.at, now) }).count >= cap.count { return false }
    }
    guard let quiet = rules.quietAfterConversation else { return true }
    return conversations.allSatisfy { $0.number != number || $0.end + quiet <= now }
  }

  static func isIn(_ period: AttemptCap.Period, _ start: Instant, _ now: Instant) -> Bool {
    switch period {
    case .rolling(let span): start + span > now
    case .calendar(let days): !days.starts.contains { start < $0 && $0 <= now }
    }
  }

  /// When these rules may let go of something.
  func openings(_ rules: NumberRules) -> [Instant] {
    let quiet = rules.quietAfterConversation ?? .zero
    return conversations.map { $0.end + quiet }
      + rules.caps.flatMap { cap in
        switch cap.period {
        case .rolling(let span): calls.map { $0.at + span }
        case .calendar(let days): days.starts
        }
      }
  }
}

extension ReferenceScheduler {
  /// Which number of a task to call now; nil if something holds each.
  func placeToCall(_ task: Int, at now: Instant) -> Int? {
    let campaign = contacts[task].campaign
    let rules = campaigns[campaign].numbers
    if campaigns[campaign].kind == .inbound { return 0 }
    guard let place = numbers.place(of: task, attempt: attempt(of: task), rules) else { return nil }
    let isAllowed = numbers.isAllowed(task, of: campaign, place: place, rules, at: now)
    return isAllowed ? place : nil
  }

  /// Which of the campaign's numbers the next call shows.
  func callerID(of task: Int) -> Int {
    let campaign = campaigns[contacts[task].campaign]
    // Who calls in sees the number that was dialled.
    if campaign.kind == .inbound { return 0 }
    let identities = campaign.numbers.callerIDs
    return ReferenceNumbers.callerID(attempt(of: task), identities)
  }

  /// The attempt that comes next; callbacks may outlive attempts that were lowered (R38).
  private func attempt(of task: Int) -> Int {
    min(contacts[task].attempts + 1, taskClass(of: contacts[task]).retry.maxAttempts)
  }

  /// R28, R42: who waits and has no number left fails.
  mutating func closeUnreachable() {
    for task in contacts.indices
    where contacts[task].state == .queued && numbers.isUnreachable(task) {
      close(task, .failed)
    }
  }
}
