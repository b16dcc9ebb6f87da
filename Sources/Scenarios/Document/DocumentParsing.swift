import Yams

/// Turns YAML text into a tree with positions. The only file that knows Yams.
enum DocumentParsing {
  /// The tree of a text that holds one document.
  ///
  /// - Throws: every problem of the text as YAML, which is one: the parser stops at it.
  static func tree(of text: String, origin: Position.Origin) throws(ScenarioError) -> DocumentNode {
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch let error as YamlError {
      throw ScenarioError(problems: [problem(from: error, text: text, origin: origin)])
    } catch {
      throw ScenarioError(problems: [
        Problem(at: start(of: origin), "cannot be read as YAML: \(error)")
      ])
    }
    guard let root else {
      let node = DocumentNode.Content.scalar(Scalar(text: "", isQuoted: false))
      return DocumentNode(content: node, position: start(of: origin).position)
    }
    var room = mostNodes
    guard let tree = convert(root, origin: origin, &room) else {
      throw ScenarioError(problems: [
        Problem(
          at: start(of: origin),
          "has more than \(mostNodes) parts once its aliases are written out",
          hint: "lists of aliases of lists of aliases grow without bound")
      ])
    }
    return tree
  }

  /// A scenario of a thousand campaigns has a tenth as many.
  private static let mostNodes = 500_000

  private static func start(of origin: Position.Origin) -> Place {
    Place(position: Position(origin: origin, line: 1, column: 1), keyPath: "")
  }

  /// The tree with every alias written out; nil if there is no room for so many nodes.
  private static func convert(
    _ node: Node, origin: Position.Origin, _ room: inout Int
  ) -> DocumentNode? {
    room -= 1
    guard room >= 0 else { return nil }
    let position = Position(
      origin: origin, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    switch node {
    case .scalar(let scalar):
      let isQuoted = scalar.style != .plain && scalar.style != .any
      return DocumentNode(
        content: .scalar(Scalar(text: scalar.string, isQuoted: isQuoted)), position: position)
    case .sequence(let sequence):
      var nodes: [DocumentNode] = []
      for node in sequence {
        guard let converted = convert(node, origin: origin, &room) else { return nil }
        nodes.append(converted)
      }
      return DocumentNode(content: .list(nodes), position: position)
    case .mapping(let mapping):
      return entries(of: mapping, origin: origin, &room).map {
        DocumentNode(content: .mapping($0), position: position)
      }
    case .alias:
      // Yams resolves aliases while it composes; the case exists for its emitter.
      preconditionFailure("an alias in a composed tree")
    }
  }

  /// The entries of a mapping; those of a merge key (`<<: *defaults`) come last and give way to
  /// the mapping's own.
  private static func entries(
    of mapping: Node.Mapping, origin: Position.Origin, _ room: inout Int
  ) -> [DocumentNode.Entry]? {
    var own: [DocumentNode.Entry] = []
    var merged: [DocumentNode.Entry] = []
    for (key, value) in mapping {
      let name = key.scalar?.string ?? ""
      guard let converted = convert(value, origin: origin, &room) else { return nil }
      if name == "<<" {
        merged += mergedEntries(converted)
      } else {
        let position = Position(
          origin: origin, line: key.mark?.line ?? 1, column: key.mark?.column ?? 1)
        own.append(DocumentNode.Entry(key: name, keyPosition: position, value: converted))
      }
    }
    for entry in merged where !own.contains(where: { $0.key == entry.key }) { own.append(entry) }
    return own
  }

  private static func mergedEntries(_ node: DocumentNode) -> [DocumentNode.Entry] {
    switch node.content {
    case .mapping(let entries): entries
    case .list(let nodes): nodes.flatMap(mergedEntries)
    case .scalar: []
    }
  }

  // MARK: Errors of the YAML itself

  private static func problem(
    from error: YamlError, text: String, origin: Position.Origin
  )
    -> Problem
  {
    func place(_ mark: Mark) -> Place {
      Place(position: Position(origin: origin, line: mark.line, column: mark.column), keyPath: "")
    }
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _):
      let begin = context.map { "\($0.text) (begun in line \($0.mark.line)): " } ?? ""
      return Problem(at: place(mark), "\(begin)\(problem)", hint: hint(line: mark.line, in: text))
    case .composer(_, let problem, let mark, _):
      if problem.contains("another document") {
        return Problem(
          at: place(mark), "a second document begins here",
          hint: "a scenario file holds one; put the other into a file of its own")
      }
      return Problem(
        at: place(mark), problem,
        hint: "an alias (*name) stands for an anchor (&name) written before it")
    case .duplicatedKeysInMapping(let duplicates, let context):
      let names = duplicates.map { "\"\($0)\"" }.joined(separator: ", ")
      return Problem(
        at: place(context.mark), "the key \(names) is written twice in one mapping",
        hint: "keep one of them")
    case .reader(let problem, _, let value, _):
      let code = "U+" + String(value, radix: 16, uppercase: true)
      return Problem(at: start(of: origin), "\(problem) (\(code))")
    default:
      return Problem(at: start(of: origin), "cannot be read as YAML: \(error)")
    }
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
