import Scheduling

extension CaseWriter {
  /// The owner of the slots.
  mutating func organisation() -> [String] {
    let root = setup.pools[0]
    var lines = ["organisation:", "  slots: \(root.allotment.own)"]
    if let reserve = root.inboundReserve {
      if reserve.slots >= root.allotment.own {
        note("a reserve for inbound calls that leaves no slot")
      } else if reserve.slots > 0 {
        lines.append("  inbound: {reserve: \(reserve.slots), meaning: \(reserve.meaning)}")
      }
    }
    if !setup.hasBreaker { lines.append("  breaker: false") }
    if let trunk = setup.trunk {
      if trunk.isWritable(per: .seconds(1)) {
        lines.append("  starts_per_second: \(trunk.starts)")
      } else {
        note("the pace of the trunk: \(trunk.starts) in \(trunk.period.written)")
      }
    }
    return lines
  }

  /// The teams with their campaigns.
  mutating func workspaces() -> [String] {
    var lines = ["workspaces:"]
    let places = writtenWorkspaces
    for place in places {
      lines.append("  - name: \(name(ofWorkspace: place))")
      if case .unallotted = setup.pools[place].allotment {
        note("a workspace that has a part of what the others leave, as long as it needs it")
      }
      lines += allotment(setup.pools[place], of: "workspace").map { "    \($0)" }
      lines += shares(ofWorkspace: place).map { "    \($0)" }
      lines.append("    campaigns:")
      for campaign in writtenCampaigns(below: place) {
        lines.append("      - name: \(name(ofCampaign: campaign))")
        lines += self.campaign(campaign).map { "        \($0)" }
      }
    }
    return lines + spare(besides: places)
  }

  /// What nobody was allotted belongs to a team that never calls, or else teams that name no slots
  /// would share it; who lends it does not matter (R13).
  private mutating func spare(besides workspaces: [Int]) -> [String] {
    let allotted = workspaces.map { setup.pools[$0].allotment.own }.reduce(0, +)
    let left = setup.pools[0].allotment.own - allotted
    guard left > 0 else { return [] }
    for order in expected.commands where !order.isRefused {
      guard case .setSlots(let pool, _) = order.command else { continue }
      if setup.pools[Int(pool.rawValue)].kind != .campaign {
        note("slots that change where some were allotted to nobody")
      }
    }
    return [
      "  - name: nobody", "    slots: \(left)", "    campaigns:", "      - name: nothing",
    ] + Self.idleCampaign.map { "        \($0)" }
  }

  /// A campaign that never starts, for a pool that only owns slots.
  static let idleCampaign = [
    "start: 2026-11-23 00:00", "draft: true", "contacts: 1",
    "telephony: {script: [[completed 1 s]]}",
  ]

  /// The slots of a workspace or a campaign.
  mutating func allotment(_ pool: PoolSpec, of kind: String) -> [String] {
    var lines = pool.lends ? [] : ["lend: false"]
    if pool.allotment.isClosed {
      note("a \(kind) that may use no slot")
      return lines
    }
    switch pool.allotment {
    case .hard(let own): lines += ["slots: \(own)", "mode: hard"]
    case .soft(let own, let most):
      // Workspaces own a slot or name none.
      if own > 0 || kind == "campaign" { lines.append("slots: \(own)") }
      if let most { lines.append("max: \(min(most, setup.pools[0].allotment.own))") }
    case .unallotted(let most):
      if let most { lines.append("max: \(min(most, setup.pools[0].allotment.own))") }
    }
    return lines
  }

  /// The parts of a workspace for calls through the API and for campaigns (R17).
  private mutating func shares(ofWorkspace place: Int) -> [String] {
    let parts = setup.pools.filter { $0.parent == PoolID(rawValue: UInt16(place)) }
    guard campaigns(below: place).contains(where: { isInPart($0) }) else { return [] }
    let api = parts.first { $0.kind == .api }?.allotment.own ?? 0
    let own = setup.pools[place].allotment.own
    guard case .soft(let campaigns, _)? = parts.first(where: { $0.kind == .campaigns })?.allotment,
      campaigns > 0, api + campaigns == own
    else {
      note("the parts of a workspace for calls through the API and for campaigns")
      return []
    }
    return [
      "api_share: \(Self.percent(api, of: own))",
      "campaign_share: \(Self.percent(campaigns, of: own))",
    ]
  }

  /// Whether a campaign takes its slots from a part of its workspace.
  private func isInPart(_ campaign: Int) -> Bool {
    let parent = setup.pools[Int(setup.campaigns[campaign].pool.rawValue)].parent
    return parent.map { setup.pools[Int($0.rawValue)].kind == .campaigns } ?? false
  }

  /// A share of slots to a thousandth of a per cent, from which the slots come back by R17.
  private static func percent(_ slots: Int, of own: Int) -> String {
    let thousandths = (slots * 100_000 + own / 2) / own
    let (whole, rest) = thousandths.quotientAndRemainder(dividingBy: 1000)
    return rest == 0 ? "\(whole) %" : "\(whole).\(String(1000 + rest).dropFirst()) %"
  }
}
