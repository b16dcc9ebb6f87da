import Calendars
import Planning
import Scheduling
import Statistics

/// Soft slots against hard ones, in a sentence: who gains, who pays, and how much.
struct SharingWords {
  private let report: PlanReport
  private let comparison: SharingComparison

  /// A difference below this is no reason to decide anything.
  static let practicalMs = 5.0 * 60_000

  init(_ report: PlanReport, _ comparison: SharingComparison) {
    self.report = report
    self.comparison = comparison
  }

  /// Of the medians of the paired differences, which a night in between does not spoil.
  var sentence: String {
    let losers = comparison.workspaces.filter { isLater($0.finish) }
    let whole = comparison.whole
    guard let median = whole.medianMs else { return unfinished }
    if let worst = losers.max(by: { ($0.finish.medianMs ?? 0) < ($1.finish.medianMs ?? 0) }) {
      return harm(worst, median)
    }
    if abs(median) < Self.practicalMs { return indifferent }
    let change = median < 0 ? "earlier" : "later"
    let most = comparison.workspaces.compactMap { $0.finish.usualDelay }.max()
    let delay = most.map { "delays no workspace by more than \(Self.duration($0))" }
    return "Sharing finishes the whole \(Self.duration(abs(median))) \(change) and "
      + (delay ?? "delays no workspace") + "."
  }

  private func harm(_ worst: WorkspaceComparison, _ median: Double) -> String {
    let winner = comparison.workspaces.min {
      ($0.finish.medianMs ?? 0) < ($1.finish.medianMs ?? 0)
    }
    let gain = winner.flatMap { winner -> String? in
      guard let by = winner.finish.medianMs, by < -Self.practicalMs else { return nil }
      return "Sharing helps \(name(winner.pool)) by \(Self.duration(-by)) but makes"
    }
    let interval = worst.finish.medianIntervalMs.flatMap { interval -> String? in
      guard let low = interval.lower, let high = interval.upper else { return nil }
      return " (\(Self.duration(low)) to \(Self.duration(high)))"
    }
    return (gain ?? "Sharing makes") + " \(name(worst.pool))"
      + " \(Self.duration(worst.finish.medianMs ?? 0)) later\(interval ?? "")."
  }

  private var indifferent: String {
    let interval = comparison.whole.medianIntervalMs
    let median = Self.signed(comparison.whole.medianMs ?? 0)
    guard let low = interval?.lower, let high = interval?.upper else {
      return "No difference that matters between soft and hard slots: \(median)."
    }
    return "No difference that matters between soft and hard slots: \(median)"
      + " (\(Self.signed(low)) … \(Self.signed(high)))."
  }

  private var unfinished: String {
    let soft = comparison.whole.softMedian.instant != nil
    let hard = comparison.whole.hardMedian.instant != nil
    if soft { return "With soft slots the whole is finished; with hard ones it never is." }
    if hard { return "With hard slots the whole is finished; with soft ones it never is." }
    return "Neither with soft nor with hard slots is the whole ever finished."
  }

  /// Later by more than matters, beyond doubt.
  private func isLater(_ finish: PairedOutlook) -> Bool {
    (finish.medianIntervalMs?.lower ?? -1) > Self.practicalMs
  }

  private func name(_ pool: PoolID) -> String {
    report.pools[Int(pool.rawValue)].path.last ?? ""
  }

  private static func duration(_ milliseconds: Double) -> String {
    Figures.duration(milliseconds: Int64(milliseconds.rounded()))
  }

  /// `+20 s`, `−2 h 5 min`.
  static func signed(_ milliseconds: Double) -> String {
    // Half a second is nothing.
    if abs(milliseconds) < 500 { return "0 s" }
    return (milliseconds > 0 ? "+" : "") + duration(milliseconds)
  }
}

extension PairedOutlook {
  /// The median delay of runs that were later; nil if that hardly ever happens (one run of twenty).
  fileprivate var usualDelay: Double? {
    later.value > 0.05 ? medianWhenLaterMs : nil
  }
}
