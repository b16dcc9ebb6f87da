import Calendars
import Planning
import Rainbow

/// The summary that `dialcast compare` prints.
public enum TerminalComparison {
  private static let rowLimit = 20

  /// The text, with a line feed at its end.
  public static func text(of report: ComparisonReport, isColoured: Bool) -> String {
    let comparison = report.comparison
    let tables = ComparisonTables(report, limit: rowLimit)
    let ink: (String) -> String = { isColoured ? $0.bold : $0 }
    var lines = TerminalSummary.wrapped(ComparisonConclusion.headline(comparison)).map(ink)
    lines += TerminalSummary.wrapped(
      ComparisonConclusion.reached(comparison.whole), indent: "  ")
    for (name, side) in [("A", report.first), ("B", report.second)] {
      lines += TerminalSummary.wrapped("\(name): \(side.text)", indent: "  ")
    }
    lines += TerminalSummary.wrapped(subject(of: report), indent: "  ")
    let grids = [
      tables.finish(), tables.sizes(), tables.onTime(), tables.reached(), tables.streams(),
      tables.pools(limit: rowLimit),
    ]
    for grid in grids where !grid.rows.isEmpty {
      let drawn = grid.lines(fitting: TerminalSummary.width - 2)
      lines.append("")
      lines += drawn.enumerated().map {
        "  " + (isColoured && $0.offset == 0 ? $0.element.dim : $0.element)
      }
    }
    if !report.findings.isEmpty {
      lines.append("")
      lines += report.findings.map { finding in
        let mark = finding.mark + String(repeating: " ", count: 9 - finding.mark.count)
        return "  \(isColoured && finding.verdict == .failed ? mark.red : mark)  "
          + finding.sentence
      }
    }
    if !report.notes.isEmpty { lines.append("") }
    lines += report.notes.flatMap { TerminalSummary.wrapped("note: \($0)", indent: "  ") }
    return lines.joined(separator: "\n") + "\n"
  }

  static func subject(of report: ComparisonReport) -> String {
    let pairs = report.comparison.replications
    let confidence = Figures.confidence(report.comparison.settings.confidence)
    var text = "\(Figures.count(pairs)) \(pairs == 1 ? "pair" : "pairs") of runs with the same "
    text += "luck, seed \(report.stamp.seed); change is B − A, with \(confidence) intervals; "
    text += "times in \(report.clock.name)"
    return text
  }
}
