public import Scheduling
public import Simulating

/// What must be known of a scenario to read the figures of its runs: names, limits and what was
/// asked, without the contacts.
public struct ScenarioOutline: Equatable, Sendable {
  /// A campaign, or a stream of calls that no campaign makes.
  public struct Campaign: Equatable, Sendable {
    /// The workspace it belongs to.
    public var workspace: String
    /// Its name within the workspace.
    public var name: String
    /// Whether it calls a list, which is to be finished.
    public var isList: Bool
    /// Whether it counts for the whole.
    public var isCounted: Bool
    /// What is unfinished then stays so: its end or that of the simulation.
    public var limit: Instant

    /// `north/reminders`.
    public var path: String { workspace.isEmpty ? name : "\(workspace)/\(name)" }
  }

  /// A pool of the slot tree.
  public struct Pool: Equatable, Sendable {
    /// The names from the organisation down to the pool, joined by `/`.
    public var path: String
    /// The slots that are its own; nil if none are.
    public var slots: Int?
  }

  /// The campaigns, in the order of ids.
  public var campaigns: [Campaign]
  /// The pools, in the order of ids.
  public var pools: [Pool]
  /// When the simulated world begins.
  public var start: Instant
  /// The instant asked about; nil if none was.
  public var deadline: Instant?
  /// The probability wanted for it; nil if none was.
  public var goal: Double?
  /// What things cost; nil if nothing is known of it.
  public var prices: Prices?

  /// The outline of a model.
  ///
  /// - Parameters:
  ///   - campaigns: the workspace and the name of each campaign of the model.
  ///   - pools: the path of each pool of the model.
  public init(
    of model: Model, campaigns: [(workspace: String, name: String)], pools: [String],
    deadline: Instant? = nil, goal: Double? = nil, prices: Prices? = nil
  ) {
    precondition(campaigns.count == model.campaigns.count, "one name a campaign")
    precondition(pools.count == model.pools.count, "one path a pool")
    let counted = Set(Forecast.partsOfTheWhole(of: model).counted)
    self.campaigns = model.campaigns.indices.map { place in
      let campaign = model.campaigns[place].campaign
      return Campaign(
        workspace: campaigns[place].workspace, name: campaigns[place].name,
        isList: campaign.kind == .batch, isCounted: counted.contains(place),
        limit: model.limit(of: place))
    }
    self.pools = zip(pools, model.pools).map { path, pool in
      let slots: Int? =
        switch pool.allotment {
        case .hard(let slots), .soft(let slots, _): slots
        case .unallotted: nil
        }
      return Pool(path: path, slots: slots)
    }
    start = model.start
    self.deadline = deadline
    self.goal = goal
    self.prices = prices
  }

  /// The workspaces in their order.
  public var workspaces: [String] {
    var names: [String] = []
    for campaign in campaigns where !names.contains(campaign.workspace) {
      names.append(campaign.workspace)
    }
    return names
  }

  /// The slots of the organisation; nil if they are not known.
  public var slots: Int? { pools.first?.slots }
}
