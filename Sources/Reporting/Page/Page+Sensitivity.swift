import Foundation

// What moves the answer, and what is luck.

extension Page {
  static func sensitivity(_ result: ResultDocument) -> PageContent.Section? {
    guard result.sensitivity != nil || result.spread != nil else { return nil }
    let changes = (result.sensitivity?.inputs ?? []).flatMap(\.sides).map(\.changeMs)
    let tables = [
      result.sensitivity.map { PageContent.Table("Changes as a table", inputs($0)) },
      result.spread.map { PageContent.Table("What was counted, and what it adds", figures($0)) },
    ]
    return PageContent.Section(
      id: "sensitivity", topic: "What moves the answer",
      finding: result.sensitivity?.text ?? "Luck, and figures that are not known for certain.",
      reading: result.sensitivity.map {
        "How much later it finishes if one input is wrong by a tenth and all others are right:"
          + " the median of \(Figures.count($0.runs)) runs, each against the one with the same"
          + " luck. Thin lines: \(Figures.confidence(result.verdict.confidence)) confidence."
          + (changes.contains(nil) ? " No bar where mostly only one way finishes." : "")
      },
      hasChart: changes.contains { $0 != nil },
      paragraphs: result.spread.map { [$0.text] } ?? [], tables: tables.compactMap(\.self))
  }

  private static func inputs(_ sensitivity: ResultDocument.Sensitivity) -> Grid {
    var grid = Grid(headings: [
      .text("input"), .figure("value"), .figure("change of the finish"), .figure("interval"),
      .figure("runs on time (unchanged: \(Figures.count(sensitivity.onTime)))"),
    ])
    grid.rows = sensitivity.inputs.flatMap { input in
      input.sides.map { side in
        [
          input.name, side.value, PagePhrases.change(side.changeMs, isNever: side.isNever),
          PagePhrases.changes(side.lowMs, side.highMs),
          "\(side.onTime) of \(Figures.count(sensitivity.runs))",
        ]
      }
    }
    return grid
  }

  private static func figures(_ spread: ResultDocument.Spread) -> Grid {
    var grid = Grid(headings: [.text("figure"), .figure("share of the variance, alone")])
    grid.rows = spread.figures.map { [$0.name, Figures.share($0.share)] }
    grid.rows.append(["all of them together", Figures.share(spread.ignorance)])
    return grid
  }
}
