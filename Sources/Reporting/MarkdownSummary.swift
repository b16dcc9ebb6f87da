import Calendars
import Planning
import Statistics

/// `summary.md`: the summary for pull requests and CI pages, at most 60 lines without a picture.
enum MarkdownSummary {
  /// Rows of each table; what is more is in the other files.
  private static let rowLimit = 9

  /// The text, with a line feed at its end.
  static func text(of report: Report) -> String {
    let tables = ReportTables(report)
    var parts = ["### " + mark(report) + escaped(Conclusion(report).headline)]
    parts.append(subject(of: report))
    if report.hasLists {
      parts.append(
        tables.completion(limit: rowLimit).escaped.markdown
          + more(report.lists.count, "campaigns", "campaigns.csv"))
    }
    if !report.forecast.streams.isEmpty {
      parts.append(
        tables.streams(limit: rowLimit).escaped.markdown
          + more(report.forecast.streams.count, "streams", "campaigns.csv"))
    }
    parts.append(
      tables.pools(limit: rowLimit, indent: "· ").escaped.markdown
        + more(report.pools.count, "pools", "summary.json"))
    let bindings = tables.bindings(limit: rowLimit)
    if !bindings.rows.isEmpty { parts.append(bindings.escaped.markdown) }
    parts.append(
      tables.outcomes(limit: rowLimit).escaped.markdown
        + more(report.forecast.whole.outcomes.count, "outcomes", "summary.json"))
    parts.append(tables.states().escaped.markdown)
    if !report.notes.isEmpty {
      let shown = report.notes.prefix(3).map { "- " + escaped($0) }
      parts.append(
        (shown + (report.notes.count > 3 ? ["- and \(report.notes.count - 3) more"] : []))
          .joined(separator: "\n"))
    }
    parts.append("<sub>\(report.stamp.line)</sub>")
    return parts.joined(separator: "\n\n") + "\n"
  }

  private static func mark(_ report: Report) -> String {
    switch Conclusion(report).verdict {
    case .met: "✅ "
    case .missed: "❌ "
    case .undecided: "❔ "
    case nil: ""
    }
  }

  private static func subject(of report: Report) -> String {
    let whole = report.forecast.whole
    var text =
      "**\(escaped(report.stamp.scenario))**: \(Figures.mean(whole.tasks)) contacts,"
      + " \(Figures.mean(whole.attempts.mean)) calls a run,"
      + " \(Figures.mean(whole.reached.mean)) contacts reached;"
      + " \(report.zonesText)."
    if let onTime = whole.finished.onTime {
      let confidence = report.forecast.confidence
      text += " Probability \(Conclusion.probability(onTime, confidence: confidence))."
    }
    return text
  }

  private static func more(_ count: Int, _ what: String, _ file: String) -> String {
    count > rowLimit ? "\n\n… and \(count - rowLimit) more \(what) in `\(file)`" : ""
  }

  /// Text that Markdown would take for a table, emphasis or HTML, made harmless.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "|", "*", "_", "`", "\\", "[", "]", "#": result += "\\\(character)"
      case "<": result += "&lt;"
      case "&": result += "&amp;"
      default: result.append(character)
      }
    }
    return result
  }
}

extension Grid {
  /// The table with every cell made harmless for Markdown.
  var escaped: Grid {
    Grid(headings: headings, rows: rows.map { $0.map(MarkdownSummary.escaped) })
  }
}
