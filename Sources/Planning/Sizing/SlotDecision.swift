import Scheduling
import Statistics

/// Decides whether one number of slots is enough, with as few replications as it takes.
struct SlotDecision: Sendable {
  /// What is asked.
  let question: PlanQuestion
  /// The error that this decision may make, of all that the search may make together.
  let alpha: Double
  /// The most replications that it may take.
  let maxReplications: Int
  /// Whether what is on time with fewer slots counts as on time with more.
  var infers = true

  /// What came out.
  enum Answer: Equatable, Sendable {
    /// P(on time) is at least what is asked for, with the confidence of the search.
    case enough
    /// It is below.
    case tooFew
    /// It lies within the indifference zone, or the replications ran out.
    case tie
  }

  /// The first number of replications, after which the evidence is looked at.
  static let firstBatch = 8
  /// The batches never grow beyond this, so that little is wasted.
  private static let largestBatch = 16

  /// How many replications to look at next; a fixed sequence, and no matter of threads.
  static func count(after count: Int) -> Int {
    count + min(max(count, firstBatch), largestBatch)
  }

  /// The evidence for so many slots, after these replications.
  func estimate(_ observed: Proportion, slots: Int?) -> OnTimeEstimate {
    let interval = sequence.interval(after: observed)
    return OnTimeEstimate(
      slots: slots, proportion: observed, lower: interval.lowerBound,
      upper: interval.upperBound, method: .confidenceSequence)
  }

  /// The answer, if the evidence is enough for one.
  func answer(_ estimate: OnTimeEstimate) -> Answer? {
    let goal = question.probability
    if estimate.lower >= goal { return .enough }
    if estimate.upper < goal { return .tooFew }
    let isIndifferent =
      estimate.lower > goal - question.indifference
      && estimate.upper < goal + question.indifference
    let isSpent = estimate.proportion.trials >= maxReplications
    return isIndifferent || isSpent ? .tie : nil
  }

  /// Looks at replications 0, 1, 2 … of a choice until there is an answer.
  func decide(
    _ choice: SlotChoice, in trials: TrialTable, watched: (OnTimeEstimate) -> Void
  ) async throws -> (answer: Answer, estimate: OnTimeEstimate) {
    var count = 0
    while true {
      count = min(Self.count(after: count), maxReplications)
      let onTime = try await trials.onTime(count, of: choice, infers: infers)
      let estimate = estimate(onTime, slots: choice.slots)
      watched(estimate)
      if let answer = answer(estimate) { return (answer, estimate) }
    }
  }

  /// How many replications it would take to decide, if the share observed were the truth; nil if
  /// that cannot be said.
  func replicationsToDecide(_ estimate: OnTimeEstimate) -> Int? {
    sequence.trialsToExclude(question.probability, truth: estimate.proportion.value)
  }

  private var sequence: ProportionSequence {
    ProportionSequence(around: question.probability, alpha: alpha)
  }
}
