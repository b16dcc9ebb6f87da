import Calendars
import Planning
import Scheduling
import Statistics

/// The tables of a plan, for a terminal and for Markdown.
struct PlanTables {
  let report: PlanReport
  private let plan: Plan
  private let times: TimePhrases

  init(_ report: PlanReport) {
    self.report = report
    plan = report.plan
    times = report.times
  }

  /// Numbers of slots beside each other: at most two on either side of each answer.
  private static let reach = 2

  /// How likely it is with so many slots, one row per number, for each way to share.
  var curve: Grid? {
    let points = plan.sizings.flatMap(neighbours)
    guard !points.isEmpty else { return nil }
    var grid = Grid(headings: [
      .text("slots"), .figure("on time"), .figure("95 % confidence"), .figure("runs"),
      .figure("P50"), .figure("P95"),
    ])
    grid.rows = points.map { point in
      let answer = plan.sizings.first { $0.sharing == point.sharing }?.slots
      let mark = point.slots == answer ? " *" : ""
      return [
        // The heading says of what; the longer the label, the sooner a narrow table cuts it.
        PlanWords.number(point.slots, point.sharing) + mark,
        Figures.probability(point.onTime.proportion.value),
        PlanWords.interval(point.onTime),
        Figures.count(point.onTime.proportion.trials), time(point.median), time(point.p95),
      ]
    }
    return grid
  }

  /// What the marks in the curve mean; nil if there are none.
  var curveLegend: String? {
    let points = plan.sizings.flatMap(neighbours)
    var marks: [String] = []
    if plan.sizings.contains(where: { $0.slots != nil }) { marks.append("* the number found") }
    if points.contains(where: { $0.median == nil || $0.p95 == nil }) {
      marks.append("– not simulated in whole often enough to say when they finish")
    }
    let fewer = points.filter { $0.timedRuns > 0 && $0.timedRuns < $0.onTime.proportion.trials }
    if let runs = fewer.map(\.timedRuns).min() {
      marks.append("P50 and P95 beside it are of \(Figures.count(runs)) runs")
    }
    return marks.isEmpty || points.isEmpty ? nil : marks.joined(separator: "; ")
  }

  private func neighbours(_ sizing: Sizing) -> [CurvePoint] {
    guard let slots = sizing.slots ?? plan.verdict.slots else { return [] }
    let points = plan.curve.filter { $0.sharing == sizing.sharing }
    guard let middle = points.firstIndex(where: { $0.slots >= slots }) else { return points }
    // The verdict shows what is on either side; of the others their answer is enough.
    let reach = sizing.sharing == plan.verdict.sharing ? Self.reach : 1
    return Array(points[max(0, middle - reach)...min(points.count - 1, middle + reach)])
  }

  /// Each workspace with hard slots and with soft ones.
  var comparison: Grid? {
    guard let comparison = plan.comparison else { return nil }
    var grid = Grid(headings: [
      .text("with \(PlanWords.slots(comparison.slots, .asWritten))"), .figure("own"),
      .figure("hard P95"), .figure("soft P95"), .figure("median change"), .figure("later in"),
    ])
    grid.rows = comparison.workspaces.map { workspace in
      row(
        report.pools[Int(workspace.pool.rawValue)].path.last ?? "",
        own: SharingWords.own(workspace.slots, hard: workspace.hardSlots), workspace.finish)
    }
    grid.rows.append(row("all", own: "", comparison.whole))
    return grid
  }

  /// What two numbers in the column of own slots mean; nil if there are none.
  var comparisonLegend: String? {
    let differ = plan.comparison?.workspaces.contains { $0.slots != $0.hardSlots } ?? false
    return differ ? SharingWords.ownLegend : nil
  }

  private func row(_ name: String, own: String, _ finish: PairedOutlook) -> [String] {
    let later = finish.later.value
    let share =
      finish.later.successes == 0
      ? "no run" : later >= 0.9995 ? "all runs" : Figures.share(later)
    return [
      name, own, time(finish.hardP95), time(finish.softP95),
      finish.medianMs.map(SharingWords.signed) ?? "–", share,
    ]
  }

  private func time(_ instant: CompletionInstant?) -> String {
    guard let instant else { return "–" }
    return instant.instant.map { times.by($0, report.clock) } ?? "never"
  }
}
