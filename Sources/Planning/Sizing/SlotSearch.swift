import Statistics

/// Searches the least number of slots that is enough, for one way of sharing.
///
/// A few replications find the neighbourhood; then numbers are decided one by one, each on the
/// replications 0, 1, 2 … so that neighbours meet the same luck, and a replication that is on time
/// with fewer slots need not be simulated with more. All decisions together err with
/// the probability that the question allows: the first seven may each spend an eighth of it, every
/// later one half of what is left.
struct SlotSearch {
  let sharing: SlotSharing
  let question: PlanQuestion
  let trials: TrialTable
  /// One slot for everybody.
  let highest: Int
  /// The most replications that a decision may take.
  let maxReplications: Int
  /// Whether what is on time with fewer slots counts as on time with more.
  let infers: Bool
  let observer: any PlanObserver

  /// Replications that find the neighbourhood.
  private static let scouts = 4
  /// Decisions that share the error evenly.
  private static let evenDecisions = 8

  /// Whether it was stopped before it came to its end.
  private(set) var isCancelled = false
  /// The first decision of a plan is whether any number is enough.
  private var decisions = 1
  private var answers: [Int: (answer: SlotDecision.Answer, estimate: OnTimeEstimate)] = [:]

  init(
    _ sharing: SlotSharing, _ question: PlanQuestion, in trials: TrialTable,
    upTo highest: Int, maxReplications: Int, infers: Bool = true, observer: any PlanObserver
  ) {
    self.sharing = sharing
    self.question = question
    self.trials = trials
    self.observer = observer
    self.highest = highest
    self.maxReplications = maxReplications
    self.infers = infers
  }

  /// How many numbers were decided.
  var decided: Int { answers.count }

  /// What was found out about each of them, by slots.
  var estimates: [OnTimeEstimate] {
    answers.sorted { $0.key < $1.key }.map(\.value.estimate)
  }

  /// The error that the decision of this number, from 0, may make.
  static func alpha(ofDecision number: Int, total: Double) -> Double {
    let share = total / Double(evenDecisions)
    var alpha = share
    for _ in 0..<max(0, number - evenDecisions + 2) { alpha /= 2 }
    return alpha
  }

  /// The least number, or how far the search came when it was cancelled.
  ///
  /// - Parameter guess: where to begin.
  mutating func run(from guess: Int) async -> Sizing {
    do {
      let start = try await locate(from: min(max(guess, 1), highest))
      try await decideAround(start)
    } catch {
      isCancelled = true
    }
    return sizing
  }

  /// Decides one number, unless it was decided before; nil if the search was cancelled.
  mutating func decide(_ slots: Int) async throws -> OnTimeEstimate {
    if let known = answers[slots] { return known.estimate }
    let alpha = Self.alpha(ofDecision: decisions, total: 1 - question.confidence)
    decisions += 1
    let decision = decision(alpha)
    let choice = SlotChoice(sharing: sharing, slots: slots)
    let result = try await decision.decide(choice, in: trials) { estimate in
      let needed = decision.replicationsToDecide(estimate)
      let most = maxReplications
      observer.note(
        PlanProgress(
          stage: .deciding, sharing: sharing, slots: slots, estimate: estimate,
          replicationsLeft: max(0, min(needed ?? most, most) - estimate.proportion.trials)))
    }
    answers[slots] = result
    return result.estimate
  }

  /// The least number with which the first replications are all on time.
  private func locate(from guess: Int) async throws -> Int {
    var late = 0
    var onTime: Int?
    var slots = guess
    var step = max(1, guess / 8)
    while true {
      observer.note(PlanProgress(stage: .locating, sharing: sharing, slots: slots))
      let runs = try await trials.onTime(
        Self.scouts, of: SlotChoice(sharing: sharing, slots: slots), infers: infers)
      if runs.successes == runs.trials {
        onTime = slots
      } else {
        late = slots
        if slots == highest { return highest }
      }
      if let onTime {
        if onTime - late <= 1 { return onTime }
        // Down by growing steps until one is late, then halves.
        slots = late > 0 ? late + (onTime - late) / 2 : max(1, onTime - step)
      } else {
        slots = min(highest, slots + step)
      }
      step *= 2
    }
  }

  /// Decides numbers until neighbours differ, one enough and one not. What is too close to call
  /// counts as what it looks like, so that the search goes on.
  private mutating func decideAround(_ start: Int) async throws {
    var late = 0
    var enough: Int?
    var slots = start
    var step = 1
    while true {
      _ = try await decide(slots)
      if looksEnough(slots) { enough = slots } else { late = slots }
      if let enough {
        if enough - late <= 1 { break }
        slots = late > 0 ? late + (enough - late) / 2 : max(1, enough - step)
      } else {
        if slots == highest { return }
        slots = min(highest, slots + step)
      }
      step *= 2
    }
    try await secure(enough ?? start)
  }

  /// Looks for a number that is enough beyond doubt, where the least one is too close to call.
  private mutating func secure(_ slots: Int) async throws {
    var step = 1
    while answers[slots]?.answer == .tie, step <= 4, slots + step <= highest {
      _ = try await decide(slots + step)
      if answers[slots + step]?.answer == .enough { return }
      step *= 2
    }
  }

  private func looksEnough(_ slots: Int) -> Bool {
    guard let (answer, estimate) = answers[slots] else { return false }
    return answer == .enough
      || (answer == .tie && estimate.proportion.value >= question.probability)
  }

  // MARK: What came out

  private var sizing: Sizing {
    let safe = answers.filter { $0.value.answer == .enough }.keys.min()
    // Without a number beyond doubt, the least one that looks enough.
    let slots = safe ?? answers.keys.filter(looksEnough).min()
    let below = answers.keys.filter { $0 < slots ?? .max && !isEnough($0) }.max()
    let tie = ([slots, below].compactMap(\.self)).first { answers[$0]?.answer == .tie }
    return Sizing(
      sharing: sharing, outcome: outcome(slots, safe: safe), slots: slots,
      split: slots.map(split) ?? [], estimate: slots.flatMap { answers[$0]?.estimate },
      below: below.flatMap { answers[$0]?.estimate },
      replicationsToDecide: tie.flatMap { answers[$0] }.flatMap { tie in
        decision(Self.alpha(ofDecision: 0, total: 1 - question.confidence))
          .replicationsToDecide(tie.estimate)
      })
  }

  private func decision(_ alpha: Double) -> SlotDecision {
    SlotDecision(
      question: question, alpha: alpha, maxReplications: maxReplications, infers: infers)
  }

  private func isEnough(_ slots: Int) -> Bool { answers[slots]?.answer == .enough }

  private func outcome(_ slots: Int?, safe: Int?) -> Sizing.Outcome {
    guard let slots else {
      return answers[highest]?.answer == .tooFew ? .infeasible : .stopped
    }
    let isLeast = slots == 1 || answers[slots - 1]?.answer == .tooFew
    return safe == slots && isLeast ? .decided : .tooClose
  }

  private func split(_ slots: Int) -> [Int] {
    let own = trials.model.ownSlots(of: slots, sharing: sharing)
    return trials.model.workspaces.map { own[$0] }
  }
}
