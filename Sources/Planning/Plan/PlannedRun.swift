public import Simulating
import Scheduling

/// How one replication of a plan begins, call by call: the one whose finish is the median, so that
/// nobody takes a lucky day for a usual one.
public struct PlannedRun: Equatable, Sendable {
  /// Which replication it is, from 0.
  public var replication: Int
  /// The slots it had.
  public var slots: Int
  /// Its first calls, by their start.
  public var calls: [CallRecord]

  /// Simulates that replication again, with the slots of the verdict, until the calls of its first
  /// half hour have ended; nil if the plan has no replication to show.
  ///
  /// - Parameters:
  ///   - model: the one that was planned.
  ///   - limit: the most calls that are kept; so many can be told apart on a page.
  public static func median(of plan: Plan, model: Model, limit: Int = 1_500) -> PlannedRun? {
    guard let replication = plan.medianReplication, let slots = plan.verdict.slots else {
      return nil
    }
    var calls: [CallRecord] = []
    var isOver = false
    let resized = model.resized(to: slots, sharing: plan.verdict.sharing)
    _ = simulate(
      resized, seed: plan.question.seed, replication: replication, isCancelled: { isOver }
    ) { call in
      calls.append(call)
      // Long calls end late: by then every call of the first half hour has.
      isOver = call.start - (calls.first?.start ?? call.start) > .hours(3)
    }
    calls.sort { ($0.start, $0.slot) < ($1.start, $1.slot) }
    guard let first = calls.first else { return nil }
    let shown = calls.prefix { $0.start - first.start < .minutes(30) }.prefix(limit)
    return PlannedRun(replication: replication, slots: slots, calls: Array(shown))
  }
}
