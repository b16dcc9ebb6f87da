import Statistics

/// What a search found out about one number of slots.
struct SlotFinding: Sendable {
  /// Whether it is enough.
  private(set) var answer: SlotDecision.Answer
  /// How likely it is on time, which decides.
  private(set) var estimate: OnTimeEstimate
  /// The same by an ordinary interval, where a precision was asked for.
  private var precise: OnTimeEstimate?
  /// How that was decided.
  let decision: SlotDecision

  init(answer: SlotDecision.Answer, estimate: OnTimeEstimate, decision: SlotDecision) {
    self.answer = answer
    self.estimate = estimate
    self.decision = decision
  }

  /// Says the same of more replications, the ones that it was found with among them.
  ///
  /// - Parameter isPrecise: whether there are as many of them as it took for an ordinary interval
  ///   that is narrow enough; that one is then shown.
  mutating func review(_ onTime: Proportion, isPrecise: Bool) {
    let before = estimate
    let share = onTime.value
    let goal = decision.question.probability
    estimate = decision.estimate(onTime, slots: before.slots)
    switch answer {
    case .enough where share >= goal:
      estimate.lower = max(estimate.lower, min(before.lower, share))
    case .tooFew where share < goal:
      estimate.upper = min(estimate.upper, max(before.upper, share))
    case .enough, .tooFew:
      answer = .tie
    case .tie:
      answer = decision.answer(estimate) ?? .tie
    }
    precise =
      isPrecise
      ? .wilson(onTime, slots: before.slots, confidence: decision.question.confidence) : nil
  }

  /// How likely it is on time, as a verdict says it: by the ordinary interval that a precision
  /// took, unless that says anything else than the answer, which it must not decide.
  var told: OnTimeEstimate {
    guard let precise else { return estimate }
    let goal = decision.question.probability
    let agrees =
      switch answer {
      case .enough: precise.lower >= goal
      case .tooFew: precise.upper < goal
      case .tie: precise.lower < goal && precise.upper >= goal
      }
    return agrees ? precise : estimate
  }
}

extension OnTimeEstimate {
  /// The estimate of replications whose number was fixed beforehand.
  static func wilson(_ onTime: Proportion, slots: Int?, confidence: Double) -> OnTimeEstimate {
    let interval = onTime.wilsonInterval(confidence: confidence)
    return OnTimeEstimate(
      slots: slots, proportion: onTime, lower: interval.lowerBound, upper: interval.upperBound,
      method: .wilson)
  }
}
