/// Who may take a slot, by the rule book and by counting (R11 … R18); nothing is kept but what
/// runs.
struct SlotBook {
  private let slots: Int
  private let reserve: Int
  private let workspaces: [RandomScenario.Pool]
  private let campaigns: [RandomScenario.Pool]
  /// The workspace of each campaign, and the campaigns of each workspace.
  private let workspaceOf: [Int]
  private let members: [[Int]]
  private let ownOfWorkspace: [Int]
  private let ceilingOfWorkspace: [Int]
  private let ceilingOfCampaign: [Int]
  /// Calls in progress, by campaign.
  private(set) var running: [Int]
  /// Campaigns that have begun and not ended.
  var isLive: [Bool]

  init(_ scenario: RandomScenario) {
    slots = scenario.slots
    reserve = scenario.reserve
    let pools = scenario.workspaces.map(\.pool)
    let leaves = scenario.campaigns.map(\.pool)
    let parents = scenario.workspaces.indices.flatMap { place in
      scenario.workspaces[place].campaigns.map { _ in place }
    }
    let own = pools.indices.map { scenario.ownSlots(ofWorkspace: $0) }
    // Hard: one's own and no more; else the maximum, or what the pool above may use (R12).
    let ceilings = pools.indices.map {
      min(pools[$0].isHard ? own[$0] : pools[$0].max ?? scenario.slots, scenario.slots)
    }
    workspaces = pools
    campaigns = leaves
    workspaceOf = parents
    members = pools.indices.map { place in parents.indices.filter { parents[$0] == place } }
    ownOfWorkspace = own
    ceilingOfWorkspace = ceilings
    ceilingOfCampaign = leaves.indices.map {
      let above = ceilings[parents[$0]]
      return min(leaves[$0].isHard ? leaves[$0].slots ?? 0 : leaves[$0].max ?? above, above)
    }
    running = leaves.map { _ in 0 }
    isLive = leaves.map { _ in false }
  }

  mutating func occupy(_ campaign: Int) { running[campaign] += 1 }
  mutating func vacate(_ campaign: Int) { running[campaign] -= 1 }

  var total: Int { running.reduce(0, +) }

  /// Named, or an equal share among the live ones that name none, the first ones first (R16).
  private func own(_ campaign: Int) -> Int {
    if let named = campaigns[campaign].slots { return named }
    guard isLive[campaign] else { return 0 }
    var left = ownOfWorkspace[workspaceOf[campaign]]
    var sharing = 0
    var rank = 0
    for member in members[workspaceOf[campaign]] {
      if let named = campaigns[member].slots {
        left -= named
      } else if isLive[member] {
        if member == campaign { rank = sharing }
        sharing += 1
      }
    }
    let share = left / sharing + (rank < left % sharing ? 1 : 0)
    return min(share, ceilingOfCampaign[campaign])
  }

  /// Whether a call of the campaign may start, and whether its slot is borrowed by the workspace
  /// and by the campaign; nil if a rule refuses it.
  func borrowing(of campaign: Int) -> (workspace: Bool, campaign: Bool)? {
    let total = total
    let place = workspaceOf[campaign]
    let inWorkspace = members[place].reduce(0) { $0 + running[$1] }
    guard running[campaign] < ceilingOfCampaign[campaign],
      inWorkspace < ceilingOfWorkspace[place], total + reserve < slots
    else { return nil }
    let borrowing = (inWorkspace >= ownOfWorkspace[place], running[campaign] >= own(campaign))
    if workspaces.allSatisfy(\.lends), campaigns.allSatisfy(\.lends) { return borrowing }
    // Slots that are kept for others must be left, unless this one was kept for the campaign (R13).
    let takesOwnOfCampaign = kept(by: campaign, starting: campaign) < kept(by: campaign)
    let keptBelow = members[place].reduce(0) { $0 + kept(by: $1) }
    guard takesOwnOfCampaign || inWorkspace + 1 + keptBelow <= ceilingOfWorkspace[place] else {
      return nil
    }
    let takesOwnOfWorkspace =
      kept(byWorkspace: place, starting: campaign) < kept(byWorkspace: place)
    let keptByAll = workspaces.indices.reduce(0) { $0 + kept(byWorkspace: $1) }
    return takesOwnOfWorkspace || total + 1 + keptByAll <= slots ? borrowing : nil
  }

  /// Idle slots that a campaign does not lend, once a call of `starting` has begun.
  private func kept(by campaign: Int, starting: Int? = nil) -> Int {
    if campaigns[campaign].lends { return 0 }
    return max(0, own(campaign) - running[campaign] - (campaign == starting ? 1 : 0))
  }

  private func kept(byWorkspace place: Int, starting: Int? = nil) -> Int {
    let below = members[place].reduce(0) { $0 + kept(by: $1, starting: starting) }
    if workspaces[place].lends { return below }
    let inWorkspace = members[place].reduce(starting == nil ? 0 : 1) { $0 + running[$1] }
    return max(below, ownOfWorkspace[place] - inWorkspace)
  }
}
