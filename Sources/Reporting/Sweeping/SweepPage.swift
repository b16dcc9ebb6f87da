import Foundation
import Planning
import Simulating
import Statistics

/// `report.html` of a sweep: what moves the answer, where the edge is, and what speed costs.
enum SweepPage {
  /// Rows of the table of variants; what is more is in the other files.
  private static let rowLimit = 200

  /// The text of the page; without the chart library a page of tables.
  static func text(of report: SweepReport, vega: String = PageAssets.vega) throws -> String {
    let charts = SweepCharts(report)
    let data = try JSONText.line(of: charts)
    let headline = TerminalSweep.headline(of: report)
    let stamp = report.stamp
    return try Page.filled(
      PageContent(
        title: "\(stamp.scenario): \(headline)", generator: "\(Product.name) \(stamp.version)",
        tone: "open", kicker: "Sweep · \(stamp.scenario)", headline: Unbroken.text(headline),
        lead: [Unbroken.text(TerminalSweep.subject(of: report))],
        bands: report.notes.map(Unbroken.text),
        tiles: tiles(report),
        sections: [
          tornado(report, charts), map(report, charts), front(report, charts),
          variants(report),
        ].compactMap { $0 },
        command: report.command, stamp: stamp.line, hasCharts: !vega.isEmpty,
        style: PageAssets.style, data: Page.harmless(data), script: PageAssets.script,
        vega: vega))
  }

  private static func tiles(_ report: SweepReport) -> [PageContent.Tile] {
    let result = report.result
    var tiles: [PageContent.Tile] = [
      .init(value: Figures.count(result.variants.count), label: "variants"),
      .init(value: Figures.count(result.replications), label: "runs of each"),
    ]
    if report.hasDeadline, let base = result.cells[0].onTime {
      tiles.append(
        .init(value: Figures.probability(base.value), label: "on time as it is"))
    }
    let undecided = result.variants.count(where: \.isUndecided)
    if undecided > 0 {
      tiles.append(.init(value: Figures.count(undecided), label: "too close to call"))
    }
    return tiles
  }

  private static func tornado(
    _ report: SweepReport, _ charts: SweepCharts
  ) -> PageContent.Section? {
    guard let strongest = charts.sweep.tornado.first else { return nil }
    var grid = Grid(headings: [
      .text("what"), .text("value"), .figure("change"), .figure("interval"),
    ])
    func change(_ value: Double) -> String {
      charts.sweep.isOfFinish
        ? PagePhrases.change(Int64(rounding: value)) : ComparisonPhrases.change(count: value)
    }
    grid.rows = charts.sweep.tornado.flatMap { bar in
      bar.sides.map {
        [bar.name, $0.value, change($0.change), "\(change($0.low)) … \(change($0.high))"]
      }
    }
    let what = charts.sweep.isOfFinish ? "mean finish" : "mean number of contacts reached"
    return PageContent.Section(
      id: "tornado", topic: "What moves the answer",
      finding: "\(strongest.name) moves the \(what) most.",
      reading: "Change of the \(what) against the scenario as it is, one value at a time, the"
        + " strongest first. Thin lines: \(Figures.confidence(report.result.confidence))"
        + " confidence, all together.",
      tables: [.init("Changes as a table", grid)])
  }

  private static func map(_ report: SweepReport, _ charts: SweepCharts) -> PageContent.Section? {
    guard let map = charts.sweep.map else { return nil }
    let maps = SweepTables(report: report).maps()
    return PageContent.Section(
      id: "map", topic: "Where the edge is",
      finding: "\(map.columnName) against \(map.rowName): \(report.mapTitle)"
        + (map.title.isEmpty ? "." : ", with \(map.title)."),
      reading: "A question mark: the runs leave open what is asked.",
      tables: maps.map { title, grid in
        .init(title.isEmpty ? "The map as a table" : title, grid)
      })
  }

  private static func front(
    _ report: SweepReport, _ charts: SweepCharts
  ) -> PageContent.Section? {
    let members = charts.sweep.front.filter(\.isOnFront)
    guard members.count > 1 else { return nil }
    let bend = members.first(where: \.isKnee)
    let isPriced = report.result.prices != .slots
    var grid = Grid(headings: [
      .text("variant"), .figure(charts.sweep.costName), .figure("finish"), .text(""),
    ])
    grid.rows = charts.sweep.front.map {
      [
        $0.name, isPriced ? Figures.money($0.cost) : Figures.mean($0.cost),
        PagePhrases.change(Int64(rounding: $0.changeMs)),
        $0.isKnee ? "front, bend" : $0.isOnFront ? "front" : "",
      ]
    }
    return PageContent.Section(
      id: "front", topic: "What speed costs",
      finding: "Of \(Figures.count(charts.sweep.front.count)) variants, the scenario as it is among"
        + " them, \(Figures.count(members.count)) are beaten by none"
        + (bend.map { $0.isAsItIs ? "the scenario as it is" : $0.name }
          .map { "; the bend, a suggestion, is \($0)." } ?? "."),
      reading: "Each dot a variant: what it costs, and how much later or earlier it finishes than"
        + " the scenario as it is. Of those on the stairs no other is cheaper and earlier.",
      tables: [.init("Cost and finish as a table", grid)])
  }

  private static func variants(_ report: SweepReport) -> PageContent.Section {
    PageContent.Section(
      id: "variants", topic: "Every variant",
      finding: "Each against the scenario as it is, on the same luck.", hasChart: false,
      tables: [
        .init(
          "Variants", SweepTables(report: report).cells(limit: .max), isData: false,
          limit: rowLimit, rest: "cells.csv")
      ])
  }
}
