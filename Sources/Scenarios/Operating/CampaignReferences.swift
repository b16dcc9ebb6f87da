import Scheduling

/// Finds the campaign that a document means by a name.
struct CampaignReferences {
  private var campaigns: [(workspace: String, name: String)]

  init(_ campaigns: [CampaignDraft]) {
    self.campaigns = campaigns.map { ($0.workspace, $0.name) }
  }

  /// The place of a campaign; nil only if a problem was reported.
  func campaign(_ reference: Located<String>, _ log: ProblemLog) -> Int? {
    let text = reference.value
    let found = campaigns.indices.filter {
      text == campaigns[$0].name || text == path(of: $0)
    }
    if found.count == 1 { return found[0] }
    if found.isEmpty {
      let names = campaigns.indices.map { text.contains("/") ? path(of: $0) : campaigns[$0].name }
      log.report(
        reference.place, "there is no campaign \"\(text)\" at that time",
        hint: Spelling.suggestion(for: text, among: names))
    } else {
      log.report(
        reference.place, "\(found.count) campaigns are called \"\(text)\"",
        hint: "write \(found.prefix(3).map(path).joined(separator: " or "))")
    }
    return nil
  }

  /// A new campaign comes into being; false if its name is taken, which is reported.
  mutating func add(_ name: Located<String>, in workspace: String, _ log: ProblemLog) -> Bool {
    if campaigns.contains(where: { $0 == (workspace, name.value) }) {
      log.report(
        name.place, "the name \"\(name.value)\" is taken",
        hint: "campaigns of a workspace need different names")
      return false
    }
    campaigns.append((workspace, name.value))
    return true
  }

  private func path(of place: Int) -> String {
    let (workspace, name) = campaigns[place]
    return workspace.isEmpty ? name : "\(workspace)/\(name)"
  }
}
