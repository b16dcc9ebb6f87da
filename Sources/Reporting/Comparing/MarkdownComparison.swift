import Planning

/// A comparison for pull requests and CI pages.
public enum MarkdownComparison {
  private static let rowLimit = 9

  /// The text, with a line feed at its end.
  public static func text(of report: ComparisonReport) -> String {
    let comparison = report.comparison
    let tables = ComparisonTables(report, limit: rowLimit)
    let escape = MarkdownSummary.escaped
    var parts = [
      "### " + mark(report) + escape(ComparisonConclusion.headline(comparison)),
      escape(ComparisonConclusion.reached(comparison.whole)) + ".",
      "**A** \(escape(report.first.text))  \n**B** \(escape(report.second.text))",
    ]
    let grids = [
      tables.finish(), tables.sizes(), tables.onTime(), tables.reached(), tables.streams(),
      tables.pools(limit: rowLimit),
    ]
    parts += grids.filter { !$0.rows.isEmpty }.map(\.escaped.markdown)
    if !report.findings.isEmpty {
      var checks = Grid(headings: [.text("limit"), .text("part"), .text("change"), .text("")])
      checks.rows = report.findings.map { finding in
        [
          finding.limit.text, finding.part.label, ComparisonPhrases.figures(finding),
          symbol(finding.verdict),
        ]
      }
      parts.append(checks.escaped.markdown)
    }
    if !report.notes.isEmpty {
      parts.append(report.notes.map { "- " + escape($0) }.joined(separator: "\n"))
    }
    parts.append(
      "<sub>\(escape(TerminalComparison.subject(of: report)))</sub>\n\n"
        + "<sub>\(report.stamp.line); B is scenario \(report.second.hash.prefix(12))</sub>")
    return parts.joined(separator: "\n\n") + "\n"
  }

  private static func mark(_ report: ComparisonReport) -> String {
    report.findings.isEmpty
      ? "" : symbol(LimitFinding.verdict(of: report.findings)) + " "
  }

  private static func symbol(_ verdict: LimitFinding.Verdict) -> String {
    switch verdict {
    case .passed: "✅"
    case .failed: "❌"
    case .undecided: "❔"
    }
  }
}
