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
    switch finish.verdict {
    case .withinNoise:
      let mean = ComparisonPhrases.change(milliseconds: finish.mean.mean)
      // An interval around zero may be wide: few runs show nothing, which is not to show equality.
      let practical = Double(comparison.settings.practicalMs)
      let matters = finish.mean.lower < -practical || finish.mean.upper > practical
      return (matters ? "No difference that these runs show: " : "No difference that matters: ")
        + "\(mean) (\(interval))" + losers(comparison) + "."
    case .improved: return "B finishes \(size) earlier (\(interval))" + losers(comparison) + "."
    case .delayed: return "B finishes \(size) later (\(interval))" + losers(comparison) + "."
    case .undecided:
      let direction = finish.mean.mean > 0 ? "later" : "earlier"
      let practical = Figures.duration(milliseconds: comparison.settings.practicalMs)
      return "B finishes \(size) \(direction) (\(interval)); whether by more than \(practical) is "
        + "too close to call" + losers(comparison) + "."
    }
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

  /// What may be said where no part is shown to lose by it.
  private static func nobody(loses comparison: Comparison) -> String {
    guard comparison.whole.finish?.verdict == .improved else { return "" }
    let most = comparison.parts.compactMap { $0.finish?.mean.upper }.max() ?? 0
    let practicalMs = comparison.settings.practicalMs
    if most <= 0 { return " and delays nobody" }
    guard practicalMs > 0, most <= Double(practicalMs) else { return "" }
    return " and delays nobody by more than \(Figures.duration(milliseconds: practicalMs))"
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
