/// A path of keys that leads past the campaigns of a document.
///
/// Whoever has seen a scenario without workspaces looks for campaigns at the top; in one with
/// workspaces they stand in these.
struct OverridePath {
  private let path: [String]

  /// The path of an override, key by key.
  init(_ path: [Substring]) { self.path = path.map(String.init) }

  /// Where what was named stands; nil if the path looks for campaigns where they are.
  func meant(in root: DocumentNode) -> String? {
    guard case .mapping(let entries) = root.content, path.count > 1 else { return nil }
    let (workspaces, campaigns) = (
      entries.first { $0.key == "workspaces" }?.value,
      entries.first { $0.key == "campaigns" }?.value
    )
    if path[0] == "campaigns", campaigns == nil, let workspaces {
      let owners = Self.elements(of: workspaces).filter { _, workspace in
        Self.elements(of: Self.value("campaigns", of: workspace)).contains { $0.name == path[1] }
      }
      let names = owners.isEmpty ? ["<its workspace>"] : owners.map(\.name)
      return names.prefix(2).map { "workspaces.\($0)." + path.joined(separator: ".") }
        .joined(separator: " or ")
    }
    if path[0] == "workspaces", workspaces == nil, campaigns != nil, path.count > 3,
      path[2] == "campaigns"
    {
      return path.dropFirst(2).joined(separator: ".")
    }
    return nil
  }

  /// The elements of a list that have a name, by it.
  private static func elements(of node: DocumentNode?) -> [(name: String, node: DocumentNode)] {
    guard case .list(let nodes) = node?.content else { return [] }
    return nodes.compactMap { node in
      guard case .scalar(let name) = value("name", of: node)?.content else { return nil }
      return (name.text, node)
    }
  }

  private static func value(_ key: String, of node: DocumentNode) -> DocumentNode? {
    guard case .mapping(let entries) = node.content else { return nil }
    return entries.first { $0.key == key }?.value
  }
}
