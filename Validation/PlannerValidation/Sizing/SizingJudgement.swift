import Planning
import Scheduling
import Statistics

/// What one plan of a question with a known answer turned out to be.
public enum SizingJudgement: Equatable, Sendable {
  /// The least number of slots, or that there is none.
  case right
  /// Too close to call, and nothing false besides.
  case tooClose
  /// Something false.
  case wrong
}

extension SizingCase {
  /// What one answer for one way to share amounts to.
  ///
  /// A claim is false if a number is called enough that is not, if a smaller one would have done,
  /// or if none is said to be enough although one is. "Too close to call" is no excuse for the
  /// number that is called safe, nor for the one below that is called too few.
  func judgement(of sizing: Sizing, known: KnownAnswer) -> SizingJudgement {
    let asked = question.probability
    func isEnough(_ slots: Int?) -> Bool? {
      slots.flatMap { onTime(sizing.sharing, $0) }.map { $0 >= asked }
    }
    func claims(_ estimate: OnTimeEstimate?) -> [Bool] {
      guard let estimate, let isEnough = isEnough(estimate.slots) else { return [] }
      if estimate.lower >= asked { return [isEnough] }
      return estimate.upper < asked ? [!isEnough] : []
    }
    if (claims(sizing.estimate) + claims(sizing.below)).contains(false) { return .wrong }
    return switch sizing.outcome {
    case .decided: sizing.slots == known.slots ? .right : .wrong
    case .infeasible: known.slots == nil ? .right : .wrong
    case .tooClose, .open, .stopped: .tooClose
    }
  }

  /// What a plan amounts to, given the known answers by way to share: wrong if anything in it is.
  func judgement(of plan: Plan, known: [SlotSharing: KnownAnswer]) -> SizingJudgement {
    // With a slot for everybody it is late: nothing was searched.
    if plan.sizings.isEmpty {
      guard plan.verdict.code == .infeasible else { return .wrong }
      return known[sharing]?.slots == nil ? .right : .wrong
    }
    let judgements = plan.sizings.compactMap { sizing in
      known[sizing.sharing].map { judgement(of: sizing, known: $0) }
    }
    if judgements.contains(.wrong) { return .wrong }
    return judgements.contains(.tooClose) ? .tooClose : .right
  }
}
