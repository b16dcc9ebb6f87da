// What to write into the scenario, so that it has the slots that were found.

extension Page {
  static func settings(
    _ result: ResultDocument, _ commands: PlanCommands
  ) -> PageContent.Section? {
    guard let answer = result.settings.first else { return nil }
    let slots = PlanWords.slots(answer.slots)
    guard let table = settingsTable(result) else {
      return PageContent.Section(
        id: "settings", topic: "What to write",
        finding: "The scenario has \(answer.slots == 1 ? "this" : "these") \(slots) already.",
        hasChart: false)
    }
    let check = answer.keys.isEmpty ? [] : commands.check?.commandLines(width: 80) ?? []
    return PageContent.Section(
      id: "settings", topic: "What to write",
      finding: "To have \(slots), write these keys into the scenario.",
      reading: result.scenario.workspaces.count > 1
        ? "Slots that belong to no workspace are not the same: whoever is hard cannot use them."
        : nil,
      hasChart: false,
      paragraphs: check.isEmpty ? [] : ["This runs the scenario as if they were written:"],
      commands: check.isEmpty ? [] : [check.joined(separator: "\n")],
      tables: [table])
  }

  /// A row per key, a column for each way to share; nil if there is nothing to write.
  static func settingsTable(_ result: ResultDocument) -> PageContent.Table? {
    var keys: [String] = []
    for key in result.settings.flatMap(\.keys).map(\.key) where !keys.contains(key) {
      keys.append(key)
    }
    guard !keys.isEmpty else { return nil }
    let written = Dictionary(
      result.assumptions.filter { $0.origin != "default" }.map { ($0.path, $0.value) }
    ) { $1 }
    var grid = Grid(
      headings: [.text("key"), .figure("now")]
        + result.settings.map { .figure(PagePhrases.mode($0.mode)) })
    // A key that another way to share does not touch stays as it is.
    grid.rows = keys.map { key in
      let now = written[key] ?? "–"
      return [key, now]
        + result.settings.map { way in way.keys.first { $0.key == key }?.value ?? now }
    }
    return .init("Keys of the scenario", grid, isData: false, limit: 200, rest: "result.json")
  }
}
