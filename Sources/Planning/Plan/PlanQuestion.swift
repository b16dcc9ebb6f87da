public import Scheduling
public import Simulating
public import Statistics

/// What is asked of a plan.
public struct PlanQuestion: Equatable, Sendable {
  /// By when every contact list should be finished.
  public var deadline: Instant
  /// With which probability, inside (0, 1).
  public var probability: Double
  /// The number of slots to judge; nil: the least number is sought.
  public var givenSlots: Int?
  /// All luck follows from it.
  public var seed: Seed
  /// When to stop.
  public var stopping: StoppingRule
  /// The confidence of every interval and of the whole search, such as 0.95.
  public var confidence = 0.95
  /// What things cost; nil: nothing is said of costs.
  public var prices: Prices?
  /// How far from the probability asked for two numbers of slots count as equally good.
  public var indifference = 0.01

  /// A question; the least number of slots is sought unless one is given.
  ///
  /// - Precondition: a probability inside (0, 1), a given number of slots of at least 1.
  public init(
    deadline: Instant, probability: Double = 0.95, givenSlots: Int? = nil, seed: Seed,
    stopping: StoppingRule = StoppingRule(), prices: Prices? = nil
  ) {
    precondition(probability > 0 && probability < 1, "a probability lies between 0 and 1")
    precondition(givenSlots.map { $0 >= 1 } ?? true, "nobody is called without a slot")
    self.deadline = deadline
    self.probability = probability
    self.givenSlots = givenSlots
    self.seed = seed
    self.stopping = stopping
    self.prices = prices
  }
}

/// When enough has been simulated.
public struct StoppingRule: Equatable, Sendable {
  /// The most replications that a decision about one number of slots may take; nil: 200 to 1,000,
  /// fewer for long lists.
  public var maxReplications: Int?
  /// How precisely something about the answer is to be known; nil: as precisely as the decision
  /// needs.
  public var precision: Precision?
  /// Seconds after which no more is begun; nil: as long as it takes.
  public var budgetSeconds: Double?

  /// A rule; without any a plan takes what a decision needs, within reason.
  public init(
    maxReplications: Int? = nil, precision: Precision? = nil, budgetSeconds: Double? = nil
  ) {
    precondition(maxReplications.map { $0 >= 1 } ?? true, "a decision takes a replication")
    self.maxReplications = maxReplications
    self.precision = precision
    self.budgetSeconds = budgetSeconds
  }
}

/// How precisely something is to be known: half the width of its interval.
public enum Precision: Equatable, Sendable {
  /// The probability to be on time, 0 … 1.
  case probability(Double)
  /// The time by which the work is finished with the probability asked for.
  case finish(TimeSpan)
  /// The mean time at which it is finished; at least a hundred replications.
  case meanFinish(TimeSpan)
}

/// How workspaces share slots (R12, R13).
public enum SlotSharing: String, CaseIterable, Equatable, Sendable {
  /// Every workspace borrows what others leave idle, and lends.
  case soft
  /// No workspace uses more than its own.
  case hard
  /// Each workspace as the scenario says, where that is neither of the two.
  case asWritten = "as_written"
}
