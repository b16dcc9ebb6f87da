import Calendars
import Planning
import Simulating
import Statistics

/// The tables of a sweep.
struct SweepTables {
  let report: SweepReport

  /// A map for each combination of the values of all variations but the last two: rows are the
  /// values of the last but one, columns those of the last.
  func maps() -> [(title: String, grid: Grid)] {
    let variations = report.result.design.variations
    guard report.result.design.kind == .grid, variations.count >= 2 else { return [] }
    let (rows, columns) = (variations[variations.count - 2], variations[variations.count - 1])
    let area = rows.values.count * columns.values.count
    let cells = report.result.variants
    return stride(from: 0, to: cells.count, by: area).map { start in
      let fixed = zip(variations, cells[start].cell.values).dropLast(2).map {
        "\($0.key)=\($1 ?? "")"
      }
      var grid = Grid(headings: [.text(rows.key)] + columns.values.map { .figure($0) })
      for (number, value) in rows.values.enumerated() {
        let first = start + number * columns.values.count
        grid.rows.append(
          [value]
            + cells[first..<first + columns.values.count].map {
              shade($0) + report.mapFigure($0)
            })
      }
      return (fixed.joined(separator: ", "), grid)
    }
  }

  /// Every variant, the scenario as it is first: its figures, contacts reached next to completion.
  func cells(limit: Int) -> Grid {
    let variations = report.result.design.variations
    let isPriced = report.result.prices != .slots
    // More columns of values leave no room for figures.
    let hasColumns = variations.count <= 2
    let names: [Grid.Heading] =
      hasColumns ? variations.map { .text(Self.shortName($0.key)) } : [.text("variant")]
    var grid = Grid(
      headings: names + [
        .figure("on time"), .text("95 % by"), .figure("change"), .figure("reached"),
        .figure(isPriced ? Figures.named("cost", report.result.prices.currency) : "slots"),
        .text(""),
      ])
    if !report.hasDeadline { grid.headings.remove(at: names.count) }
    for cell in report.result.cells.prefix(limit) {
      var row =
        hasColumns
        ? cell.cell.values.map { $0 ?? "as is" } : [Self.variant(cell, of: variations)]
      if report.hasDeadline {
        row.append(
          (cell.onTime.map { Figures.probability($0.value) } ?? "–")
            + (cell.isUndecided ? "?" : " "))
      }
      let by = cell.finish.flatMap { milestone in
        milestone.quantiles.last.map {
          report.times.completion($0, of: milestone, report.clock)
        }
      }
      let mean = cell.change.finish?.mean.mean
      row += [
        by ?? "–", mean.map { ComparisonPhrases.change(milliseconds: $0) } ?? "–",
        Figures.mean(cell.reached.mean),
        isPriced ? Figures.money(cell.cost.mean) : Figures.mean(cell.cost.mean),
        cell.isKnee ? "front, bend" : cell.isOnFront ? "front" : "",
      ]
      grid.rows.append(row)
    }
    return grid
  }

  /// `workspaces.north.slots` as `north.slots`: the last two names of a path tell it apart.
  static func shortName(_ key: String) -> String {
    key.split(separator: ".").suffix(2).joined(separator: ".")
  }

  /// `max=3, interval=15 min`, by the last names of the keys; `as is` if nothing is replaced.
  private static func variant(_ cell: CellResult, of variations: [Variation]) -> String {
    let parts = zip(variations, cell.cell.values).compactMap { variation, value in
      value.map { "\(variation.key.split(separator: ".").last ?? "")=\($0)" }
    }
    return parts.isEmpty ? "as is" : parts.joined(separator: ", ")
  }

  /// The darker the likelier, so that the edge is seen before any number is read.
  private func shade(_ cell: CellResult) -> String {
    guard report.hasDeadline, let onTime = cell.onTime else { return "" }
    let shades = ["  ", "░ ", "▒ ", "▓ ", "█ "]
    return shades[min(Int(onTime.value * 4 + 0.5), 4)]
  }
}
