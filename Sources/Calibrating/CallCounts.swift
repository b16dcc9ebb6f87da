public import Scheduling
public import Statistics

/// How calls ended: of a log with contacts, their first calls and what came of the later ones; of
/// another, all calls.
public struct CallCounts: Equatable, Sendable {
  /// The basis of the figures.
  public enum Basis: Equatable, Sendable {
    /// First calls, each to another contact.
    case firstCalls
    /// All calls, whoever was called.
    case allCalls
  }

  /// What tells which call to a contact was the first.
  public enum Order: String, Equatable, Sendable {
    /// The times of the calls.
    case time
    /// The numbers of the attempts.
    case attempt
    /// The order of the file.
    case file
  }

  /// The basis.
  public let basis: Basis
  /// What the order of calls to a contact was told from.
  public let order: Order
  /// How many calls ended so; what never happened is missing.
  public private(set) var outcomes: [Outcome: Int] = [:]
  /// The later calls to contacts who had not answered any before, by how many.
  public private(set) var later: [ReachabilityFit.Step] = []
  /// Contacts whose first call is not in the log, or cannot be told.
  public private(set) var contactsWithoutFirst = 0

  /// All calls of the basis.
  public var calls: Int { outcomes.values.reduce(0, +) }
  /// Those of them that a person answered.
  public var persons: Int { sum(Outcome.ofPersons) }
  /// Those of them to numbers that exist and that nobody answered.
  public var nobody: Int { sum(Outcome.ofNobody) }
  /// Those of them to numbers that exist.
  public var valid: Int { persons + nobody }
  /// Calls after the first that tell how much people differ.
  public var laterCalls: Int { later.reduce(0) { $0 + $1.calls } }
  /// Those of them that were answered.
  public var laterPersons: Int { later.reduce(0) { $0 + $1.answered } }

  /// How many calls ended so.
  public func count(_ outcome: Outcome) -> Int { outcomes[outcome] ?? 0 }

  private func sum(_ kinds: [Outcome]) -> Int { kinds.reduce(0) { $0 + count($1) } }

  /// Counts a log. O(calls · log calls).
  public init(_ log: CallLog) {
    order =
      log.columns.time != nil && log.days != nil
      ? .time : log.columns.attempt != nil ? .attempt : .file
    guard !log.columns.contact.isEmpty else {
      basis = .allCalls
      for call in log.calls { note(call.end) }
      return
    }
    basis = .firstCalls
    var steps: [Int: (calls: Int, answered: Int)] = [:]
    for calls in Self.callsOfContacts(log, by: order) {
      follow(calls, from: Self.firstAttempt(log), &steps)
    }
    later = steps.keys.sorted().map { earlier in
      let (calls, answered) = steps[earlier] ?? (0, 0)
      return ReachabilityFit.Step(earlierCalls: earlier, calls: calls, answered: answered)
    }
  }

  private mutating func note(_ end: CallLog.End) {
    if case .outcome(let outcome) = end { outcomes[outcome, default: 0] += 1 }
  }

  /// The number of a first attempt: 0 where logs count from 0, else 1.
  private static func firstAttempt(_ log: CallLog) -> Int? {
    guard log.columns.attempt != nil else { return nil }
    return log.calls.contains { $0.attempt == 0 } ? 0 : 1
  }

  /// The calls of each contact in their order, contacts in that of the file; nil in place of those
  /// whose order cannot be told.
  private static func callsOfContacts(
    _ log: CallLog, by order: Order
  ) -> [[CallLog.Call]?] {
    var contacts = [[CallLog.Call]?](repeating: [], count: log.contacts)
    for call in log.calls {
      guard let contact = call.contact else { continue }
      let isPlaced =
        switch order {
        case .time: call.timeMs != nil
        case .attempt: call.attempt != nil
        case .file: true
        }
      if isPlaced { contacts[contact]?.append(call) } else { contacts[contact] = nil }
    }
    // With a time, the attempt tells apart calls of the same day.
    return contacts.map { calls in
      calls?.sorted { a, b in
        (a.timeMs ?? 0, a.attempt ?? 0, a.row) < (b.timeMs ?? 0, b.attempt ?? 0, b.row)
      }
    }
  }

  /// Follows a contact from the first call until somebody answers.
  ///
  /// What comes after that is another matter: nobody calls those again who completed, and who
  /// asked to be called answers. Under the model of people, who is called again, and when, may
  /// depend on all that was seen before and changes nothing.
  private mutating func follow(
    _ calls: [CallLog.Call]?, from firstAttempt: Int?,
    _ steps: inout [Int: (calls: Int, answered: Int)]
  ) {
    guard let calls else {
      contactsWithoutFirst += 1
      return
    }
    var attempt = firstAttempt
    var earlier = 0
    for call in calls {
      // A row that is missing would make the next a call too early.
      let isNext = attempt == nil || call.attempt == nil || call.attempt == attempt
      attempt = attempt.map { $0 + 1 }
      if call.end == .nothing { continue }
      guard isNext, case .outcome(let outcome) = call.end else {
        contactsWithoutFirst += earlier == 0 ? 1 : 0
        return
      }
      let isPerson = Outcome.ofPersons.contains(outcome)
      if earlier == 0 {
        note(call.end)
      } else if isPerson || Outcome.ofNobody.contains(outcome) {
        steps[earlier, default: (0, 0)].calls += 1
        steps[earlier, default: (0, 0)].answered += isPerson ? 1 : 0
      }
      if isPerson || outcome == .invalidNumber { return }
      earlier += 1
    }
  }
}
