import Planning
import Scheduling
import Simulating
import Statistics

// Calls that all last a minute: everything happens in rounds.
extension SizingCase {
  private static let minute = 60.0

  private static func list(
    _ contacts: Int, retried: Double = 0, interval: TimeSpan = .zero, openMinutes: Int? = nil,
    pace: Pace? = nil
  ) -> ListModel {
    let retry =
      retried > 0
      ? RetryPolicy(maxAttempts: 2, retried: OutcomeSet([.noAnswer]), intervals: [interval])
      : RetryPolicy(maxAttempts: 1)
    return ListModel(
      lists: [
        .init(
          contacts: contacts, outcomes: .calls(.constant(minute), retried: retried),
          retry: retry)
      ], openSeconds: openMinutes.map { Int64($0 * 60) }, pace: pace)
  }

  /// ⌈n/c⌉ rounds, in so many open minutes of each day.
  static func rounds(
    _ contacts: Int, minutes: Double, openMinutes: Int? = nil, asked: Double
  ) -> SizingCase {
    let hours = openMinutes.map { ", \($0) minutes a day" } ?? ""
    return SizingCase(
      (contacts == 1 ? "one constant call" : "\(contacts) constant calls") + hours, .arithmetic,
      list(contacts, openMinutes: openMinutes), deadline: minutes * minute, asked: asked
    ) { _, slots in
      let rounds = (contacts + slots - 1) / slots
      let ends: Double
      if let openMinutes {
        let days = (rounds - 1) / openMinutes
        ends = Double(days * 24 * 60 + rounds - days * openMinutes)
      } else {
        ends = Double(rounds)
      }
      return ends <= minutes ? 1 : 0
    }
  }

  /// Starts that follow each other no closer than a gap: with few slots a start also waits for a
  /// free one.
  static func paced(_ contacts: Int, perMinute: Int, seconds: Double, asked: Double) -> SizingCase {
    let gap = 60 / perMinute
    return SizingCase(
      "\(contacts) constant calls, \(perMinute) starts a minute", .arithmetic,
      list(contacts, pace: Pace(starts: perMinute, per: .minutes(1), burst: 1)),
      deadline: seconds, asked: asked
    ) { _, slots in
      var ends = [Int](repeating: 0, count: slots)
      var next = 0
      for call in 0..<contacts {
        let start = max(next, ends[call % slots])
        ends[call % slots] = start + 60
        next = start + gap
      }
      return Double(ends.max() ?? 0) <= seconds ? 1 : 0
    }
  }

  /// Two lists of constant calls with hard slots.
  static func hardRounds(_ lists: [(contacts: Int, weight: Int)], minutes: Int) -> SizingCase {
    SizingCase(
      lists.map { "\($0.contacts)" }.joined(separator: " + ") + " constant calls, hard slots",
      .arithmetic,
      ListModel(
        lists: lists.map {
          .init(contacts: $0.contacts, outcomes: .calls(.constant(minute)), weight: $0.weight)
        }, sharing: .hard), deadline: Double(minutes) * minute, asked: 0.95
    ) { sharing, slots in
      if sharing == .soft {
        return lists.reduce(0) { $0 + $1.contacts } <= slots * minutes ? 1 : 0
      }
      let shares = slotShares(of: slots, weights: lists.map(\.weight))
      return zip(lists, shares).allSatisfy { $0.contacts <= $1 * minutes } ? 1 : 0
    }
  }

  /// Second attempts at once: the chain of `CallsInRounds`. What is asked is the probability of
  /// `slots`, and `more`.
  static func retriedAtOnce(
    _ contacts: Int, retried: Double, minutes: Int, slots: Int, more: Double
  ) -> SizingCase {
    @Sendable func onTime(_ slots: Int) -> Double {
      CallsInRounds(contacts: contacts, slots: slots, retried: retried).distribution
        .prefix(minutes + 1).reduce(0, +)
    }
    return SizingCase(
      "\(contacts) calls, second attempts at once", .rounds, list(contacts, retried: retried),
      deadline: Double(minutes) * minute, asked: onTime(slots) + more
    ) { onTime($1) }
  }

  /// Second attempts on the next morning, `minutes` after the doors open: their number is binomial.
  ///
  /// First attempts that found no slot on the first day come before them, and must succeed.
  static func retriedNextDay(
    _ contacts: Int, retried: Double, openMinutes: Int, minutes: Int, slots: Int, more: Double
  ) -> SizingCase {
    @Sendable func onTime(_ slots: Int) -> Double {
      let first = min(contacts, slots * openMinutes)
      let late = contacts - first
      let second = Binomial(trials: first, probability: retried)
      var success = 1.0
      for _ in 0..<late { success *= 1 - retried }
      return success * second.cumulative(slots * minutes - late)
    }
    return SizingCase(
      "\(contacts) calls, second attempts next day", .rounds,
      list(contacts, retried: retried, interval: .hours(12), openMinutes: openMinutes),
      deadline: Double(24 * 60 + minutes) * minute, asked: onTime(slots) + more
    ) { onTime($1) }
  }

  /// Second attempts after a wait, with room for all: late are those of the last rounds. Of the
  /// calls in round j the second attempts end `wait` + 1 minutes later, so that all calls after
  /// round `deadline` − `wait` − 1 must succeed.
  ///
  /// - Precondition: the first attempts of as many slots as are asked about take no longer than
  ///   the wait and a minute, so that no second attempt has to wait for a slot.
  static func retriedLater(
    _ contacts: Int, retried: Double, wait: Int, minutes: Int, slots: Int, more: Double
  ) -> SizingCase {
    precondition((contacts + slots - 1) / slots <= wait + 1, "room for all")
    @Sendable func onTime(_ slots: Int) -> Double {
      guard (contacts + slots - 1) / slots <= minutes else { return 0 }
      let exposed = max(0, contacts - slots * max(0, minutes - wait - 1))
      var success = 1.0
      for _ in 0..<exposed { success *= 1 - retried }
      return success
    }
    return SizingCase(
      "\(contacts) calls, second attempts after \(wait) minutes", .rounds,
      list(contacts, retried: retried, interval: .minutes(Int64(wait))),
      deadline: Double(minutes) * minute, asked: min(0.999, onTime(slots) + more)
    ) { onTime($1) }
  }

  /// Probabilities 0 and 1, and the division must be exact.
  static let certain: [SizingCase] = [
    .rounds(1, minutes: 1, asked: 0.5),
    .rounds(100, minutes: 10, asked: 0.99),
    .rounds(101, minutes: 10, asked: 0.9),
    .rounds(2000, minutes: 40.5, asked: 0.95),
    .rounds(100, minutes: 24 * 60 + 24, openMinutes: 24, asked: 0.8),
    .paced(60, perMinute: 6, seconds: 650, asked: 0.95),
    .paced(60, perMinute: 6, seconds: 640, asked: 0.7),
    .hardRounds([(60, 2), (30, 1)], minutes: 10),
  ]

  /// Well inside.
  static let clearRounds: [SizingCase] = [
    .retriedAtOnce(100, retried: 0.3, minutes: 14, slots: 10, more: -0.05),
    .retriedAtOnce(40, retried: 0.5, minutes: 13, slots: 5, more: -0.2),
    .retriedNextDay(200, retried: 0.3, openMinutes: 60, minutes: 8, slots: 8, more: -0.2),
    .retriedLater(60, retried: 0.02, wait: 30, minutes: 40, slots: 5, more: -0.06),
    .retriedLater(20, retried: 0.5, wait: 60, minutes: 50, slots: 5, more: 0.5),
  ]

  /// At the boundary.
  static let roundsAtBoundary: [SizingCase] = [
    .retriedAtOnce(100, retried: 0.3, minutes: 14, slots: 10, more: -0.004),
    .retriedAtOnce(40, retried: 0.5, minutes: 13, slots: 5, more: 0.006),
    .retriedNextDay(200, retried: 0.3, openMinutes: 60, minutes: 8, slots: 8, more: 0.005),
    .retriedLater(60, retried: 0.02, wait: 30, minutes: 40, slots: 5, more: 0.007),
  ]
}
