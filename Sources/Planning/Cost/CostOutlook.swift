public import Scheduling
public import Simulating
public import Statistics

/// What a run costs with the slots of the verdict, and with a few more or fewer.
public struct CostOutlook: Equatable, Sendable {
  /// What things cost.
  public var prices: Prices
  /// Of the slots.
  public var slots: Estimate
  /// Of the slot time of all calls.
  public var minutes: Estimate
  /// Of the calls themselves.
  public var calls: Estimate
  /// All together.
  public var total: Estimate
  /// Of all together, for each contact reached; nil if nobody ever is.
  public var perReached: Estimate?
  /// Who pays what, by pool; empty where fewer than two workspaces share.
  public var workspaces: [WorkspaceCost]
  /// Numbers of slots around the verdict, ascending, itself among them; empty if none was tried.
  public var curve: [CostPoint]

  /// An outlook, field by field.
  public init(
    prices: Prices, slots: Estimate, minutes: Estimate, calls: Estimate, total: Estimate,
    perReached: Estimate?, workspaces: [WorkspaceCost] = [], curve: [CostPoint] = []
  ) {
    self.prices = prices
    self.slots = slots
    self.minutes = minutes
    self.calls = calls
    self.total = total
    self.perReached = perReached
    self.workspaces = workspaces
    self.curve = curve
  }
}

/// What a workspace costs in one run, on average: its own slots, and the calls that it makes on
/// whosever slots.
public struct WorkspaceCost: Equatable, Sendable {
  /// The workspace; nil: slots that belong to none, and calls of none.
  public var pool: PoolID?
  /// Of its slots.
  public var slots: Double
  /// Of the slot time of its calls.
  public var minutes: Double
  /// Of its calls.
  public var calls: Double
  /// All together.
  public var total: Estimate
  /// Of all together, for each of its contacts that is reached; nil if nobody ever is.
  public var perReached: Estimate?
}

/// What a number of slots costs, on the same luck as the others.
public struct CostPoint: Equatable, Sendable {
  /// The number of slots.
  public var slots: Int
  /// How many runs: the first ones, a number that was fixed beforehand.
  public var replications: Int
  /// The cost of one run.
  public var total: Estimate
  /// How much more that is than with the slots of the verdict, run by run.
  public var change: Estimate
  /// By when these runs are finished with the probability that was asked for.
  public var finish: CompletionInstant
}
