/// Two timelines above each other, with a mark below each cell that differs.
struct TimelineDifference {
  /// The lines to print.
  private(set) var lines: [String] = []
  /// The letters in the cells that differ.
  private(set) var letters: Set<Character> = []

  /// Idle columns in a row, more than which are shown as `…`: a night has hundreds.
  private static let mostIdle = 8

  init(expected: [String], actual: [String]) {
    let count = max(expected.count, actual.count)
    let wanted = (0..<count).map { $0 < expected.count ? Array(expected[$0]) : [] }
    let found = (0..<count).map { $0 < actual.count ? Array(actual[$0]) : [] }
    let columns = Self.shownColumns(of: wanted + found)
    func cell(_ row: [Character], _ column: Int) -> Character {
      row.indices.contains(column) ? row[column] : "."
    }
    func text(_ row: [Character]) -> String {
      var cells = columns.map { $0.map { cell(row, $0) } ?? "…" }
      while cells.last == "." || cells.last == "…" { cells.removeLast() }
      return String(cells)
    }
    for row in 0..<count {
      lines.append("slot \(row)  expected  \(text(wanted[row]))".trimmed)
      lines.append("        actual    \(text(found[row]))".trimmed)
      let marks = columns.map { column -> Character in
        guard let column else { return " " }
        let (old, new) = (cell(wanted[row], column), cell(found[row], column))
        if old != new { letters.formUnion([old, new]) }
        return old == new ? " " : "^"
      }
      guard marks.contains("^") else { continue }
      lines.append("                  \(String(marks))".trimmed)
    }
  }

  /// The columns that are shown; nil stands for idle ones that are left out.
  private static func shownColumns(of rows: [[Character]]) -> [Int?] {
    let width = rows.map(\.count).max() ?? 0
    var columns: [Int?] = []
    var idle: [Int?] = []
    for column in 0..<width {
      if rows.allSatisfy({ !$0.indices.contains(column) || $0[column] == "." }) {
        idle.append(column)
        continue
      }
      columns += idle.count > mostIdle ? [nil] : idle
      idle = []
      columns.append(column)
    }
    return columns
  }
}

extension String {
  /// Without spaces at its end.
  fileprivate var trimmed: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
