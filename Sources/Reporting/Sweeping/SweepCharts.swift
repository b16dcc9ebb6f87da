import Planning
import Simulating
import Statistics

/// What the charts of a sweep's page are drawn from.
struct SweepCharts: Encodable {
  var scenario: Scenario
  var sweep: Sweep

  /// Nothing of it is drawn here: colours of workspaces are those of a plan.
  struct Scenario: Encodable {
    var name: String
    var workspaces: [String] = []
  }

  struct Sweep: Encodable {
    /// Whether changes are milliseconds of the finish; otherwise contacts reached.
    var isOfFinish: Bool
    var tornado: [Bar]
    @OrNull var map: Map? = nil
    var front: [Cell]
    var costName: String
  }

  struct Bar: Encodable {
    var name: String
    /// Its first value and its last.
    var sides: [Side]
  }

  struct Side: Encodable {
    var value: String
    var change: Double
    var low: Double
    var high: Double
  }

  /// The first map, if there are several.
  struct Map: Encodable {
    /// What is held fixed in it.
    var title: String
    var rowName: String
    var columnName: String
    var isProbability: Bool
    var cells: [MapCell]
  }

  struct MapCell: Encodable {
    var row: String
    var column: String
    var value: Double
    var label: String
  }

  struct Cell: Encodable {
    var name: String
    var cost: Double
    var changeMs: Double
    var lowMs: Double
    var highMs: Double
    var isOnFront: Bool
    var isKnee: Bool
    var isAsItIs: Bool
  }

  init(_ report: SweepReport) {
    let result = report.result
    scenario = Scenario(name: report.stamp.scenario)
    sweep = Sweep(
      isOfFinish: result.cells[0].finish != nil,
      tornado: result.effects.map(Bar.init),
      front: result.cells.compactMap { Cell($0, result.design) },
      costName: result.prices == .slots
        ? "slots" : Figures.named("cost", result.prices.currency))
    sweep.map = Map(report)
  }
}

extension SweepCharts.Bar {
  init(_ effect: VariationEffect) {
    name = SweepTables.shortName(effect.variation.key)
    sides = effect.cells.map { cell in
      let change = cell.change.finish?.mean ?? cell.change.reached.change
      let half = change.halfWidth.isFinite ? change.halfWidth : 0
      return SweepCharts.Side(
        value: cell.cell.values.compactMap(\.self).first ?? "",
        change: change.mean.rounded(toPlaces: 3),
        low: (change.mean - half).rounded(toPlaces: 3),
        high: (change.mean + half).rounded(toPlaces: 3))
    }
  }
}

extension SweepCharts.Map {
  /// Nil of a sweep that is no grid of at least two values.
  init?(_ report: SweepReport) {
    let design = report.result.design
    guard let map = SweepTables(report: report).maps().first else { return nil }
    let (rows, columns) = (design.variations.dropLast().last, design.variations.last)
    guard let rows, let columns else { return nil }
    title = map.title
    rowName = SweepTables.shortName(rows.key)
    columnName = SweepTables.shortName(columns.key)
    isProbability = report.hasDeadline
    let variants = report.result.variants.prefix(rows.values.count * columns.values.count)
    cells = variants.enumerated().map { place, cell in
      let (row, column) = (place / columns.values.count, place % columns.values.count)
      let change = cell.change.finish?.mean.mean ?? cell.reached.mean
      return SweepCharts.MapCell(
        row: rows.values[row], column: columns.values[column],
        value: (cell.onTime?.value ?? change).rounded(toPlaces: 6),
        label: report.mapFigure(cell).trimmingSuffix { $0 == " " })
    }
  }
}

extension SweepCharts.Cell {
  /// Nil where nothing is to be finished.
  init?(_ cell: CellResult, _ design: SweepDesign) {
    guard let mean = cell.change.finish?.mean else { return nil }
    let half = mean.halfWidth.isFinite ? mean.halfWidth : 0
    let parts = zip(design.variations, cell.cell.values).compactMap { variation, value in
      value.map { "\(SweepTables.shortName(variation.key)) = \($0)" }
    }
    name = parts.isEmpty ? "as it is" : parts.joined(separator: ", ")
    cost = cell.cost.mean.rounded(toPlaces: 2)
    changeMs = mean.mean.rounded(toPlaces: 0)
    lowMs = (mean.mean - half).rounded(toPlaces: 0)
    highMs = (mean.mean + half).rounded(toPlaces: 0)
    isOnFront = cell.isOnFront
    isKnee = cell.isKnee
    isAsItIs = cell.isAsItIs
  }
}

extension String {
  /// Without the characters at its end that fit.
  fileprivate func trimmingSuffix(where fits: (Character) -> Bool) -> String {
    String(reversed().drop(while: fits).reversed())
  }
}
