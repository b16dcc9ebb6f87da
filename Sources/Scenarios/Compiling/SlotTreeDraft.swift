import Scheduling

/// The slot tree of a scenario: pools, parents before children, and what people call them.
struct SlotTreeDraft {
  private(set) var pools: [PoolSpec] = []
  private(set) var names: [String] = []
  /// The pools of the campaigns, in the order of the campaigns.
  private var campaignPools: [PoolID] = []
  /// The pools of API and inbound calls from which somebody calls, in the order of the streams.
  private var streamPools: [PoolID] = []

  /// The pools from which campaigns, and after them streams, take their slots.
  var sources: [PoolID] { campaignPools + streamPools }

  /// Adds a pool below one that is already there.
  ///
  /// - Parameter isStream: whether calls come into it one by one.
  mutating func add(_ pool: PoolSpec, name: String, isStream: Bool = false) -> PoolID {
    let id = PoolID(rawValue: UInt16(pools.count))
    pools.append(pool)
    names.append(name)
    if pool.kind == .campaign { campaignPools.append(id) }
    if isStream { streamPools.append(id) }
    return id
  }
}

extension ScenarioCompiler {
  /// The slot tree (R11 … R19); nil only if a problem was reported.
  func slotTree(of workspaces: [Workspace]) -> SlotTreeDraft? {
    guard let slots = spec.organisation?.slots?.value else { return nil }
    let campaignCount = workspaces.map(\.campaigns.count).reduce(0, +)
    guard 2 + 4 * workspaces.count + campaignCount <= Int(UInt16.max) else {
      let place = spec.workspaces?.place ?? spec.organisation?.place
      if let place { log.report(place, "more workspaces and campaigns than 65,000") }
      return nil
    }
    var tree = SlotTreeDraft()
    let root = tree.add(
      PoolSpec(
        parent: nil, kind: .organisation, allotment: .hard(slots),
        inboundReserve: inboundReserve(spec.organisation?.inbound, of: slots)),
      name: organisationName)
    let own = workspaceSlots(workspaces, of: slots)
    for (workspace, own) in zip(workspaces, own) {
      add(workspace, slots: own, of: slots, below: root, to: &tree)
    }
    if spec.organisation?.inbound?.arrivals != nil {
      _ = tree.add(Self.inboundPool(below: root), name: "inbound", isStream: true)
    }
    return tree
  }

  /// Inbound calls own nothing: they take any free slot (R18).
  private static func inboundPool(below parent: PoolID) -> PoolSpec {
    PoolSpec(parent: parent, kind: .inbound, allotment: .unallotted(max: nil))
  }

  private func inboundReserve(
    _ inbound: Located<InboundSpec>?, of slots: Int
  ) -> InboundReserve? {
    guard let inbound, let reserve = inbound.reserve else {
      if let meaning = inbound?.meaning {
        log.report(
          meaning.place, "says what a reserve means, but there is none", hint: "add reserve")
      }
      return nil
    }
    if reserve.value >= slots {
      log.report(
        reserve.place,
        "keeps \(reserve.value) of \(slots) slots for inbound calls, so that nobody can be called")
    }
    let meaning: InboundReserve.Meaning =
      inbound.meaning?.value == .ceiling ? .ceiling : .free
    return InboundReserve(slots: reserve.value, meaning: meaning)
  }

  private var organisationSlots: Int { spec.organisation?.slots?.value ?? 0 }

  /// The slots that workspaces have of their own.
  private var allottedSlots: Int {
    (spec.workspaces?.value ?? []).compactMap { $0.slots?.value }.reduce(0, +)
  }

  /// The slots of each workspace: its own, or an equal share of what the others leave (R19).
  private func workspaceSlots(_ workspaces: [Workspace], of slots: Int) -> [Int] {
    let named = workspaces.map { $0.spec?.slots?.value }
    let sum = allottedSlots
    if sum > slots, let place = spec.workspaces?.place {
      log.report(
        place, "the workspaces are allotted \(sum) slots together, the organisation has \(slots)",
        hint: "lower \(Self.slotKeys(of: workspaces)), or raise organisation.slots to \(sum)")
    }
    let shares = Apportionment.largestRemainder(
      total: max(0, slots - sum), weights: named.map { $0 == nil ? 1 : 0 })
    return zip(workspaces, shares).map { workspace, share in
      // A share is no more than the workspace may use; what is over stays with the organisation.
      workspace.spec?.slots?.value ?? min(share, workspace.spec?.max?.value ?? share)
    }
  }

  /// Keys that say how many slots workspaces have of their own, the most first; such as they can be
  /// given to `--set` and `--vary`.
  private static func slotKeys(of workspaces: [Workspace]) -> String {
    let keys = workspaces.compactMap { workspace in
      workspace.spec?.slots.map { ("workspaces.\(workspace.name).slots", $0.value) }
    }.filter { $0.1 > 0 }.enumerated().sorted {
      ($1.element.1, $0.offset) < ($0.element.1, $1.offset)
    }
    let named = keys.prefix(3).map { "\($0.element.0) (\($0.element.1))" }
    return named.joined(separator: keys.count > 3 ? ", " : " or ")
      + (keys.count > 3 ? " or the slots of \(keys.count - 3) more" : "")
  }

  private func add(
    _ workspace: Workspace, slots: Int, of total: Int, below root: PoolID,
    to tree: inout SlotTreeDraft
  ) {
    let spec = workspace.spec
    let allotment = allotment(
      slots: spec?.slots, mode: spec?.mode, max: spec?.max, parent: "the organisation", has: total)
    // A workspace that names no slots has its share as a floor.
    let floor: Allotment =
      if case .unallotted(let most) = allotment { .soft(slots, max: most) } else { allotment }
    let id = tree.add(
      PoolSpec(
        parent: root, kind: .workspace, allotment: floor, lends: spec?.lend?.value ?? true,
        inboundReserve: inboundReserve(spec?.inbound, of: slots)),
      name: workspace.name)
    let split = split(slots, of: workspace)
    var parent = id
    if split.api > 0 || spec?.api != nil {
      let allotment: Allotment =
        split.api > 0 ? .soft(split.api, max: nil) : .unallotted(max: nil)
      _ = tree.add(
        PoolSpec(parent: id, kind: .api, allotment: allotment), name: "\(workspace.name)/api",
        isStream: spec?.api != nil)
    }
    if spec?.inbound?.arrivals != nil {
      _ = tree.add(
        Self.inboundPool(below: id), name: "\(workspace.name)/inbound", isStream: true)
    }
    if let campaigns = split.campaigns {
      parent = tree.add(
        PoolSpec(parent: id, kind: .campaigns, allotment: .soft(campaigns, max: nil)),
        name: "\(workspace.name)/campaigns")
    }
    addCampaigns(of: workspace, slots: split.campaigns ?? slots - split.api, below: parent, &tree)
  }

  /// The slots reserved for API calls and for campaigns (R17).
  ///
  /// Campaigns without a share of their own use what API calls leave idle. With API calls at
  /// 100 %, the default, that is all there is while nobody calls through the API: a reserve of
  /// everything is only made where somebody does.
  private func split(_ slots: Int, of workspace: Workspace) -> (api: Int, campaigns: Int?) {
    guard let spec = workspace.spec,
      spec.apiShare != nil || spec.campaignShare != nil || spec.api != nil
    else { return (0, nil) }
    let campaigns = spec.campaignShare?.value ?? 0
    let api = spec.apiShare?.value ?? 1 - campaigns
    let unit = 1_000_000.0
    let weights = [api, campaigns, max(0, 1 - api - campaigns)].map { Int(($0 * unit).rounded()) }
    if api + campaigns > 1 + 1 / unit, let place = spec.apiShare?.place {
      let sum = ((api + campaigns) * 1e6).rounded() / 1e4
      log.report(place, "api_share and campaign_share add up to \(sum.plain) %, more than there is")
    }
    if campaigns == 0, api == 1, spec.api == nil { return (0, nil) }
    let parts = Apportionment.largestRemainder(total: slots, weights: weights)
    return (parts[0], campaigns > 0 ? parts[1] : nil)
  }

  private func addCampaigns(
    of workspace: Workspace, slots: Int, below parent: PoolID, _ tree: inout SlotTreeDraft
  ) {
    let sum = workspace.campaigns.compactMap { $0.slots?.value }.reduce(0, +)
    // What is left for a workspace without slots of its own is only known if the others fit.
    let isKnown = workspace.spec?.slots != nil || allottedSlots <= organisationSlots
    if sum > slots, isKnown,
      let place = workspace.spec?.campaigns?.place ?? self.spec.campaigns?.place
    {
      let owner = workspace.spec == nil ? "the organisation" : workspace.name
      log.report(
        place, "the campaigns are allotted \(sum) slots together, \(owner) has \(slots)",
        hint: slots == 0 && workspace.spec?.api != nil
          ? "API calls own every slot unless api_share says less; write campaign_share"
          : "lower their slots, or give \(owner) \(sum) for campaigns")
    }
    for campaign in workspace.campaigns {
      let allotment = allotment(
        slots: campaign.slots, mode: campaign.mode, max: campaign.max,
        parent: "the organisation", has: organisationSlots)
      _ = tree.add(
        PoolSpec(
          parent: parent, kind: .campaign, allotment: allotment,
          lends: campaign.lend?.value ?? true),
        name: "\(workspace.name)/\(campaign.name?.value ?? "")")
    }
  }

  /// An allotment (R12), checked against what there is above.
  private func allotment(
    slots: Located<Int>?, mode: Located<AllotmentMode>?, max: Located<Int>?, parent: String,
    has capacity: Int
  ) -> Allotment {
    if let max, max.value > capacity {
      log.report(max.place, "\(max.value) slots are more than \(parent) has: \(capacity)")
    }
    guard let slots else {
      if let mode {
        log.report(mode.place, "says what slots mean, but there are none", hint: "add slots")
      }
      return .unallotted(max: max?.value)
    }
    if mode?.value == .hard {
      if let max {
        log.report(
          max.place, "contradicts mode: hard, which never uses more than its slots",
          hint: "remove max, or write mode: soft")
      }
      if slots.value == 0, let mode {
        log.report(
          mode.place, "never more than its slots, which are none: nobody would be called",
          hint: "give it slots, or write mode: soft to borrow them")
      }
      return .hard(slots.value)
    }
    if let max, max.value < slots.value {
      log.report(
        max.place, "the most, \(max.value), is less than the slots of its own, \(slots.value)")
    }
    return .soft(slots.value, max: max?.value)
  }
}
