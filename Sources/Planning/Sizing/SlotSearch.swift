import Statistics

/// Searches the least number of slots that is enough, for one way of sharing.
///
/// A few replications find the neighbourhood; then numbers are decided one by one, each on the
/// replications 0, 1, 2 … so that neighbours meet the same luck, and a replication that is on time
/// with fewer slots need not be simulated with more.
///
/// All decisions together err with the probability that `errors` allows. Where neighbours tell of
/// each other, no decision adds to it: of all numbers that are too few, the largest one has the
/// most replications on time, after any count; so one of them is ever taken for enough only if
/// that one is. The same holds, from below, for numbers that are enough. Two events at most, and
/// each gets half of the error.
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
  /// Whether the number found is decided once more by its own replications alone.
  let confirms: Bool
  /// When a number may be taken for enough.
  let look: SlotDecision.Look
  let observer: any PlanObserver

  /// Replications that find the neighbourhood.
  private static let scouts = 4

  /// Whether it was stopped before it came to its end.
  private(set) var isCancelled = false
  private var decisions = 0
  /// The numbers that were decided without a look at their neighbours.
  private var confirmed: Set<Int> = []
  private var answers: [Int: SlotFinding] = [:]
  private let errors: SearchErrors

  init(
    _ sharing: SlotSharing, _ question: PlanQuestion, in trials: TrialTable,
    upTo highest: Int, maxReplications: Int, infers: Bool, confirms: Bool,
    look: SlotDecision.Look, observer: any PlanObserver
  ) {
    self.sharing = sharing
    self.question = question
    self.trials = trials
    self.observer = observer
    self.highest = highest
    self.maxReplications = maxReplications
    self.infers = infers
    self.confirms = confirms && infers
    self.look = look
    errors = SearchErrors(total: 1 - question.confidence)
  }

  /// How many numbers were decided.
  var decided: Int { answers.count }

  /// What was found out about each of them, by slots.
  var estimates: [OnTimeEstimate] {
    answers.sorted { $0.key < $1.key }.map(\.value.estimate)
  }

  /// The least number, or how far the search came when it was cancelled.
  ///
  /// - Parameter guess: where to begin.
  mutating func run(from guess: Int) async {
    do {
      var start = try await locate(from: min(max(guess, 1), highest))
      try await decideAround(start)
      // The answer itself must not rest on its neighbours.
      while confirms, let slots = sizing.slots, !confirmed.contains(slots) {
        start = slots
        try await confirm(slots)
        try await decideAround(start)
      }
    } catch {
      isCancelled = true
    }
  }

  /// What was found out about a number; nil if it was not decided.
  func finding(_ slots: Int) -> SlotFinding? { answers[slots] }

  /// Decides one number, unless it was decided before.
  ///
  /// - Throws: `CancellationError`.
  mutating func decide(_ slots: Int) async throws -> OnTimeEstimate {
    if let known = answers[slots] { return known.estimate }
    return try await decide(slots, infers: infers)
  }

  /// Decides one number by its own replications alone.
  ///
  /// - Throws: `CancellationError`.
  @discardableResult
  mutating func confirm(_ slots: Int) async throws -> OnTimeEstimate {
    confirmed.insert(slots)
    return try await decide(slots, infers: false)
  }

  private mutating func decide(_ slots: Int, infers: Bool) async throws -> OnTimeEstimate {
    let decision = decision(infers: infers)
    decisions += 1
    let choice = SlotChoice(sharing: sharing, slots: slots)
    let (answer, estimate) = try await decision.decide(choice, in: trials) { estimate in
      let needed = decision.replicationsToDecide(estimate)
      let most = maxReplications
      observer.note(
        PlanProgress(
          stage: .deciding, sharing: sharing, slots: slots, estimate: estimate,
          replicationsLeft: max(0, min(needed ?? most, most) - estimate.proportion.trials)))
    }
    answers[slots] = SlotFinding(answer: answer, estimate: estimate, decision: decision)
    return estimate
  }

  /// What all replications of a number that were simulated by now say about it: more than it was
  /// decided with, and none of them inferred.
  ///
  /// A sequence of intervals may be looked at at any time, so what it has shown stays shown, unless
  /// the share observed has since moved to the other side: then it is too close to call. An
  /// ordinary interval takes its place where the replications were as many as a precision took.
  ///
  mutating func review(_ slots: Int, isPrecise: Bool) {
    guard var known = answers[slots] else { return }
    let runs = trials.leading(SlotChoice(sharing: sharing, slots: slots))
    let onTime = Proportion(runs.count { $0.isOnTime(question.deadline) }, of: runs.count)
    guard onTime.trials >= known.estimate.proportion.trials else { return }
    known.review(onTime, isPrecise: isPrecise)
    answers[slots] = known
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
    guard let known = answers[slots] else { return false }
    return known.answer == .enough
      || (known.answer == .tie && known.estimate.proportion.value >= question.probability)
  }

  // MARK: What came out

  /// The least number, as far as it is known.
  var sizing: Sizing {
    let safe = answers.filter { $0.value.answer == .enough }.keys.min()
    // Without a number beyond doubt, the least one that looks enough.
    let slots = safe ?? answers.keys.filter(looksEnough).min()
    let below = answers.keys.filter { $0 < slots ?? .max && !isEnough($0) }.max()
    let tie = [slots ?? highest, below].compactMap(\.self).first { answers[$0]?.answer == .tie }
    return Sizing(
      sharing: sharing, outcome: outcome(slots, safe: safe), slots: slots,
      split: slots.map(split) ?? [], estimate: slots.flatMap { answers[$0]?.estimate },
      below: below.flatMap { answers[$0]?.estimate },
      replicationsToDecide: tie.flatMap { answers[$0] }.flatMap { tie in
        decision(infers: infers).replicationsToDecide(tie.estimate)
      })
  }

  private func decision(infers: Bool) -> SlotDecision {
    SlotDecision(
      question: question,
      alpha: self.infers ? errors.nested : errors.alpha(ofDecision: decisions),
      maxReplications: maxReplications, infers: infers, look: look)
  }

  private func isEnough(_ slots: Int) -> Bool { answers[slots]?.answer == .enough }

  private func outcome(_ slots: Int?, safe: Int?) -> Sizing.Outcome {
    guard let slots else {
      switch answers[highest]?.answer {
      case .tooFew: return .infeasible
      case .tie: return .open
      case .enough, nil: return .stopped
      }
    }
    let isLeast = slots == 1 || answers[slots - 1]?.answer == .tooFew
    return safe == slots && isLeast ? .decided : .tooClose
  }

  private func split(_ slots: Int) -> [Int] {
    let own = trials.model.ownSlots(of: slots, sharing: sharing)
    return trials.model.workspaces.map { own[$0] }
  }
}
