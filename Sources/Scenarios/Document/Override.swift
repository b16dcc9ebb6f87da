import Foundation

/// A what-if without editing the file: `organisation.slots=50`.
///
/// The path is one of keys, joined by dots; an element of a list is named by its place,
/// `workspaces[0]`, or by its `name`, `workspaces.north`, and `*` names all: of
/// `workspaces.*.campaigns.*.retry.retries` those that have campaigns. The value is YAML. A key
/// that the document does not have is added, so that defaults can be overridden too; where a scalar
/// stands that is short for an object, it is added to that.
struct Override {
  /// The text as given, without `--set`.
  let text: String
  private let path: [Substring]
  private let value: DocumentNode
  private let origin: Position.Origin

  /// Parses an override.
  ///
  /// - Parameters:
  ///   - text: such as `workspaces.north.slots=10`.
  ///   - number: its place among the overrides, from 0, which orders their problems.
  init(_ text: String, number: Int) throws(ScenarioError) {
    self.text = text
    origin = .override(number, text)
    let place = Place(position: Position(origin: origin, line: 1, column: 1), keyPath: "")
    guard let equals = text.firstIndex(of: "="), equals > text.startIndex else {
      throw ScenarioError(problems: [
        Problem(at: place, "expected path=value, such as organisation.slots=50")
      ])
    }
    let pathText = String(text[..<equals])
    path = Self.components(of: pathText)
    guard path.allSatisfy({ !$0.isEmpty }) else {
      throw ScenarioError(problems: [
        Problem(at: place, "the path \"\(pathText)\" has an empty part")
      ])
    }
    value = try DocumentParsing.tree(
      of: String(text[text.index(after: equals)...]), origin: origin)
  }

  /// `workspaces[0].name` as `workspaces`, `[0]`, `name`.
  private static func components(of path: String) -> [Substring] {
    path.split(separator: ".", omittingEmptySubsequences: false).flatMap { part in
      // Blanks within a name are part of it.
      let part = Substring(part.trimmingCharacters(in: .whitespaces))
      guard let bracket = part.firstIndex(of: "["), bracket > part.startIndex else { return [part] }
      let indexes = part[bracket...].split(separator: "[").map { "[\($0)"[...] }
      return [part[..<bracket]] + indexes
    }
  }

  /// The key of the document that it changes, or changes something in.
  var root: Substring { path[0] }

  /// Puts the value into the tree.
  func apply(to root: inout DocumentNode) throws(ScenarioError) {
    if let mistake = OverridePath(path).mistake(in: root) {
      throw failure(
        String(path[0]), mistake.message, hint: "did you mean \(mistake.meant)?")
    }
    guard try set(&root, at: 0, keyPath: "") > 0 else {
      throw failure(
        String(path[0]), "nothing here is named by \"\(pathText)\"", hint: hintAtNothing(in: root))
    }
  }

  private func hintAtNothing(in root: DocumentNode) -> String {
    guard case .mapping(let entries) = root.content, entries.contains(where: { $0.key == path[0] })
    else { return "this scenario has no \(path[0])" }
    return "* stands for every element of a list, as in workspaces.*.slots"
  }

  private var pathText: String { String(text.prefix { $0 != "=" }) }

  /// In how many places it put the value.
  private func set(
    _ node: inout DocumentNode, at depth: Int, keyPath: String
  )
    throws(ScenarioError) -> Int
  {
    guard depth < path.count else {
      node = value
      return 1
    }
    let step = path[depth]
    switch node.content {
    case .list(var nodes):
      let places = step == "*" ? Array(nodes.indices) : [try index(of: step, in: nodes, keyPath)]
      var count = 0
      for place in places {
        count += try set(&nodes[place], at: depth + 1, keyPath: "\(keyPath)[\(place)]")
      }
      node.content = .list(nodes)
      return count
    case .mapping(var entries):
      let inner = keyPath.isEmpty ? String(step) : "\(keyPath).\(step)"
      if let place = entries.firstIndex(where: { $0.key == step }) {
        let count = try set(&entries[place].value, at: depth + 1, keyPath: inner)
        node.content = .mapping(entries)
        return count
      }
      // Who has no such list has nothing that the star could name.
      if path.dropFirst(depth).contains("*") { return 0 }
      entries.append(try added(step, at: depth, keyPath: inner))
      node.content = .mapping(entries)
      return 1
    case .scalar(let scalar):
      if scalar.isNull {
        node = DocumentNode(content: .mapping([]), position: value.position)
      } else if let key = longForm(of: node, at: depth) {
        node = DocumentNode(content: .mapping([key]), position: node.position)
      } else {
        throw failure(
          keyPath, "is \(scalar.found), so there is no \"\(step)\" in it", hint: whole(from: depth))
      }
      return try set(&node, at: depth, keyPath: keyPath)
    }
  }

  /// The entry that a scalar in this place is short for; nil: no object can stand there.
  private func longForm(of node: DocumentNode, at depth: Int) -> DocumentNode.Entry? {
    let keys = ["telephony": "based_on", "deadline": "at", "contacts": "count"]
    guard depth > 0, let key = keys[String(path[depth - 1])] else { return nil }
    return DocumentNode.Entry(key: key, keyPosition: node.position, value: node)
  }

  /// How to set the whole of what is a word here and may be a mapping; nil: it may not.
  private func whole(from depth: Int) -> String? {
    guard depth > 0, path[depth - 1] == "hour_effect", let equals = text.firstIndex(of: "=") else {
      return nil
    }
    let written = path[depth...].reversed().reduce(String(text[text.index(after: equals)...])) {
      "{\($1): \($0)}"
    }
    return "set all of it: \(path[..<depth].joined(separator: "."))=\(written)"
  }

  /// A key that was not there; what is wrong with its name the reader of the document says.
  private func added(
    _ step: Substring, at depth: Int, keyPath: String
  ) throws(ScenarioError)
    -> DocumentNode.Entry
  {
    var node = DocumentNode(content: .mapping([]), position: value.position)
    _ = try set(&node, at: depth + 1, keyPath: keyPath)
    return DocumentNode.Entry(key: String(step), keyPosition: value.position, value: node)
  }

  /// The element that a step names by its place or by its name.
  private func index(
    of step: Substring, in nodes: [DocumentNode], _ keyPath: String
  )
    throws(ScenarioError) -> Int
  {
    let names = nodes.map { node -> String? in
      guard case .mapping(let entries) = node.content,
        case .scalar(let name)? = entries.first(where: { $0.key == "name" })?.value.content
      else { return nil }
      return name.text
    }
    if let index = names.firstIndex(where: { $0 == String(step) }) { return index }
    let digits = step.hasPrefix("[") && step.hasSuffix("]") ? step.dropFirst().dropLast() : step
    if let index = Int(digits) {
      if nodes.indices.contains(index) { return index }
      throw failure(
        keyPath, "has no element [\(index)]",
        hint: nodes.isEmpty ? "it is empty" : "the last one is [\(nodes.count - 1)]")
    }
    throw failure(
      keyPath, "has no element named \"\(step)\"",
      hint: Spelling.suggestion(for: String(step), among: names.compactMap { $0 }))
  }

  private func failure(_ keyPath: String, _ message: String, hint: String?) -> ScenarioError {
    let place = Place(position: value.position, keyPath: keyPath)
    return ScenarioError(problems: [Problem(at: place, message, hint: hint)])
  }
}
