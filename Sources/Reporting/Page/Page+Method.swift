import Foundation

// What went in, and how the answer was computed.

extension Page {
  /// What the simulation leaves out, so that nobody takes it for granted.
  static let notModelled = [
    "After-call work: a slot is free as soon as its call ends.",
    "Throttling by carriers and labels as spam, unless the scenario has a trunk or breaker for it.",
    "That people answer differently because they were called before, unless the scenario says so.",
    "Changes of plan during the run, unless the scenario lists them.",
  ]

  static func assumptions(_ result: ResultDocument) -> PageContent.Section? {
    var tables: [PageContent.Table] = []
    if !result.assumptions.isEmpty {
      // What somebody chose before what nobody did.
      let groups = [
        ("Every input as it was read", result.assumptions.filter { $0.origin != "default" }),
        (
          "What holds because the scenario does not say",
          result.assumptions.filter {
            $0.origin == "default"
          }
        ),
      ]
      for (caption, inputs) in groups where !inputs.isEmpty {
        var grid = Grid(headings: [.text("input"), .text("value"), .text("from")])
        grid.rows = inputs.map { [$0.path, $0.value, $0.origin] }
        // Of what nobody wrote there is no tenth.
        if inputs.contains(where: { $0.effect != nil }) {
          grid.headings.append(.figure("effect if 10 % wrong, all such together"))
          for place in inputs.indices { grid.rows[place].append(inputs[place].effect ?? "") }
        }
        tables.append(.init(caption, grid, limit: 200, rest: "result.json"))
      }
    }
    return PageContent.Section(
      id: "assumptions", topic: "Assumptions",
      finding: "The answer is as good as these inputs.", reading: fitsReading(result),
      hasChart: false, plots: fitPlots(result), hasPlots: !result.fits.isEmpty,
      paragraphs: ["Not modelled:"], items: notModelled, hasItems: true,
      tables: fitTables(result) + tables)
  }

  static func method(_ result: ResultDocument, _ phrases: PagePhrases) -> PageContent.Section? {
    let run = result.run
    let holds = result.audit.allSatisfy(\.holds)
    var grid = Grid(headings: [.text("check"), .figure("limit"), .figure("found"), .text("")])
    grid.rows = result.audit.map { [$0.name, $0.limit, $0.value, $0.holds ? "holds" : "BROKEN"] }
    let answer =
      result.verdict.replications > 0
      ? " With the number of the answer: \(Figures.count(result.verdict.replications))."
      : ""
    var paragraphs = [
      "The production scheduler ran unchanged in \(Figures.count(run.simulations)) simulations."
        + " Whatever the number of slots, a simulation of one number meets the same luck, so that"
        + " differences are due to the slots." + answer,
      "A number of slots was accepted or rejected by a beta-binomial confidence sequence, which"
        + " stays valid however often it is looked at; those of other ways to share by one look,"
        + " with Clopper and Pearson's interval. Quantiles have distribution-free intervals.",
    ]
    if let bounds = result.feasibility {
      let work = Figures.duration(milliseconds: bounds.workMs)
      let open = Figures.duration(milliseconds: bounds.openMs)
      paragraphs.append(
        "All calls together take \(work) of slot time; calling is open for \(open) until the"
          + " deadline: work for about \(Figures.count(bounds.busySlots))"
          + " \(bounds.busySlots == 1 ? "slot that is" : "slots that are") never idle.")
    }
    return PageContent.Section(
      id: "method", topic: "How it was computed",
      finding: holds ? "Every check holds." : "A check is broken: do not rely on this report.",
      hasChart: false, paragraphs: paragraphs,
      tables: grid.rows.isEmpty ? [] : [.init("Checks", grid, isData: false)])
  }
}
