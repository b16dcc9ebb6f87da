/// A path of keys that leads past what it looks for.
///
/// Whoever has seen a scenario without workspaces looks for campaigns at the top; in one with
/// workspaces they stand in these. And a name, or the key of a part, is often written as if it
/// stood at the top: `north.mode`, `slots`.
struct OverridePath {
  private let path: [String]

  /// The path of an override, key by key.
  init(_ path: [Substring]) { self.path = path.map(String.init) }

  /// What the path looks for in the wrong place, and where that stands; nil if nothing, or nobody
  /// knows.
  func mistake(in root: DocumentNode) -> (message: String, meant: String)? {
    if let meant = campaignsMeant(in: root) {
      return ("the campaigns of this scenario stand elsewhere", meant)
    }
    return keyMeant(in: root).map { ("there is no such key at the top of a scenario", $0) }
  }

  /// Where a key stands that is none of the document itself.
  private func keyMeant(in root: DocumentNode) -> String? {
    guard !Self.names(ScenarioSpec.keys).contains(path[0]) else { return nil }
    let whole = path.joined(separator: ".")
    let (workspaces, campaigns) = Self.parts(of: root)
    if workspaces.contains(where: { $0.name == path[0] }) { return "workspaces.\(whole)" }
    let rest = path.dropFirst().joined(separator: ".")
    let named = campaigns.filter { $0.name == path[0] }.map { "\($0.path).\(rest)" }
    let places =
      !named.isEmpty && !rest.isEmpty
      ? named
      : Self.places(of: whole, workspaces.map { "workspaces.\($0.name)" }, campaigns.map(\.path))
    return places.isEmpty ? nil : places.prefix(3).joined(separator: " or ")
  }

  /// The workspaces of a document, and all its campaigns with their paths.
  static func parts(
    of root: DocumentNode
  ) -> (
    workspaces: [(name: String, node: DocumentNode)], campaigns: [(name: String, path: String)]
  ) {
    let workspaces = elements(of: value("workspaces", of: root))
    let campaigns =
      elements(of: value("campaigns", of: root)).map { ($0.name, "campaigns.\($0.name)") }
      + workspaces.flatMap { owner, node in
        elements(of: value("campaigns", of: node)).map {
          ($0.name, "workspaces.\(owner).campaigns.\($0.name)")
        }
      }
    return (workspaces, campaigns)
  }

  /// Where the keys stand that the first part of a path names: those that are it before those for
  /// which others say it, and keys of a part before those of an object within it.
  ///
  /// - Parameters:
  ///   - workspaces: the paths of the workspaces; likewise of the campaigns.
  static func places(
    of path: String, _ workspaces: [String], _ campaigns: [String]
  ) -> [String] {
    let parts = [
      (["deadline"], DeadlineSpec.keys.map(\.description)),
      (["organisation"], OrganisationSpec.keys.map(\.description)),
      (workspaces, WorkspaceSpec.keys.map(\.description)),
      (campaigns, CampaignSpec.keys.map(\.description)),
    ]
    let word = String(path.prefix { $0 != "." })
    let rest = path.dropFirst(word.count)
    for meaning in UnknownKey.Word.allCases {
      let places = parts.flatMap { owners, keys in
        meaning.name(word, among: keys).map { name in owners.map { "\($0).\(name)\(rest)" } } ?? []
      }
      if !places.isEmpty { return places }
      let within = parts.flatMap { owners, keys in
        meaning.within(keys, word).flatMap { outer, inner in
          owners.map { "\($0).\(outer).\(inner)\(rest)" }
        }
      }
      if !within.isEmpty { return within }
    }
    return []
  }

  private static func names<Object>(_ keys: [Key<Object>]) -> [String] {
    keys.map(\.description.name)
  }

  /// Where the campaigns stand that the path looks for at the top, or in workspaces.
  private func campaignsMeant(in root: DocumentNode) -> String? {
    guard case .mapping(let entries) = root.content, path.count > 1 else { return nil }
    let (workspaces, campaigns) = (
      entries.first { $0.key == "workspaces" }?.value,
      entries.first { $0.key == "campaigns" }?.value
    )
    if path[0] == "campaigns", campaigns == nil, let workspaces {
      let owners = Self.elements(of: workspaces).filter { _, workspace in
        Self.elements(of: Self.value("campaigns", of: workspace)).contains { $0.name == path[1] }
      }
      let names =
        path[1] == "*" ? ["*"] : owners.isEmpty ? ["<its workspace>"] : owners.map(\.name)
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
  static func elements(of node: DocumentNode?) -> [(name: String, node: DocumentNode)] {
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
