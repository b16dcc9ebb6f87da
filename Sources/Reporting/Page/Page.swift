import CPage
import Foundation
import Mustache

/// `report.html`: one file that shows a result, opens from disk and loads nothing.
///
/// Without scripts, or built without the chart library, the tables hold every figure.
enum Page {
  /// The text of the page.
  ///
  /// - Parameters:
  ///   - commands: what makes this plan again, and what checks its answer.
  ///   - vega: the chart library; empty: a page of tables.
  static func text(
    of result: ResultDocument, _ commands: PlanCommands, vega: String = PageAssets.vega
  ) throws -> String {
    try filled(content(of: result, commands, vega))
  }

  /// The page with its blanks filled.
  static func filled(_ content: PageContent) throws -> String {
    precondition(
      !content.vega.contains("</script"), "the chart library would end its own element")
    return try MustacheTemplate(string: PageAssets.template).render(content)
  }

  private static func content(
    of result: ResultDocument, _ commands: PlanCommands, _ vega: String
  ) throws -> PageContent {
    let phrases = PagePhrases(result)
    let scenario = result.scenario
    return PageContent(
      title: "\(scenario.name): \(result.verdict.headline)",
      generator: "\(Product.name) \(result.run.version)",
      tone: result.verdict.tone, kicker: kicker(result),
      headline: Unbroken.text(result.verdict.headline),
      lead: [Unbroken.text(result.verdict.lead.joined(separator: " "))]
        + (result.paired.isEmpty ? [] : [Unbroken.text(sharingLegend)]),
      bands: bands(result).map(Unbroken.text),
      tiles: tiles(result, phrases),
      sections: sections(result, phrases, commands), command: commands.plan, stamp: stamp(result),
      hasCharts: !vega.isEmpty, style: PageAssets.style,
      data: harmless(try result.text(isCompact: true)), script: PageAssets.script, vega: vega)
  }

  /// JSON that cannot end the element it stands in (`</script`), nor open a comment in it.
  static func harmless(_ json: String) -> String {
    json.replacingOccurrences(of: "<", with: "\\u003c")
  }

  /// What the two words mean, for whoever opens the page without having written the scenario.
  private static let sharingLegend =
    "Soft: a workspace also uses slots that others leave idle. Hard: never more than its own."

  private static func kicker(_ result: ResultDocument) -> String {
    let scenario = result.scenario
    var parts = ["Capacity plan", scenario.name]
    if !scenario.whatIf.isEmpty {
      // A changed scenario is another one; many changes would drown the answer.
      let told = scenario.whatIf.prefix(3).joined(separator: ", ")
      let more = scenario.whatIf.count - 3
      parts.append("what if: " + told + (more > 0 ? " and \(more) more" : ""))
    }
    parts.append("by \(result.question.deadline.dateTime)")
    if scenario.contacts > 0 { parts.append("\(Figures.count(scenario.contacts)) contacts") }
    if scenario.workspaces.count > 1 { parts.append("\(scenario.workspaces.count) workspaces") }
    return parts.joined(separator: " · ")
  }

  private static func bands(_ result: ResultDocument) -> [String] {
    let ending =
      switch result.run.ending {
      case "interrupted": ["INCOMPLETE: this plan was interrupted; it says what was known by then."]
      case "budget": ["The time allowed was over first; more would narrow the intervals."]
      default: [String]()
      }
    return ending + result.notes
  }

  private static func stamp(_ result: ResultDocument) -> String {
    let run = result.run
    return "seed \(run.seed) · \(Figures.count(run.simulations)) simulations ·"
      + " \(Product.name) \(run.version) · scenario \(result.scenario.sha256.prefix(12)) ·"
      + " time zones \(run.zoneData) · all times in \(result.scenario.zone)"
  }

  private static func tiles(
    _ result: ResultDocument, _ phrases: PagePhrases
  ) -> [PageContent.Tile] {
    var tiles: [PageContent.Tile] = []
    let verdict = result.verdict
    if let slots = verdict.slots {
      tiles.append(
        .init(
          value: Figures.count(slots),
          label: (slots == 1 ? "slot" : "slots") + (verdict.code == "sized" ? " needed" : ""),
          detail: verdict.hardNeed.map { "hard: \($0)" }))
    }
    if let all = result.completion.first, let most = all.quantile(0.95) {
      tiles.append(
        .init(
          value: phrases.by(most.at), label: "95 % of runs finish by",
          detail: all.quantile(0.5)?.at.map { "half by \(phrases.by($0))" }))
    }
    if let use = result.use?.meanUse {
      tiles.append(.init(value: Figures.share(use), label: "mean slot use until the deadline"))
    }
    if let attempts = result.attempts, result.scenario.contacts > 0 {
      let each = attempts.calls / Double(result.scenario.contacts)
      tiles.append(
        .init(
          value: Figures.mean(attempts.calls.rounded()), label: "calls in a run",
          detail: String(format: "%.2f a contact", each)))
      let reached = attempts.reached / Double(result.scenario.contacts)
      tiles.append(
        .init(
          value: Figures.mean(attempts.reached.rounded()), label: "contacts reached",
          detail: [Figures.share(reached), otherEnds(attempts, of: result.scenario)]
            .compactMap(\.self).joined(separator: ", ")))
    }
    if let cost = result.cost {
      tiles.append(
        .init(
          value: Figures.money(cost.total.mean),
          label: Figures.named("cost of a run", cost.currency),
          detail: cost.perReached.map { "\(Figures.money($0.mean)) a contact reached" }))
    }
    return tiles
  }

  /// Whoever is finished and was not reached; nil if that is nobody.
  private static func otherEnds(
    _ attempts: ResultDocument.Attempts, of scenario: ResultDocument.Scenario
  ) -> String? {
    let finished = Double(scenario.contacts) - attempts.reached - attempts.unfinished
    return finished < 0.5 ? nil : "\(Figures.mean(finished.rounded())) end otherwise"
  }

  private static func sections(
    _ result: ResultDocument, _ phrases: PagePhrases, _ commands: PlanCommands
  ) -> [PageContent.Section] {
    [
      curve(result, phrases), settings(result, commands), finish(result, phrases),
      progress(result, phrases),
      sharing(result, phrases), use(result, phrases), outcomes(result), attempts(result),
      bindings(result), sensitivity(result), cost(result, phrases),
      replay(result, phrases),
      assumptions(result), method(result, phrases),
    ].compactMap { $0 }.map { section in
      var section = section
      section.finding = Unbroken.text(section.finding)
      section.reading = section.reading.map(Unbroken.text)
      section.paragraphs = section.paragraphs.map(Unbroken.text)
      return section
    }
  }
}

/// The files that are built into the program.
enum PageAssets {
  static var template: String { text(page_template()) }
  static var style: String { text(page_style()) }
  static var script: String { text(page_script()) }
  /// Empty if the program was built without it.
  static var vega: String { text(page_vega()) }

  private static func text(_ asset: page_asset) -> String {
    String(decoding: UnsafeBufferPointer(start: asset.bytes, count: asset.count), as: UTF8.self)
  }
}
