/// Builds the tree of a document from its events: resolves aliases and merge keys, and refuses
/// what would grow or nest without bound.
///
/// Works on a stack of its own: a text of a megabyte can open a list half a million times.
struct DocumentComposer {
  /// A scenario of a thousand campaigns has a tenth as many.
  static let mostNodes = 500_000
  /// A scenario nests about ten deep.
  static let mostLevels = 100

  private let events: YAMLEvents
  private let origin: Position.Origin
  /// The nodes that have a name, and how many nodes each stands for.
  private var anchors: [String: (node: DocumentNode, size: Int)] = [:]
  private var open: [Container] = []
  private var root: DocumentNode?

  /// A list or mapping whose end has not come.
  private struct Container {
    var isMapping: Bool
    var anchor: String?
    var position: Position
    /// Nodes in it so far, itself included.
    var size = 1
    var elements: [DocumentNode] = []
    var entries: [DocumentNode.Entry] = []
    var keys: Set<String> = []
    /// The key whose value comes next.
    var key: (name: String, position: Position)?
    /// From merge keys (`<<: *defaults`): they come last and give way to the mapping's own.
    var merged: [DocumentNode.Entry] = []
  }

  init(_ text: String, origin: Position.Origin) {
    events = YAMLEvents(text)
    self.origin = origin
  }

  /// The tree; nil for a text without a document.
  mutating func tree() throws(YAMLEvents.Failure) -> DocumentNode? {
    var documents = 0
    while true {
      let (event, mark) = try events.next()
      switch event {
      case .textEnd: return root
      case .documentStart:
        documents += 1
        guard documents == 1 else {
          throw failure(
            mark,
            "a second document begins here",
            hint: "a scenario file holds one; put the other into a file of its own")
        }
      case .documentEnd: break
      case .scalar(let scalar, let anchor):
        let node = DocumentNode(content: .scalar(scalar), position: position(mark))
        try add(node, size: 1, anchor: anchor, at: mark)
      case .alias(let name):
        guard let (node, size) = anchors[name] else {
          throw failure(
            mark,
            "found undefined alias",
            hint: "an alias (*name) stands for an anchor (&name) written before it")
        }
        try add(node, size: size, anchor: nil, at: mark)
      case .listStart(let anchor): try begin(isMapping: false, anchor, mark)
      case .mappingStart(let anchor): try begin(isMapping: true, anchor, mark)
      case .listEnd, .mappingEnd: try end(at: mark)
      }
    }
  }

  private mutating func begin(
    isMapping: Bool, _ anchor: String?, _ mark: YAMLEvents.Mark
  ) throws(YAMLEvents.Failure) {
    guard open.count < Self.mostLevels else {
      throw failure(mark, "nested more than \(Self.mostLevels) levels deep")
    }
    if let container = open.last, container.isMapping, container.key == nil {
      throw failure(mark, "a key must be text, found \(isMapping ? "a mapping" : "a list")")
    }
    open.append(Container(isMapping: isMapping, anchor: anchor, position: position(mark)))
  }

  private mutating func end(at mark: YAMLEvents.Mark) throws(YAMLEvents.Failure) {
    guard var container = open.popLast() else { return }
    let rest = container.merged.filter { container.keys.insert($0.key).inserted }
    let content: DocumentNode.Content =
      container.isMapping ? .mapping(container.entries + rest) : .list(container.elements)
    let node = DocumentNode(content: content, position: container.position)
    try add(node, size: container.size, anchor: container.anchor, at: mark)
  }

  /// Puts a whole node where it belongs.
  private mutating func add(
    _ node: DocumentNode, size: Int, anchor: String?, at mark: YAMLEvents.Mark
  ) throws(YAMLEvents.Failure) {
    if let anchor { anchors[anchor] = (node, size) }
    guard var container = open.popLast() else {
      root = node
      return
    }
    container.size += size
    guard container.size <= Self.mostNodes else {
      throw failure(
        mark, "has more than \(Self.mostNodes) parts once its aliases are written out",
        hint: "lists of aliases of lists of aliases grow without bound")
    }
    if !container.isMapping {
      container.elements.append(node)
    } else if let key = container.key {
      container.key = nil
      if key.name == "<<" {
        container.merged += try mergedEntries(of: node, at: mark)
      } else {
        container.entries.append(
          DocumentNode.Entry(key: key.name, keyPosition: key.position, value: node))
      }
    } else {
      container.key = try key(node, at: mark)
      guard container.keys.insert(container.key?.name ?? "").inserted else {
        throw failure(
          mark,
          "the key \"\(container.key?.name ?? "")\" is written twice in one mapping",
          hint: "keep one of them")
      }
    }
    open.append(container)
  }

  private func key(
    _ node: DocumentNode, at mark: YAMLEvents.Mark
  ) throws(YAMLEvents.Failure) -> (name: String, position: Position) {
    guard case .scalar(let scalar) = node.content else {
      throw failure(mark, "a key must be text, found \(node.found)")
    }
    return (scalar.text, position(mark))
  }

  private func mergedEntries(
    of node: DocumentNode, at mark: YAMLEvents.Mark
  ) throws(YAMLEvents.Failure) -> [DocumentNode.Entry] {
    switch node.content {
    case .mapping(let entries): return entries
    case .list(let nodes):
      var entries: [DocumentNode.Entry] = []
      for node in nodes { entries += try mergedEntries(of: node, at: mark) }
      return entries
    case .scalar:
      throw failure(
        mark, "<< merges a mapping or a list of mappings into this one, found \(node.found)")
    }
  }

  private func position(_ mark: YAMLEvents.Mark) -> Position {
    Position(origin: origin, line: mark.line, column: mark.column)
  }

  private func failure(
    _ mark: YAMLEvents.Mark, _ message: String, hint: String? = nil
  ) -> YAMLEvents.Failure {
    YAMLEvents.Failure(mark: mark, message: message, hint: hint)
  }
}
