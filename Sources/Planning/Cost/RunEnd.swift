import Scheduling
import Simulating

/// When runs are over, their lists finished or not: so long are slots paid for, whoever asks.
enum RunEnd {
  /// In milliseconds since 1970, run by run: when the last of its lists is over.
  ///
  /// A list that is finished is over then. One that never is, is over at its limit; or, where a
  /// call of another of these runs went on beyond it, when that one was finished: what never
  /// finishes must not be cheaper than what does. O(runs × lists).
  ///
  /// - Parameters:
  ///   - finishedMs: for each run when each of the lists was finished; nil: it never was.
  ///   - limits: for each list when what is unfinished stays so.
  ///   - end: when a run without lists is over.
  static func milliseconds(
    _ finishedMs: [[Int64?]], limits: [Instant], withoutLists end: Instant
  ) -> [Int64] {
    let limitsMs = limits.indices.map { list in
      finishedMs.reduce(limits[list].milliseconds) { max($0, $1[list] ?? $0) }
    }
    return finishedMs.map { run in
      zip(run, limitsMs).map { $0 ?? $1 }.max() ?? end.milliseconds
    }
  }
}

extension Model {
  /// What a campaign has not finished then stays so: its end, or that of the simulation.
  func limit(of campaign: Int) -> Instant {
    min(campaigns[campaign].campaign.end ?? horizon, horizon)
  }
}
