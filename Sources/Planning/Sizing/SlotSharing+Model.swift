import Scheduling
import Simulating

extension SlotSharing {
  /// The ways to share that differ for a model, the one that its scenario chose first.
  ///
  /// One only, as written, where fewer than two workspaces that own slots have calls to make: then
  /// nobody is there to share with.
  static func ways(of model: Model) -> [SlotSharing] {
    let workspaces = model.workspaces.filter { model.pools[$0].allotment.own > 0 }
    let callers = Set(model.workspaceOfCampaign.compactMap(\.self))
    guard workspaces.filter(callers.contains).count > 1 else { return [.asWritten] }
    let written = model.pools
    let alike = [SlotSharing.soft, .hard].first {
      model.resized(to: model.writtenSlots, sharing: $0).pools == written
    }
    guard let alike else { return [.asWritten, .soft, .hard] }
    return alike == .soft ? [.soft, .hard] : [.hard, .soft]
  }
}

extension Model {
  /// The places of the workspaces among the pools.
  var workspaces: [Int] { pools.indices.filter { pools[$0].kind == .workspace } }

  /// For each campaign the workspace above its pool; nil: it has none.
  var workspaceOfCampaign: [Int?] {
    campaigns.map { campaign in
      var pool: PoolID? = campaign.campaign.pool
      while let place = pool.map({ Int($0.rawValue) }) {
        if pools[place].kind == .workspace { return place }
        pool = pools[place].parent
      }
      return nil
    }
  }
}
