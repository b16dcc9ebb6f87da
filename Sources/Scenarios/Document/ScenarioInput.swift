/// One value that a scenario depends on: what it is, and who said so.
public struct ScenarioInput: Equatable, Sendable {
  /// The path of keys, such as `workspaces[0].slots`; an element of a list that has a name is
  /// called by it: `workspaces.north.slots`.
  public let path: String
  /// The value as it was written, or in words what holds by default. Telephone numbers are hidden.
  public let value: String
  /// Who said so.
  public let origin: Origin

  /// An input.
  public init(path: String, value: String, origin: Origin) {
    self.path = path
    self.value = value
    self.origin = origin
  }

  /// Who said what an input is.
  public enum Origin: Equatable, Sendable {
    /// The document, in this line.
    case line(Int)
    /// A calibration file of the document, in this line.
    case calibration(file: String, line: Int)
    /// An override on the command line, as it was given.
    case override(String)
    /// Nobody: Dialcast's default.
    case `default`
  }
}

extension ScenarioInput {
  /// What a document says, scalar by scalar, in its order; a list of scalars is one value.
  static func written(in root: DocumentNode) -> [ScenarioInput] {
    var inputs: [ScenarioInput] = []
    collect(root, "", &inputs)
    return inputs
  }

  private static func collect(
    _ node: DocumentNode, _ path: String, _ inputs: inout [ScenarioInput]
  ) {
    switch node.content {
    case .scalar(let scalar):
      inputs.append(input(path, [scalar], node.position))
    case .mapping(let entries):
      for entry in entries {
        collect(entry.value, path.isEmpty ? entry.key : "\(path).\(entry.key)", &inputs)
      }
    case .list(let nodes):
      let scalars = nodes.compactMap { node -> Scalar? in
        guard case .scalar(let scalar) = node.content else { return nil }
        return scalar
      }
      if scalars.count == nodes.count {
        inputs.append(input(path, scalars, node.position))
        return
      }
      for (place, node) in nodes.enumerated() {
        collect(node, name(of: node).map { "\(path).\($0)" } ?? "\(path)[\(place)]", &inputs)
      }
    }
  }

  /// What holds by default, with the elements of lists called by their names as in what is written:
  /// `workspaces.north.lend` for `workspaces[0].lend`.
  static func named(_ defaults: [ScenarioInput], in root: DocumentNode) -> [ScenarioInput] {
    defaults.map {
      ScenarioInput(path: named($0.path, in: root), value: $0.value, origin: $0.origin)
    }
  }

  private static func named(_ path: String, in root: DocumentNode) -> String {
    var node: DocumentNode? = root
    return path.split(separator: ".").map { step -> String in
      let (key, places) = (step.prefix { $0 != "[" }, step.split(separator: "[").dropFirst())
      node = node?.value(of: String(key))
      return places.reduce(String(key)) { text, place in
        node = Int(place.dropLast()).flatMap { node?.element($0) }
        return text + (node.flatMap(name).map { ".\($0)" } ?? "[\(place)")
      }
    }.joined(separator: ".")
  }

  /// The `name` of an element of a list; nil if it has none.
  private static func name(of node: DocumentNode) -> String? {
    guard case .mapping(let entries) = node.content,
      case .scalar(let name)? = entries.first(where: { $0.key == "name" })?.value.content
    else { return nil }
    return name.text
  }

  private static func input(
    _ path: String, _ scalars: [Scalar], _ position: Position
  ) -> ScenarioInput {
    let origin: Origin =
      switch position.origin {
      case .file: .line(position.line)
      case .calibration(_, let name): .calibration(file: name, line: position.line)
      case .override(_, let text): .override(text)
      }
    let texts = scalars.map { isTelephoneNumber($0.text) ? "(a number)" : $0.text }
    return ScenarioInput(path: path, value: texts.joined(separator: ", "), origin: origin)
  }

  /// Whether a text may be somebody's number: a plus sign and seven digits, or nine digits and
  /// nothing else but what people put between them. Dates and times of day have colons or fewer.
  static func isTelephoneNumber(_ text: String) -> Bool {
    let digits = text.count { $0.isASCII && $0.isNumber }
    let others = text.filter { !($0.isASCII && $0.isNumber) }
    guard others.allSatisfy({ " -.()/+".contains($0) }) else { return false }
    return text.hasPrefix("+") ? digits >= 7 : digits >= 9
  }
}
