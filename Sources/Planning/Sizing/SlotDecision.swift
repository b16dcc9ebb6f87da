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
  /// When the number may be taken for enough.
  var look = Look.anyTime

  /// When a number may be taken for enough; for too few it may be at any time.
  enum Look: Equatable, Sendable {
    /// After any batch, by the lower end of the sequence.
    case anyTime
    /// After the last replication only, by the lower end of Clopper and Pearson's interval: who
    /// looks once may believe a narrower one. All on time, it takes a quarter fewer replications.
    case once
  }

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
    var estimate = OnTimeEstimate(
      slots: slots, proportion: observed, lower: interval.lowerBound,
      upper: interval.upperBound, method: .confidenceSequence)
    if look == .once, observed.trials >= maxReplications {
      estimate.lower = observed.clopperPearsonInterval(confidence: 1 - 2 * alpha).lowerBound
      estimate.method = .oneLook
    }
    return estimate
  }

  /// The answer, if the evidence is enough for one.
  func answer(_ estimate: OnTimeEstimate) -> Answer? {
    let goal = question.probability
    let isSpent = estimate.proportion.trials >= maxReplications
    if estimate.lower >= goal, look == .anyTime || isSpent { return .enough }
    if estimate.upper < goal { return .tooFew }
    return isIndifferent(estimate) || isSpent ? .tie : nil
  }

  /// Whether the number is so close to what is asked for that more replications hardly help.
  func isIndifferent(_ estimate: OnTimeEstimate) -> Bool {
    let goal = question.probability
    // Next to 0 and 1 a percent is much: 99.5 % must be told from 99 %.
    let zone = min(question.indifference, (1 - goal) / 5, goal / 5)
    return estimate.lower > goal - zone && estimate.upper < goal + zone
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
  /// that cannot be said, or if they would not help.
  func replicationsToDecide(_ estimate: OnTimeEstimate) -> Int? {
    guard !isIndifferent(estimate) else { return nil }
    return sequence.trialsToExclude(question.probability, truth: estimate.proportion.value)
  }

  /// The fewest replications that one look takes for enough, all of them on time; a million at
  /// the most.
  static func fewestForOneLook(alpha: Double, probability: Double) -> Int {
    var count = 0
    var allOnTime = 1.0
    while allOnTime > alpha, count < 1_000_000 {
      allOnTime *= probability
      count += 1
    }
    return count
  }

  private var sequence: ProportionSequence {
    ProportionSequence(around: question.probability, alpha: alpha)
  }
}
