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

/// A page in which the text between two markers is written by a program.
public struct MarkedPage: Equatable, Sendable {
  /// The text of the page.
  public private(set) var text: String

  /// A page.
  public init(_ text: String) { self.text = text }

  /// Replaces what stands between `<!-- begin NAME -->` and `<!-- end NAME -->`.
  ///
  /// - Returns: false, and nothing is changed, if the page does not have both in this order.
  public mutating func fill(_ name: String, with section: String) -> Bool {
    guard let begin = text.firstRange(of: "<!-- begin \(name) -->"),
      let end = text.firstRange(of: "<!-- end \(name) -->"),
      begin.upperBound <= end.lowerBound
    else { return false }
    text.replaceSubrange(begin.upperBound..<end.lowerBound, with: "\n\(section)\n")
    return true
  }
}
