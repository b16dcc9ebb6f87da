import Planning
import Statistics

/// The sentence of a comparison, chosen by rule and never free text.
enum ComparisonConclusion {
  /// The sentence, from the change of the whole and the parts that lose by it.
  static func headline(_ comparison: Comparison) -> String {
    if comparison.isIdentical {
      let runs = Figures.count(comparison.replications)
      return comparison.replications == 1
        ? "No difference: A and B make the same decisions in the only run."
        : "No difference: A and B make the same decisions in all \(runs) runs."
    }
    guard let finish = comparison.whole.finish else { return ofReached(comparison.whole) }
    let size = Figures.duration(milliseconds: Int64(abs(finish.mean.mean).rounded()))
    let interval = ComparisonPhrases.interval(finish.mean)
    let direction = finish.mean.mean > 0 ? "later" : "earlier"
    let mean = "B finishes \(size) \(direction) on average (\(interval))"
    let rest = unfinished(finish, comparison.replications) + losers(comparison) + "."
    switch finish.verdict {
    case .withinNoise:
      let mean = ComparisonPhrases.change(milliseconds: finish.mean.mean)
      // An interval around zero may be wide: few runs show nothing, which is not to show equality.
      let practical = Double(comparison.settings.practicalMs)
      let matters = finish.mean.lower < -practical || finish.mean.upper > practical
      return (matters ? "No difference that these runs show: " : "No difference that matters: ")
        + "\(mean) on average (\(interval))" + rest
    case .improved, .delayed: return mean + rest
    case .undecided where finish.onlyFirstFinishes != finish.onlySecondFinishes:
      return mean + rest
    case .undecided:
      let practical = Figures.duration(milliseconds: comparison.settings.practicalMs)
      return mean + "; whether by more than \(practical) is too close to call" + rest
    }
  }

  /// `, but in 5 of 100 pairs only A finishes`, which a mean says too little of.
  private static func unfinished(_ finish: FinishChange, _ pairs: Int) -> String {
    let sides = [(finish.onlyFirstFinishes, "A"), (finish.onlySecondFinishes, "B")]
      .filter { $0.0 > 0 }.map { "in \(Figures.count($0.0)) only \($0.1) finishes" }
    guard !sides.isEmpty else { return "" }
    return "; of \(Figures.count(pairs)) pairs, " + sides.joined(separator: " and ")
  }

  /// Contacts reached, which a completion time alone hides.
  static func reached(_ whole: PartChange) -> String {
    let change = whole.reached.change
    return "contacts reached: \(Figures.mean(whole.reached.first)) → "
      + "\(Figures.mean(whole.reached.second)) a run, "
      + "\(ComparisonPhrases.change(count: change.mean))"
      + " (\(ComparisonPhrases.interval(count: change)))"
  }

  private static func ofReached(_ whole: PartChange) -> String {
    let change = whole.reached.change
    let interval = ComparisonPhrases.interval(count: change)
    if change.contains(0) {
      return "No difference in contacts reached that the runs show: "
        + "\(ComparisonPhrases.change(count: change.mean)) (\(interval))."
    }
    let direction = change.mean > 0 ? "more" : "fewer"
    return "B reaches \(Figures.mean(abs(change.mean))) \(direction) contacts a run (\(interval))."
  }

  /// What may be said where no part is shown to lose by it: of no run, or of the mean.
  private static func nobody(loses comparison: Comparison) -> String {
    let finishes = comparison.parts.compactMap(\.finish)
    guard comparison.whole.finish?.verdict == .improved, !finishes.isEmpty else { return "" }
    if finishes.allSatisfy({ $0.later.successes == 0 }) { return " and delays nobody in any run" }
    let practicalMs = comparison.settings.practicalMs
    let isSmall = finishes.allSatisfy {
      $0.mean.upper <= Double(practicalMs) && $0.onlyFirstFinishes <= $0.onlySecondFinishes
    }
    guard isSmall else { return "" }
    return practicalMs > 0
      ? " and delays nobody by more than \(Figures.duration(milliseconds: practicalMs)) on average"
      : " and delays nobody on average"
  }

  /// `, but north 14 min later (9 min … 19 min)`; where sharing helps nobody may lose unseen.
  private static func losers(_ comparison: Comparison) -> String {
    let parts = comparison.parts
    guard !parts.isEmpty else { return "" }
    let delayed = parts.filter { $0.finish?.verdict == .delayed }
    guard comparison.whole.finish?.verdict != .delayed else { return "" }
    if delayed.isEmpty { return nobody(loses: comparison) }
    let worst = delayed.max { ($0.finish?.mean.mean ?? 0) < ($1.finish?.mean.mean ?? 0) }
    guard let worst, let mean = worst.finish?.mean else { return "" }
    let others = delayed.count == 1 ? "" : ", and \(delayed.count - 1) more"
    return ", but \(worst.label) \(Figures.duration(milliseconds: Int64(mean.mean.rounded())))"
      + " later (\(ComparisonPhrases.interval(mean)))\(others)"
  }
}
