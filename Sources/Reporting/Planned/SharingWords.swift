import Calendars
import Planning
import Scheduling
import Statistics

/// Soft slots against hard ones, in a sentence: who gains, who pays, and how much.
///
/// Of the whole the median of the paired differences is told, which a night in between does not
/// spoil, and a direction only where its whole interval has one. Of the workspaces that are not
/// shown to lose it is told what no run, or 95 % of the runs, exceed.
struct SharingWords {
  private let report: PlanReport
  private let comparison: SharingComparison
  private var whole: PairedOutlook { comparison.whole }

  private static let practicalMs = SharingComparison.practicalMs

  init(_ report: PlanReport, _ comparison: SharingComparison) {
    self.report = report
    self.comparison = comparison
  }

  /// One sentence, and others where runs are never finished or somebody owns no slot.
  var sentence: String { [withoutSlots, comparedRuns].compactMap(\.self).joined(separator: " ") }

  /// Who has contacts and owns none of so few slots: whoever shares them out in another way should
  /// know that he relies on others.
  private var withoutSlots: String? {
    let names = comparison.workspaces.filter { $0.slots == 0 && $0.contacts > 0 }
      .map { name($0.pool) }
    guard !names.isEmpty else { return nil }
    let slots = comparison.slots == 1 ? "the only slot" : "\(Figures.count(comparison.slots)) slots"
    return "Of \(slots) \(names.listed) \(names.count > 1 ? "own" : "owns") none and"
      + " \(names.count > 1 ? "depend" : "depends") on what others lend."
  }

  private var comparedRuns: String {
    guard let median = whole.medianMs else { return "No pair of runs was made." }
    let finished = (
      soft: whole.finishedPairs + whole.onlySoftFinished,
      hard: whole.finishedPairs + whole.onlyHardFinished
    )
    guard finished.soft + finished.hard > 0 else {
      return "Neither with soft nor with hard slots is the whole ever finished."
    }
    let runs =
      "The whole is finished in \(Figures.count(finished.soft)) of"
      + " \(Figures.count(comparison.pairs)) runs with soft slots, in"
      + " \(Figures.count(finished.hard)) with hard ones"
    let losers = comparison.workspaces.filter { isLater($0.finish) }
    let worst = losers.max { ($0.finish.medianMs ?? 0) < ($1.finish.medianMs ?? 0) }
    if worst == nil, !median.isFinite { return "\(runs). Sharing \(delays.text)." }
    let told = worst.map { harm($0, others: losers.count - 1) } ?? change(median)
    return told + (finished.soft == finished.hard && median.isFinite ? "" : " \(runs).")
  }

  // MARK: The whole

  private func change(_ median: Double) -> String {
    let low = whole.medianIntervalMs?.lower ?? -.infinity
    let high = whole.medianIntervalMs?.upper ?? .infinity
    if low >= -Self.practicalMs, high <= Self.practicalMs { return indifferent(median) }
    let size = Self.duration(abs(median))
    if high < 0 {
      return "Sharing finishes the whole \(size) earlier in the median"
        + " (\(Self.range(-high, -low)))\(joinedDelays)."
    }
    if low > 0 {
      return "Sharing finishes the whole \(size) later in the median"
        + " (\(Self.range(low, high)))\(joinedDelays)."
    }
    return "Within noise: sharing changes the finish of the whole by \(Self.signed(median)) in the"
      + " median (\(between))\(joinedDelays)."
  }

  /// The median does not matter; many runs that differ all the same do.
  private func indifferent(_ median: Double) -> String {
    let differ = whole.muchEarlier.value + whole.muchLater.value
    let sides = [(whole.muchEarlier, "earlier"), (whole.muchLater, "later")]
      .filter { $0.0.successes > 0 }.map { "\($0.1) in \(Self.count($0.0))" }
    let matters = Self.duration(Self.practicalMs)
    let tail =
      sides.isEmpty ? "" : "; by more than \(matters) " + sides.joined(separator: ", ")
    let opening =
      differ > 0.05
      ? "Soft and hard slots differ in some runs"
      : "No difference that matters between soft and hard slots"
    return "\(opening): \(Self.signed(median)) in the median (\(between))\(tail)."
      + (comparison.worst.muchLater.successes > 0 ? " Sharing \(delays.text)." : "")
  }

  /// The interval of the median: `+10 s … +2 min`.
  private var between: String {
    func end(_ value: Double?) -> String { value.map(Self.signed) ?? "?" }
    return "\(end(whole.medianIntervalMs?.lower)) … \(end(whole.medianIntervalMs?.upper))"
  }

  // MARK: The workspaces

  private var joinedDelays: String { (delays.isHarm ? ", but " : " and ") + delays.text }

  /// What the runs show of those that sharing delays most.
  private var delays: (isHarm: Bool, text: String) {
    let worst = comparison.worst
    if worst.later.successes == 0 {
      return (false, "delays no workspace in any of \(Figures.count(worst.later.trials)) runs")
    }
    let most =
      worst.mostMs.isFinite
      ? " (at worst by \(Self.duration(worst.mostMs)))" : " (at worst one never finishes)"
    if worst.p95Ms > Self.practicalMs {
      let matters = Self.duration(Self.practicalMs)
      return (
        true,
        "delays a workspace by more than \(matters) in \(Self.count(worst.muchLater))\(most)"
      )
    }
    let size = worst.p95Ms > 0 ? " by more than \(Self.duration(worst.p95Ms))" : ""
    return (
      false,
      "delays no workspace\(size) in 95 % of the runs" + (worst.mostMs > worst.p95Ms ? most : "")
    )
  }

  private func harm(_ worst: WorkspaceComparison, others: Int) -> String {
    let winner = comparison.workspaces.min {
      ($0.finish.medianMs ?? 0) < ($1.finish.medianMs ?? 0)
    }
    let gain = winner.flatMap { winner -> String? in
      guard let by = winner.finish.medianMs, by < -Self.practicalMs,
        (winner.finish.medianIntervalMs?.upper ?? 0) < 0
      else { return nil }
      return by.isFinite
        ? "Sharing helps \(name(winner.pool)) by \(Self.duration(-by)) but makes"
        : "Sharing lets \(name(winner.pool)) finish but makes"
    }
    let median = worst.finish.medianMs ?? 0
    let interval = worst.finish.medianIntervalMs
    let size =
      median.isFinite
      ? "\(Self.duration(median)) later in the median"
        + " (\(Self.range(interval?.lower ?? 0, interval?.upper ?? .infinity)))"
      : "never finish in \(Self.count(worst.finish.onlyHardFinished, of: comparison.pairs))"
    let more = others == 0 ? "" : ", and \(others) more later"
    return (gain ?? "Sharing makes") + " \(name(worst.pool)) \(size)\(more)."
  }

  /// Later by more than matters, beyond doubt.
  private func isLater(_ finish: PairedOutlook) -> Bool {
    (finish.medianIntervalMs?.lower ?? -1) > Self.practicalMs
  }

  private func name(_ pool: PoolID) -> String {
    report.pools[Int(pool.rawValue)].path.last ?? ""
  }

  // MARK: Figures

  /// The slots of a workspace: `15`, or `15 / 18` where hard slots give it others than soft ones.
  static func own(_ soft: Int, hard: Int) -> String {
    Figures.count(soft) + (hard == soft ? "" : " / \(Figures.count(hard))")
  }

  /// What two numbers mean.
  static let ownLegend =
    "own slots: soft / hard; hard slots also share out what no workspace owns"

  private static func count(_ runs: Int, of all: Int) -> String {
    "\(Figures.count(runs)) of \(Figures.count(all)) runs"
  }

  private static func count(_ runs: Proportion) -> String {
    count(runs.successes, of: runs.trials)
  }

  /// `10 min to 12 min`, `at least 10 min`.
  private static func range(_ low: Double, _ high: Double) -> String {
    high.isFinite ? "\(duration(low)) to \(duration(high))" : "at least \(duration(low))"
  }

  private static func duration(_ milliseconds: Double) -> String {
    Figures.duration(milliseconds: Int64(milliseconds.rounded()))
  }

  /// `+20 s`, `−2 h 5 min`; `hard only` and `soft only` where only that way finishes.
  static func signed(_ milliseconds: Double) -> String {
    guard milliseconds.isFinite else { return milliseconds > 0 ? "hard only" : "soft only" }
    // Half a second is nothing.
    if abs(milliseconds) < 500 { return "0 s" }
    return (milliseconds > 0 ? "+" : "") + duration(milliseconds)
  }
}
