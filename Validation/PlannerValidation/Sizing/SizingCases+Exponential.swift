import Planning
import Scheduling
import Simulating
import Statistics

// Calls of exponential length, all due at the beginning: a pure death process.
extension SizingCase {
  /// A question about n exponential calls whose deadline is chosen such that `slots` meet it with
  /// the probability `reached`.
  static func exponential(
    _ contacts: Int, mean: Double = 60, slots: Int, reached: Double, asked: Double,
    replications: Int? = nil, indifference: Double = 0.01
  ) -> SizingCase {
    @Sendable func process(_ slots: Int) -> ExponentialCalls {
      ExponentialCalls(contacts: contacts, slots: slots, meanCall: mean)
    }
    let deadline = firstSecond(reaching: reached, process(slots).cumulative)
    return SizingCase(
      (contacts == 1 ? "one call" : "\(contacts) calls") + effort(replications), .deathProcess,
      ListModel(lists: [
        .init(contacts: contacts, outcomes: .calls(.exponential(mean: mean)))
      ]), deadline: deadline, asked: asked, replications: replications,
      indifference: indifference
    ) { _, slots in process(slots).cumulative(at: deadline) }
  }

  /// The same with calls that have to be made again until they succeed, at once: as if the calls
  /// that succeed were longer.
  static func untilReached(
    _ contacts: Int, success: Double, slots: Int, reached: Double, asked: Double
  ) -> SizingCase {
    @Sendable func process(_ slots: Int) -> ExponentialCalls {
      ExponentialCalls(contacts: contacts, slots: slots, meanCall: 60 / success)
    }
    let deadline = firstSecond(reaching: reached, process(slots).cumulative)
    let retry = RetryPolicy(maxAttempts: 250, retried: OutcomeSet([.noAnswer]))
    return SizingCase(
      "\(contacts) contacts, called until reached", .deathProcess,
      ListModel(lists: [
        .init(
          contacts: contacts, outcomes: .calls(.exponential(mean: 60), retried: 1 - success),
          retry: retry)
      ]), deadline: deadline, asked: asked
    ) { _, slots in process(slots).cumulative(at: deadline) }
  }

  /// Workspaces with lists of exponential calls. Hard: each is a process of its own, and all must
  /// be on time. Soft: one process, whoever's the slots are, since none idles while anybody waits.
  static func workspaces(
    _ lists: [(contacts: Int, weight: Int)], _ kind: ListModel.SlotKind, slots: Int,
    reached: Double, asked: Double
  ) -> SizingCase {
    @Sendable func onTime(_ sharing: SlotSharing, _ slots: Int, _ seconds: Double) -> Double {
      if sharing == .soft {
        let all = lists.reduce(0) { $0 + $1.contacts }
        return ExponentialCalls(contacts: all, slots: slots, meanCall: 60)
          .cumulative(at: seconds)
      }
      let shares = slotShares(of: slots, weights: lists.map(\.weight))
      return zip(lists, shares).reduce(1) { product, list in
        product
          * ExponentialCalls(contacts: list.0.contacts, slots: list.1, meanCall: 60)
          .cumulative(at: seconds)
      }
    }
    let sharing: SlotSharing = kind == .soft ? .soft : .hard
    let deadline = firstSecond(reaching: reached) { onTime(sharing, slots, $0) }
    let contacts = lists.map { "\($0.contacts)" }.joined(separator: " + ")
    return SizingCase(
      "\(contacts) calls, \(kind) slots", .product,
      ListModel(
        lists: lists.map {
          .init(
            contacts: $0.contacts, outcomes: .calls(.exponential(mean: 60)), weight: $0.weight)
        }, sharing: kind), deadline: deadline, asked: asked
    ) { $0 == .asWritten ? nil : onTime($0, $1, deadline) }
  }

  private static func effort(_ replications: Int?) -> String {
    replications.map { ", up to \($0) replications" } ?? ""
  }

  /// Halfway between the probabilities of a number of slots and of one less, to the percent.
  private static func clear(_ contacts: Int, slots: Int, reached: Double) -> SizingCase {
    let deadline = firstSecond(reaching: reached) {
      ExponentialCalls(contacts: contacts, slots: slots, meanCall: 60).cumulative(at: $0)
    }
    let below = ExponentialCalls(contacts: contacts, slots: slots - 1, meanCall: 60)
      .cumulative(at: deadline)
    let asked = ((reached + below) * 50).rounded() / 100
    return exponential(contacts, slots: slots, reached: reached, asked: asked)
  }

  /// Well inside: the neighbours differ from what is asked by several percent.
  static let clearExponential: [SizingCase] = [
    .exponential(1, slots: 1, reached: 0.8, asked: 0.6),
    .exponential(20, slots: 1, reached: 0.8, asked: 0.6),
    .clear(10, slots: 3, reached: 0.96),
    .clear(20, slots: 4, reached: 0.75),
    .clear(30, slots: 6, reached: 0.93),
    .clear(100, slots: 10, reached: 0.93),
    .clear(200, slots: 20, reached: 0.65),
    .clear(400, slots: 25, reached: 0.9),
    .clear(300, slots: 60, reached: 0.9),
    .clear(1000, slots: 20, reached: 0.95),
    .clear(2000, slots: 20, reached: 0.9),
    .clear(20, slots: 2, reached: 0.995),
    .exponential(20, slots: 20, reached: 0.75, asked: 0.9),
    .untilReached(60, success: 0.4, slots: 10, reached: 0.9, asked: 0.84),
    .workspaces([(40, 1), (40, 1)], .hard, slots: 10, reached: 0.9, asked: 0.8),
    .workspaces([(60, 1), (20, 1)], .soft, slots: 8, reached: 0.9, asked: 0.8),
    .workspaces([(30, 3), (20, 2), (10, 1)], .hard, slots: 12, reached: 0.88, asked: 0.5),
  ]

  /// At the boundary: the probability of one of the two neighbours is within 1 % of what is asked.
  static let exponentialAtBoundary: [SizingCase] = [
    .exponential(20, slots: 4, reached: 0.505, asked: 0.5),
    .exponential(20, slots: 4, reached: 0.495, asked: 0.5),
    .exponential(10, slots: 2, reached: 0.698, asked: 0.7),
    .exponential(30, slots: 5, reached: 0.808, asked: 0.8),
    .exponential(100, slots: 12, reached: 0.902, asked: 0.9),
    .exponential(100, slots: 12, reached: 0.896, asked: 0.9),
    .exponential(50, slots: 8, reached: 0.955, asked: 0.95),
    .exponential(50, slots: 8, reached: 0.947, asked: 0.95),
    .exponential(200, slots: 30, reached: 0.992, asked: 0.99),
    .exponential(200, slots: 30, reached: 0.987, asked: 0.99),
    .exponential(20, slots: 20, reached: 0.955, asked: 0.95),
    .exponential(20, slots: 20, reached: 0.945, asked: 0.95),
    .exponential(
      10, slots: 2, reached: 0.905, asked: 0.9, replications: 5000, indifference: 0.001),
    .exponential(
      10, slots: 2, reached: 0.897, asked: 0.9, replications: 5000, indifference: 0.001),
    .untilReached(60, success: 0.4, slots: 10, reached: 0.806, asked: 0.8),
    .workspaces([(40, 1), (40, 1)], .hard, slots: 10, reached: 0.895, asked: 0.9),
    .workspaces([(60, 1), (20, 1)], .soft, slots: 8, reached: 0.953, asked: 0.95),
  ]
}
