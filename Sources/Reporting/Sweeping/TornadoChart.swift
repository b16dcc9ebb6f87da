import Planning
import Statistics

/// What moves the answer, the strongest first: a line for each value that was tried, with a bar to
/// the left where it is earlier (or fewer are reached), to the right where it is later (or more).
struct TornadoChart {
  /// Columns of a bar on either side.
  private static let side = 14

  /// The lines; none of a grid.
  static func lines(of result: SweepResult) -> [String] {
    let effects = result.effects
    let largest = effects.flatMap(\.cells).map { abs(mean($0)) }.max() ?? 0
    let names = effects.map { SweepTables.shortName($0.variation.key) }
    let nameWidth = min(names.map(\.count).max() ?? 0, 22)
    let values = effects.flatMap { effect in effect.cells.map { value(of: $0) } }
    let valueWidth = min(values.map(\.count).max() ?? 0, 12)
    return zip(names, effects).flatMap { name, effect in
      effect.cells.enumerated().map { place, cell in
        let label = place == 0 ? String(name.suffix(nameWidth)) : ""
        return [
          label.padded(to: nameWidth), value(of: cell).leftPadded(to: valueWidth),
          text(cell).leftPadded(to: 13), bar(mean(cell), largest: largest),
        ].joined(separator: "  ").trimmedAtEnd
      }
    }
  }

  /// Whether the sign of any change is open.
  static func isAnyOpen(in result: SweepResult) -> Bool {
    result.effects.flatMap(\.cells).contains(where: \.isOpen)
  }

  private static func value(of cell: CellResult) -> String {
    String((cell.cell.values.compactMap(\.self).first ?? "").prefix(12))
  }

  private static func mean(_ cell: CellResult) -> Double {
    (cell.change.finish?.mean ?? cell.change.reached.change).mean
  }

  private static func text(_ cell: CellResult) -> String {
    let mark = cell.isOpen ? "?" : ""
    guard let finish = cell.change.finish else {
      return ComparisonPhrases.change(count: cell.change.reached.change.mean) + mark
    }
    return ComparisonPhrases.change(milliseconds: finish.mean.mean) + mark
  }

  private static func bar(_ mean: Double, largest: Double) -> String {
    let share = largest > 0 ? abs(mean) / largest : 0
    let length = mean == 0 ? 0 : max(1, Int((share * Double(side)).rounded()))
    let blocks = String(repeating: "█", count: length)
    let space = String(repeating: " ", count: side)
    return mean < 0 ? blocks.leftPadded(to: side) + "│" : space + "│" + blocks
  }
}

extension CellResult {
  /// Whether the sign of its change is open.
  fileprivate var isOpen: Bool {
    let mean = change.finish?.mean ?? change.reached.change
    return mean.halfWidth > 0 && mean.contains(0)
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }

  fileprivate func leftPadded(to width: Int) -> String {
    String(repeating: " ", count: max(0, width - count)) + self
  }

  fileprivate var trimmedAtEnd: String { String(reversed().drop { $0 == " " }.reversed()) }
}
