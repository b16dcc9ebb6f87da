import Calendars
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
  /// Whether times are days: what tells calls of a day apart is the attempt, else the file.
  public let isByDay: Bool
  /// Whether the file runs newest first.
  public let isNewestFirst: Bool
  /// Whether attempts count something else than the calls to a contact, and are left aside.
  public let ignoresAttempts: Bool
  /// How many calls ended so; what never happened is missing.
  public private(set) var outcomes: [Outcome: Int] = [:]
  /// The later calls to contacts who had not answered any before, by how many.
  public private(set) var later: [ReachabilityFit.Step] = []
  /// The same with the hours of these calls and of those before.
  private var laterByHour: [HourPattern: HourTally] = [:]
  /// First calls by the hour of the week; none if the log does not tell the hour.
  public private(set) var hours = HourCounts()
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
    let placed = CallOrder(log)
    order = placed.order
    isByDay = placed.isByDay
    isNewestFirst = placed.isNewestFirst
    ignoresAttempts = placed.ignoresAttempts
    guard !log.columns.contact.isEmpty else {
      basis = .allCalls
      for call in log.calls { note(call.end) }
      return
    }
    basis = .firstCalls
    for calls in placed.contacts { follow(calls, of: log, placed.isBeyondGap) }
    var steps: [Int: HourTally] = [:]
    for (pattern, tally) in laterByHour { steps[pattern.earlier.count, default: .none] += tally }
    later = steps.keys.sorted().map { earlier in
      let tally = steps[earlier] ?? .none
      return ReachabilityFit.Step(
        earlierCalls: earlier, calls: tally.calls, answered: tally.answered)
    }
  }

  /// The later calls in hours of which it is known how many answer, and the first calls in these.
  func later(
    in groups: [HourGroups.Group]
  ) -> (steps: [ReachabilityFit.HourStep], first: [Proportion]) {
    HourPattern.steps(laterByHour, in: groups)
  }

  private mutating func note(_ end: CallLog.End) {
    if case .outcome(let outcome) = end { outcomes[outcome, default: 0] += 1 }
  }

  /// Follows a contact from the first call until somebody answers.
  ///
  /// What comes after that is another matter: nobody calls those again who completed, and who
  /// asked to be called answers. Under the model of people, who is called again, and when, may
  /// depend on all that was seen before and changes nothing.
  private mutating func follow(
    _ places: [Int]?, of log: CallLog, _ isBeyondGap: [Bool]
  ) {
    guard let places else {
      contactsWithoutFirst += 1
      return
    }
    var earlier: [UInt8] = []
    for place in places {
      let call = log.calls[place]
      if call.end == .nothing { continue }
      // A row that is missing would make the next a call too early.
      guard !isBeyondGap[place], case .outcome(let outcome) = call.end else {
        contactsWithoutFirst += earlier.isEmpty ? 1 : 0
        return
      }
      let isPerson = Outcome.ofPersons.contains(outcome)
      let hour = isByDay ? nil : call.hourOfWeek
      if earlier.isEmpty {
        note(call.end)
        let exists = isPerson || Outcome.ofNobody.contains(outcome)
        if let hour, exists {
          hours.note(hour: hour, isPerson: isPerson)
        }
      } else if isPerson || Outcome.ofNobody.contains(outcome) {
        laterByHour[HourPattern(after: earlier, at: hour), default: .none] += HourTally(
          calls: 1, answered: isPerson ? 1 : 0)
      }
      if isPerson || outcome == .invalidNumber { return }
      earlier.append(HourPattern.code(hour))
    }
  }
}
