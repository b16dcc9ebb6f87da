public import Scheduling
import Simulating

/// Where the slots of each pool stand in a document: the way back from a slot tree to its keys.
public struct SlotKeys: Sendable {
  /// By pool: the path of the object that says what it owns, such as `workspaces.north`; nil where
  /// no object of its own does (the shares of a workspace, calls that come one by one).
  private let paths: [String?]
  /// The pools as the document has them.
  private let written: [PoolSpec]

  /// The keys of a scenario.
  public init(of scenario: Scenario) {
    let pools = scenario.model.pools
    let names = scenario.directory.pools
    // Without workspaces a document has campaigns only, in one that nobody wrote.
    let isGrouped = scenario.inputs.contains { $0.path.hasPrefix("workspaces") }
    written = pools
    paths = zip(pools, names).map { pool, name in
      let parts = name.split(separator: "/", maxSplits: 1)
      switch pool.kind {
      case .organisation: return "organisation"
      case .workspace: return isGrouped ? "workspaces.\(name)" : nil
      case .campaign where parts.count == 2:
        return (isGrouped ? "workspaces.\(parts[0])." : "") + "campaigns.\(parts[1])"
      case .campaign, .campaigns, .api, .inbound: return nil
      }
    }
  }

  /// What to replace in the document, as `--set` takes it, so that its pools own what these do.
  ///
  /// Every workspace is named as soon as anything changes: what one owns that the document does
  /// not mention follows from all others. Percentages of a workspace (R17) stay as they are.
  ///
  /// - Returns: empty if nothing changes; nil if keys cannot say it: a `max` beside slots that
  ///   become hard, or hard slots that become none.
  public func overrides(for pools: [PoolSpec]) -> [String]? {
    precondition(pools.count == written.count, "another slot tree")
    if pools == written { return [] }
    var overrides: [String] = []
    for (path, (old, new)) in zip(paths, zip(written, pools)) {
      guard let path else { continue }
      guard let keys = Self.keys(from: old, to: new) else { return nil }
      overrides += keys.map { "\(path).\($0)" }
    }
    return overrides
  }

  /// What to replace in one object.
  private static func keys(from old: PoolSpec, to new: PoolSpec) -> [String]? {
    var keys: [String] = []
    switch (old.allotment, new.allotment) {
    case (.soft(_, .some), .hard), (_, .hard(0)): return nil
    case (let before, let after):
      if after.own != before.own || old.kind != .campaign { keys.append("slots=\(after.own)") }
      if case .soft(_, let most?) = after, after.most != before.most { keys.append("max=\(most)") }
      if old.kind != .organisation, before.isHard != after.isHard {
        keys.append(after.isHard ? "mode=hard" : "mode=soft")
      }
    }
    if new.lends != old.lends { keys.append("lend=\(new.lends)") }
    if let reserve = new.inboundReserve, reserve != old.inboundReserve {
      keys.append("inbound.reserve=\(reserve.slots)")
    }
    return keys
  }
}

extension Allotment {
  fileprivate var isHard: Bool { if case .hard = self { true } else { false } }

  /// The most that is written beside its slots.
  fileprivate var most: Int? { if case .soft(_, let most) = self { most } else { nil } }
}
