/// `summary.md` of a plan: for pull requests and CI pages, at most 60 lines without a picture.
enum ResultSummary {
  /// Rows of each table; what is more is in the other files.
  private static let rowLimit = 12

  /// The text, with a line feed at its end.
  static func text(of result: ResultDocument, _ commands: PlanCommands) -> String {
    let phrases = PagePhrases(result)
    let escaped = MarkdownSummary.escaped
    var parts = ["### \(mark(result))\(escaped(result.verdict.headline))"]
    parts.append(
      "**\(escaped(result.scenario.name))**: "
        + escaped(result.verdict.lead.joined(separator: " ")))
    if let check = commands.check, !check.overrides.isEmpty {
      let command = check.command.joined(separator: " ").replacing("`", with: "'")
      parts.append(
        "**What to write** into the scenario, as the command that checks it: `\(command)`")
    }
    let sections = [
      Page.curve(result, phrases), Page.finish(result, phrases), Page.sharing(result, phrases),
    ].compactMap { $0 }
    for section in sections {
      guard let table = section.tables.first else { continue }
      parts.append("**\(section.topic).** \(escaped(section.finding))")
      parts.append(markdown(section.id == "curve" ? near(table, result) : table))
    }
    // A table each would be more than a pull request wants to know.
    let rest = [
      Page.cost(result, phrases), Page.sensitivity(result),
    ].compactMap { $0 }
    parts += rest.map { section in
      "**\(section.topic).** "
        + escaped(([section.finding] + section.paragraphs).joined(separator: " "))
    }
    if !result.notes.isEmpty {
      parts.append(result.notes.prefix(3).map { "- \(escaped($0))" }.joined(separator: "\n"))
    }
    parts.append(reproduce(result, commands.plan))
    return parts.joined(separator: "\n\n") + "\n"
  }

  private static func mark(_ result: ResultDocument) -> String {
    switch result.verdict.tone {
    case "good": "✅ "
    case "bad": "❌ "
    default: "❔ "
    }
  }

  /// The rows around the answer, shared as it is: far from it nothing is decided, and what other
  /// ways to share need is said above.
  private static func near(
    _ table: PageContent.Table, _ result: ResultDocument
  ) -> PageContent.Table {
    guard let answer = result.verdict.slots, table.rows.count > rowLimit else { return table }
    var near = table
    near.rows = zip(table.rows, result.curve).filter { _, point in
      point.mode == result.verdict.mode && abs(point.slots - answer) <= 2
    }.map(\.0)
    return near
  }

  private static func markdown(_ table: PageContent.Table) -> String {
    let rows = table.rows.prefix(rowLimit).map { row in
      row.cells.map { MarkdownSummary.escaped($0.text) }
    }
    let grid = Grid(
      headings: table.headings.map { $0.isFigure ? .figure($0.text) : .text($0.text) },
      rows: Array(rows))
    let more =
      table.rows.count > rowLimit
      ? "\n\n… and \(table.rows.count - rowLimit) more rows in `result.json`" : ""
    return grid.markdown + more
  }

  private static func reproduce(_ result: ResultDocument, _ command: String) -> String {
    let run = result.run
    return """
      <details><summary>Reproduce</summary>

      `\(command.replacing("`", with: "'"))`,
      seed \(run.seed), \(Figures.count(run.simulations)) simulations, \(Product.name) \
      \(run.version), scenario \(result.scenario.sha256.prefix(12)), time zones \(run.zoneData)

      </details>
      """
  }
}
