/// A table of a page.
struct MarkdownTable {
  /// The names of the columns; those that begin with `>` are aligned to the right.
  var columns: [String]
  /// The cells, row by row.
  var rows: [[String]]

  /// The table as lines of Markdown.
  var text: String {
    let titles = columns.map { $0.hasPrefix(">") ? String($0.dropFirst()) : $0 }
    let rules = columns.map { $0.hasPrefix(">") ? "---:" : "---" }
    return ([titles, rules] + rows).map { "| " + $0.joined(separator: " | ") + " |" }
      .joined(separator: "\n")
  }
}
