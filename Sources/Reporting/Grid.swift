// No Foundation here: its `Pipe` is not TextTable's.
import TextTable

/// A small table of text, set by the TextTable package.
package struct Grid {
  /// One column: its title and on which side its cells stand.
  package struct Heading {
    var title: String
    var alignment: Alignment
    /// A column of text.
    package static func text(_ title: String) -> Heading { Heading(title: title, alignment: .left) }
    /// A column of figures.
    package static func figure(_ title: String) -> Heading {
      Heading(title: title, alignment: .right)
    }
    /// Whether it is a column of figures.
    var isFigure: Bool { alignment == .right }
  }

  var headings: [Heading]
  var rows: [[String]]

  /// A table with these columns and rows of as many cells.
  package init(headings: [Heading], rows: [[String]] = []) {
    self.headings = headings
    self.rows = rows
  }

  /// A Markdown table, without a trailing line feed.
  var markdown: String { drawn(in: Pipe.self).joined(separator: "\n") }

  /// Lines of aligned columns under their headings, without trailing blanks; the first column
  /// gives way if they would be longer than `width`.
  package func lines(fitting width: Int = .max) -> [String] {
    let widths = headings.indices.map { column in
      rows.reduce(headings[column].title.count) { max($0, $1[column].count) }
    }
    let excess = widths.reduce(0) { $0 + $1 + 2 } - 2 - min(width, Int.max / 2)
    guard excess > 0, let first = widths.first else { return drawn(in: Aligned.self) }
    let room = max(first - excess, 8)
    var narrow = self
    for row in rows.indices where rows[row][0].count > room {
      narrow.rows[row][0] = rows[row][0].prefix(room - 1) + "…"
    }
    return narrow.drawn(in: Aligned.self)
  }

  private func drawn(in style: any TextTableStyle.Type) -> [String] {
    let table = TextTable<[String]> { row in
      zip(headings, row).map { Column(title: $0.title, value: $1, align: $0.alignment) }
    }
    let text = table.string(for: rows, style: style) ?? ""
    return text.split(separator: "\n").map { line in
      String(line.reversed().drop { $0 == " " }.reversed())
    }
  }
}

/// Columns with two blanks between them and nothing else.
private enum Aligned: TextTableStyle {
  static func prepare(_ text: String, for column: Column) -> String {
    Plain.prepare(text, for: column)
  }
  static func escape(_ text: String) -> String { text }
  static func begin(_ table: inout String, index: Int, columns: [Column]) {}
  static func end(_ table: inout String, index: Int, columns: [Column]) {}
  static func header(_ table: inout String, index: Int, columns: [Column]) {
    add(columns.map { $0.headerString(for: self) }, to: &table)
  }
  static func row(_ table: inout String, index: Int, columns: [Column]) {
    add(columns.map { $0.string(for: self) }, to: &table)
  }
  private static func add(_ cells: [String], to table: inout String) {
    table += cells.joined(separator: "  ") + "\n"
  }
}
