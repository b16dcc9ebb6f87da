/// What one scenario changes against another, replication by replication.
///
/// Replication r of both has the same luck: the same people answer their second call, talk as long
/// and ask to be called back at the same time, whatever slot and hour they meet (common random
/// numbers, keyed by contact and attempt). So each pair differs by the scenarios alone, and a few
/// hundred pairs show what independent runs would need tens of thousands for.
public struct Comparison: Equatable, Sendable {
  /// What is asked of a comparison.
  public struct Settings: Equatable, Sendable {
    /// The confidence of the intervals, such as 0.95.
    public var confidence: Double
    /// The least change of a completion time that counts in practice, in milliseconds.
    public var practicalMs: Int64
    /// How intervals of means are made.
    public var method: ChangeInterval

    /// Settings; any change counts unless told otherwise.
    public init(
      confidence: Double = 0.95, practicalMs: Int64 = 0, method: ChangeInterval = .fixedRuns
    ) {
      precondition(confidence > 0 && confidence < 1, "a confidence lies between 0 and 1")
      precondition(practicalMs >= 0, "what counts in practice cannot be negative")
      self.confidence = confidence
      self.practicalMs = practicalMs
      self.method = method
    }
  }

  /// What was asked.
  public let settings: Settings
  /// How many pairs of runs.
  public let replications: Int
  /// Whether both made the same decisions at the same instants in every run.
  public let isIdentical: Bool
  /// All campaigns together.
  public let whole: PartChange
  /// The workspaces that both have, in the order of the first.
  public let workspaces: [PartChange]
  /// The campaigns that both have, in the order of the first.
  public let campaigns: [PartChange]
  /// The pools that both have.
  public let pools: [PoolChange]
  /// Campaigns that only the first has.
  public let onlyFirst: [String]
  /// Campaigns that only the second has.
  public let onlySecond: [String]

  /// The comparison of two sides with as many runs each, of the same replications; at least one.
  ///
  /// Workspaces and campaigns are several claims at once: the intervals of each have a confidence
  /// of 1 − (1 − confidence) ÷ number of `parts`, so that all of them hold together as surely as
  /// the one of the whole does alone (Bonferroni). O(runs × (campaigns + pools) + runs log runs).
  public init(_ first: ComparedSide, _ second: ComparedSide, settings: Settings = Settings()) {
    precondition(!first.runs.isEmpty, "a comparison needs at least one pair of runs")
    precondition(
      first.runs.map(\.replication) == second.runs.map(\.replication), "the same replications")
    self.settings = settings
    replications = first.runs.count
    isIdentical = first.runs.map(\.digest) == second.runs.map(\.digest)
    let sides = (first, second)
    let names = Names(first.outline, second.outline)
    onlyFirst = names.onlyFirst
    onlySecond = names.onlySecond
    let claims = max(1, names.claims)
    let confidence = 1 - (1 - settings.confidence) / Double(claims)
    func places(_ isPart: (ScenarioOutline.Campaign) -> Bool) -> ([Int], [Int]) {
      (first.outline.places(isPart), second.outline.places(isPart))
    }
    whole = PartChange(
      .whole, "", places: places(\.isCounted), of: sides, settings: settings,
      confidence: settings.confidence)
    workspaces = names.workspaces.map { name in
      PartChange(
        .workspace, name, places: places { $0.workspace == name }, of: sides, settings: settings,
        confidence: confidence)
    }
    campaigns = names.campaigns.map { path in
      PartChange(
        .campaign, path, places: places { $0.path == path }, of: sides, settings: settings,
        confidence: confidence)
    }
    pools = PoolChange.all(first, second)
  }

  /// Workspaces and campaigns without those that say the same as another: a workspace that is all
  /// there is, a campaign that is alone in its workspace.
  public var parts: [PartChange] {
    let shown = Self.shown(
      workspaces: workspaces.map(\.name), campaigns: campaigns.map(\.name))
    return workspaces.filter { shown.workspaces.contains($0.name) }
      + campaigns.filter { shown.campaigns.contains($0.name) }
  }

  /// A campaign is alone in its workspace if no other path begins like its own.
  fileprivate static func shown(
    workspaces: [String], campaigns: [String]
  ) -> (workspaces: [String], campaigns: [String]) {
    func workspace(_ path: String) -> String {
      path.split(separator: "/").count > 1 ? String(path.prefix { $0 != "/" }) : ""
    }
    let crowded = campaigns.filter { path in
      campaigns.count { workspace($0) == workspace(path) } > 1
    }
    return (workspaces.count > 1 ? workspaces : [], crowded)
  }
}

/// What two scenarios have in common.
private struct Names {
  let workspaces: [String]
  let campaigns: [String]
  let onlyFirst: [String]
  let onlySecond: [String]
  /// How many parts besides the whole are judged.
  let claims: Int

  init(_ first: ScenarioOutline, _ second: ScenarioOutline) {
    let paths = (first.campaigns.map(\.path), second.campaigns.map(\.path))
    campaigns = paths.0.filter { paths.1.contains($0) }
    onlyFirst = paths.0.filter { !paths.1.contains($0) }
    onlySecond = paths.1.filter { !paths.0.contains($0) }
    workspaces = first.workspaces.filter { second.workspaces.contains($0) }
    let shown = Comparison.shown(workspaces: workspaces, campaigns: campaigns)
    claims = shown.workspaces.count + shown.campaigns.count
  }
}

extension ScenarioOutline {
  fileprivate func places(_ isPart: (Campaign) -> Bool) -> [Int] {
    campaigns.indices.filter { isPart(campaigns[$0]) }
  }
}
