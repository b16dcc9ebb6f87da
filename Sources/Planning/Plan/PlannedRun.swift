public import Scheduling
public import Simulating
import Statistics

/// How one replication of a plan begins, call by call: the one whose finish is the median, so that
/// nobody takes a lucky day for a usual one.
public struct PlannedRun: Equatable, Sendable {
  /// Which replication it is, from 0.
  public var replication: Int
  /// The slots it had.
  public var slots: Int
  /// Its first calls, by their start.
  public var calls: [CallRecord]
  /// What each of the first calls had waited for until it started (R46): the log of the
  /// scheduler's decisions. Nil: it started when it came, or with the run.
  public var holds: [Hold?] = []

  /// The calls whose holds are asked for: more nobody reads.
  public static let mostDecisions = 500

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
    let decided = shown.prefix(mostDecisions)
    let holds = holds(of: decided, in: resized, plan.question.seed, replication)
    return PlannedRun(
      replication: replication, slots: slots, calls: Array(shown), holds: holds)
  }

  private static func holds(
    of calls: ArraySlice<CallRecord>, in model: Model, _ seed: Seed, _ replication: Int
  ) -> [Hold?] {
    struct Key: Hashable {
      let task: TaskID
      let attempt: UInt16
    }
    var found: [Key: Hold] = [:]
    traceWithHolds(
      model, seed: seed, replication: replication, until: calls.last?.start
    ) { line, hold in
      if case .callStarted(let call) = line.event, let hold {
        found[Key(task: call.task, attempt: call.attempt)] = hold
      }
    }
    return calls.map { found[Key(task: $0.task, attempt: $0.attempt)] }
  }
}
