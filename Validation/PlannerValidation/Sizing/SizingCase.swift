public import Planning
import Scheduling
public import Simulating
import Statistics

/// A question to the planner with a known answer.
public struct SizingCase: Sendable {
  /// Where the answer comes from.
  public enum Source: String, CaseIterable, Sendable {
    /// Calls that all last as long: a division.
    case arithmetic
    /// Exponential calls: the distribution of a pure death process, by uniformization.
    case deathProcess = "death process"
    /// Constant calls with second attempts: a Markov chain in rounds, or a binomial distribution.
    case rounds
    /// Workspaces that share nothing: a product of probabilities.
    case product
    /// Many replications, run once and written down.
    case fineRun = "fine run"
  }

  /// What is asked, in a few words.
  public let name: String
  /// Where the answer comes from.
  public let source: Source
  /// What is simulated.
  public let model: Model
  /// What is asked of the planner but for the seed.
  public let question: PlanQuestion
  /// The most slots that are worth a thought: one for everybody.
  let highest: Int
  /// P(on time) with so many slots shared in this way; nil: unknown.
  let onTime: @Sendable (SlotSharing, Int) -> Double?

  /// The way to share that the scenario chose.
  public let sharing: SlotSharing

  init(
    _ name: String, _ source: Source, _ list: ListModel, deadline: Double, asked: Double,
    replications: Int? = nil, indifference: Double = 0.01,
    onTime: @escaping @Sendable (SlotSharing, Int) -> Double?
  ) {
    self.name = name
    self.source = source
    self.onTime = onTime
    model = list.model()
    sharing =
      list.lists.count == 1 ? .asWritten : list.sharing == .soft ? .soft : .hard
    highest = list.lists.reduce(0) { $0 + $1.contacts }
    var question = PlanQuestion(
      deadline: .after(seconds: deadline), probability: asked, seed: Seed(rawValue: 0),
      stopping: StoppingRule(maxReplications: replications))
    question.indifference = indifference
    self.question = question
  }
}

/// The right answer for one way to share.
public struct KnownAnswer: Equatable, Sendable {
  /// The least number of slots; nil: none is enough.
  public let slots: Int?
  /// P(on time) with it, or with a slot for everybody if none is enough.
  public let onTime: Double
  /// P(on time) with one slot less; nil of the first.
  public let below: Double?
  /// How far the nearer of the two is from what is asked.
  public let margin: Double

  /// Below this margin a question is one at the boundary.
  public static let boundary = 0.0101

  /// Whether the probability of the answer or of one slot less is hardly different from what is
  /// asked. Where nothing is left to chance there is no boundary.
  public var isAtBoundary: Bool { margin <= Self.boundary && onTime < 1 }
}

extension SizingCase {
  /// The right answer; nil where nothing is known of this way to share.
  public func answer(_ sharing: SlotSharing) -> KnownAnswer? {
    let asked = question.probability
    var below: Double?
    for slots in 1...highest {
      guard let onTime = onTime(sharing, slots) else { return nil }
      if onTime >= asked {
        let margin = min(onTime - asked, below.map { asked - $0 } ?? 1)
        return KnownAnswer(slots: slots, onTime: onTime, below: below, margin: margin)
      }
      below = onTime
    }
    let most = below ?? 0
    return KnownAnswer(slots: nil, onTime: most, below: most, margin: asked - most)
  }
}
