import Calendars
import Planning
import Rainbow
import Statistics

/// The summary that `dialcast sweep` prints.
public enum TerminalSweep {
  private static let rowLimit = 25

  /// The text, with a line feed at its end.
  public static func text(of report: SweepReport, isColoured: Bool) -> String {
    let result = report.result
    let tables = SweepTables(report: report)
    let ink: (String) -> String = { isColoured ? $0.bold : $0 }
    var lines = TerminalSummary.wrapped(headline(of: report)).map(ink)
    lines += TerminalSummary.wrapped(subject(of: report), indent: "  ")
    for (title, grid) in tables.maps() {
      lines += ["", "  " + report.mapTitle + (title.isEmpty ? "" : ", \(title)")]
      lines += grid.lines(fitting: .max).map { "  " + $0 }
    }
    let tornado = TornadoChart.lines(of: result)
    if !tornado.isEmpty {
      let what = result.cells[0].finish == nil ? "contacts reached" : "the mean finish"
      lines += ["", "  what moves \(what)"] + tornado.map { "  " + $0 }
    }
    lines.append("")
    lines += tables.cells(limit: rowLimit).lines(fitting: TerminalSummary.width - 2)
      .enumerated().map { "  " + (isColoured && $0.offset == 0 ? $0.element.dim : $0.element) }
    if result.cells.count > rowLimit {
      lines.append("  … and \(Figures.count(result.cells.count - rowLimit)) more in cells.csv")
    }
    if !report.notes.isEmpty { lines.append("") }
    lines += report.notes.flatMap { TerminalSummary.wrapped("note: \($0)", indent: "  ") }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func variants(_ count: Int) -> String {
    "\(Figures.count(count)) variant\(count == 1 ? "" : "s")"
  }

  /// The cheapest variant that is shown to reach the goal or, without a goal, the front.
  static func headline(of report: SweepReport) -> String {
    let result = report.result
    let runs = "\(Figures.count(result.replications)) runs"
    guard report.hasDeadline, let goal = result.goal else {
      return "\(variants(result.variants.count)) of \(report.stamp.scenario), "
        + "\(runs) each."
    }
    let wanted = Figures.confidence(goal)
    guard let winner = result.winner else {
      let isOpen = result.variants.contains(where: \.isUndecided)
      return isOpen
        ? "No variant is shown to reach the goal of \(wanted); some are too close to call."
        : "No variant reaches the goal of \(wanted)."
    }
    return sentence(winner, result, goal: wanted)
  }

  private static func sentence(
    _ winner: SweepWinner, _ result: SweepResult, goal: String
  ) -> String {
    let cell = result.cells[winner.place]
    let likely = Figures.probability(cell.onTime?.value ?? 0)
    let count = winner.cheaperButOpen
    let open =
      count == 0
      ? ""
      : " Of \(count == 1 ? "one cheaper variant" : "\(Figures.count(count)) cheaper variants")"
        + " the runs do not tell."
    if winner.isAsItIs {
      return "The scenario as it is reaches the goal of \(goal) (\(likely) likely to be on time), "
        + "and no variant that does is shown to be cheaper." + open
    }
    let alike =
      winner.asCheap == 0
      ? ""
      : winner.asCheap == 1
        ? " Another costs as little."
        : " \(Figures.count(winner.asCheap)) others cost as little."
    return "\(cell.cell.overrides.joined(separator: ", ")) is the cheapest variant that is shown "
      + "to reach the goal of \(goal): \(likely) likely to be on time." + alike + open
  }

  static func subject(of report: SweepReport) -> String {
    let result = report.result
    let changed =
      report.overrides.isEmpty ? "" : " with " + report.overrides.joined(separator: ", ")
    return "\(report.path)\(changed): \(variants(result.variants.count)) and the "
      + "scenario as it is, \(Figures.count(result.replications)) runs each with the same luck, "
      + "seed \(report.stamp.seed); change is against the scenario as it is; "
      + "times in \(report.clock.name)"
  }
}
