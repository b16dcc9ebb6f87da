/// Turns YAML text into a tree with positions.
enum DocumentParsing {
  /// The tree of a text that holds one document; a text without any gives a scalar of nothing.
  ///
  /// - Throws: every problem of the text as YAML, which is one: the parser stops at it.
  static func tree(of text: String, origin: Position.Origin) throws(ScenarioError) -> DocumentNode {
    var composer = DocumentComposer(text, origin: origin)
    do {
      if let tree = try composer.tree() { return tree }
    } catch {
      let position = Position(origin: origin, line: error.mark.line, column: error.mark.column)
      let hint = error.isSyntax ? hint(line: error.mark.line, in: text) : error.hint
      throw ScenarioError(problems: [
        Problem(at: Place(position: position, keyPath: ""), error.message, hint: hint)
      ])
    }
    return DocumentNode(
      content: .scalar(Scalar(text: "", isQuoted: false)),
      position: Position(origin: origin, line: 1, column: 1))
  }

  /// What usually lies behind a syntax error in this line.
  private static func hint(line: Int, in text: String) -> String? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.indices.contains(line - 1) else { return nil }
    let source = lines[line - 1]
    if source.prefix(while: { $0 == " " || $0 == "\t" }).contains("\t") {
      return "indent with spaces: this line begins with a tab"
    }
    if source.contains("@") || source.contains("%") || source.contains("`") {
      return "put text that begins with a special character into quotes"
    }
    return "check the indentation, the colons and the quotes of this line and the one before"
  }
}
