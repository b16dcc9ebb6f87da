/// What the author of a scenario wrote, for advice to somebody who names a key without its place.
public struct WrittenKeys: Sendable {
  private let root: DocumentNode

  /// The keys of the document at a path; of one of which nothing is known if there is none, or it
  /// cannot be read: others tell that better.
  public init(ofDocumentAt path: String?) {
    let origin = Position.Origin.file(path ?? "")
    let nothing = DocumentNode(
      content: .mapping([]), position: Position(origin: origin, line: 0, column: 0))
    guard let path, let text = try? DocumentText.read(path: path, origin: origin) else {
      root = nothing
      return
    }
    root = (try? DocumentParsing.tree(of: text, origin: origin)) ?? nothing
  }

  /// Whether a key is written, by its path: `deadline.probability`, `workspaces.north.mode`.
  public func says(_ path: String) -> Bool { node(at: path[...]) != nil }

  /// Keys that mean something beside another only.
  private static let companions = [
    "mode": "slots", "burst": "starts_per_minute", "region": "file",
  ]

  /// The paths, as overrides have them, at which a key stands or may stand: `hours` in every
  /// campaign, say. Those that are written come alone, else those in an object that is written;
  /// where the document has no workspace or no campaign, `<campaign>` stands for the name of one.
  ///
  /// - Parameter word: the key, or what others say for it.
  public func places(of word: String) -> [String] {
    if ScenarioSpec.keys.contains(where: { $0.description.name == word }) { return [word] }
    let parts = OverridePath.parts(of: root)
    let campaigns = parts.campaigns.map(\.path)
    let places = OverridePath.places(
      of: word,
      parts.workspaces.isEmpty
        ? ["workspaces.<workspace>"] : parts.workspaces.map { "workspaces.\($0.name)" },
      campaigns.isEmpty ? ["campaigns.<campaign>"] : campaigns)
    let (written, possible) = (places.filter(says), places.filter(isPossible))
    return written.isEmpty ? (possible.isEmpty ? places : possible) : written
  }

  /// The one path that names the same as these together, `workspaces.*.mode`; nil: there is none,
  /// as they are keys of several parts, or of some of the workspaces or campaigns only.
  public func path(ofAll places: [String]) -> String? {
    let parts = OverridePath.parts(of: root)
    let owners = places.map { place -> (path: String, isCampaign: Bool)? in
      if let one = parts.campaigns.first(where: { place.hasPrefix($0.path + ".") }) {
        return (one.path, true)
      }
      let one = parts.workspaces.first { place.hasPrefix("workspaces.\($0.name).") }
      return one.map { ("workspaces.\($0.name)", false) }
    }
    let all = Set(
      zip(places, owners).map { place, owner in
        owner.map { Self.star($0.path) + place.dropFirst($0.path.count) } ?? place
      })
    guard places.count > 1, all.count == 1, let path = all.first, let owner = owners[0],
      places.count == (owner.isCampaign ? parts.campaigns.count : parts.workspaces.count)
    else { return nil }
    return path
  }

  /// `workspaces.*.campaigns.*` for the path of one campaign.
  private static func star(_ path: String) -> String {
    let steps = path.split(separator: ".")
    return steps.indices.map { $0.isMultiple(of: 2) ? String(steps[$0]) : "*" }
      .joined(separator: ".")
  }

  /// Whether the object of a key is written, and what the key needs beside it.
  private func isPossible(_ path: String) -> Bool {
    guard let dot = path.lastIndex(of: "."), let object = node(at: path[..<dot]) else {
      return false
    }
    return Self.companions[String(path[dot...].dropFirst())].map(object.says) ?? true
  }

  /// The part of the document at a path; an element of a list goes by its name.
  private func node(at path: Substring) -> DocumentNode? {
    path.split(separator: ".").reduce(Optional(root)) { node, step in
      node?.value(of: String(step))
        ?? OverridePath.elements(of: node).first { $0.name == step }?.node
    }
  }
}
