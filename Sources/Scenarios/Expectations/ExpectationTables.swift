import Calendars
import Scheduling

/// Reads the texts of several lines under `expect`: timelines and tables of starts.
struct ExpectationTables {
  let campaigns: [CampaignDraft]
  let outcomes: OutcomeNames
  let log: ProblemLog

  // MARK: Timelines

  /// The rows of a timeline; labels such as `slot 0` may stand before them.
  func timeline(_ text: Located<String>, column: Located<TimeSpan>?) -> ExpectedTimeline? {
    let column = column?.value ?? .minutes(1)
    let lines = text.value.split(separator: "\n").map { $0.drop { $0 == " " } }
    var rows: [String] = []
    for (index, line) in lines.enumerated() {
      var cells = line
      if let label = line.prefixMatch(of: #/slot +\d+ +/#) {
        cells = line[label.range.upperBound...]
      }
      while cells.last == " " || cells.last == "." { cells.removeLast() }
      guard cells.allSatisfy({ $0.isASCII && ($0.isLetter || $0 == "." || $0 == "#") }) else {
        log.report(
          Self.place(ofLine: index, in: text), "\"\(line)\" is no row of a timeline",
          hint: "write a letter a column, a dot for an idle one: slot 0  aacc.b")
        return nil
      }
      rows.append(String(cells))
    }
    while rows.last == "" { rows.removeLast() }
    return ExpectedTimeline(rows: rows, column: column)
  }

  // MARK: Starts

  private static let columns = ["campaign", "row", "attempt", "time", "slot", "outcome"]

  /// The rows of a table of starts; nil only if a problem was reported.
  func starts(_ text: Located<String>) -> [ExpectedStart]? {
    let lines = text.value.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .map { (place: Self.place(ofLine: $0, in: text), cells: Self.cells(of: $1)) }
      .filter { !$0.cells.isEmpty }
    guard let heading = lines.first else { return [] }
    var missing = ["row", "attempt", "time"]
    if campaigns.count > 1 { missing.insert("campaign", at: 0) }
    missing.removeAll { heading.cells.contains($0) }
    for name in heading.cells where !Self.columns.contains(name) {
      log.report(
        heading.place, "there is no column \"\(name)\"",
        hint: Spelling.suggestion(for: name, among: Self.columns))
      return nil
    }
    guard missing.isEmpty else {
      log.report(heading.place, "the heading misses \(missing.joined(separator: " and "))")
      return nil
    }
    var starts: [ExpectedStart] = []
    for line in lines.dropFirst() {
      do {
        starts.append(try start(line.cells, heading.cells, outcomes))
      } catch {
        log.report(line.place, error.message, hint: error.hint)
      }
    }
    return starts.count == lines.count - 1 ? starts.sorted { $0.at < $1.at } : nil
  }

  private func start(
    _ cells: [String], _ heading: [String], _ outcomes: OutcomeNames
  ) throws(SentenceMistake) -> ExpectedStart {
    guard cells.count == heading.count else {
      throw SentenceMistake(
        "expected \(heading.count) columns, found \(cells.count)",
        hint: "columns are two spaces or a bar apart")
    }
    func cell(_ name: String) -> String? { heading.firstIndex(of: name).map { cells[$0] } }
    func number(_ name: String, from least: Int) throws(SentenceMistake) -> Int? {
      guard let text = cell(name) else { return nil }
      if let number = Int(text), number >= least { return number }
      throw SentenceMistake("expected a \(name) such as \(least), found \"\(text)\"", hint: nil)
    }
    let campaign = try place(ofCampaign: cell("campaign"))
    let draft = campaigns[campaign]
    let outcome = cell("outcome")
    if let outcome, outcomes.outcome(named: outcome) == nil {
      throw SentenceMistake(
        "there is no outcome \"\(outcome)\"",
        hint: Spelling.suggestion(for: outcome, among: outcomes.all))
    }
    // The heading has them.
    return ExpectedStart(
      campaign: campaign, row: try number("row", from: 1) ?? 0,
      attempt: try number("attempt", from: 1) ?? 0,
      at: try WrittenTime.instant(of: cell("time") ?? "", after: draft.start, by: draft.clock),
      slot: try number("slot", from: 0), outcome: outcome)
  }

  private func place(ofCampaign name: String?) throws(SentenceMistake) -> Int {
    guard let name else { return 0 }
    let paths = campaigns.map { "\($0.workspace)/\($0.name)" }
    let found = campaigns.indices.filter { campaigns[$0].name == name || paths[$0] == name }
    if found.count == 1 { return found[0] }
    throw SentenceMistake(
      found.isEmpty
        ? "there is no campaign \"\(name)\""
        : "\"\(name)\" is the name of \(found.count) campaigns",
      hint: Spelling.suggestion(for: name, among: paths))
  }

  // MARK: Lines

  /// The cells of a line, two spaces or a bar apart.
  private static func cells(of line: Substring) -> [String] {
    line.split(separator: #/ {2,}| *\| */#).map { cell in
      String(cell.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
    .filter { !$0.isEmpty }
  }

  /// A block of text begins in the line after its key; other text has one line.
  private static func place(ofLine index: Int, in text: Located<String>) -> Place {
    var place = text.place
    if text.value.contains("\n") { place.position.line += index + 1 }
    return place
  }
}
