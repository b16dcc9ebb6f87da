import Planning
import Statistics

// Slots, probabilities and intervals as every sentence of a plan writes them.
extension PlanWords {
  /// `42 soft slots`, `1 slot`.
  static func slots(_ count: Int, _ sharing: SlotSharing = .asWritten) -> String {
    number(count, sharing) + (count == 1 ? " slot" : " slots")
  }

  /// `42 soft`, `1`: where it is clear that slots are meant.
  static func number(_ count: Int, _ sharing: SlotSharing) -> String {
    switch sharing {
    case .soft: Figures.count(count) + " soft"
    case .hard: Figures.count(count) + " hard"
    case .asWritten: Figures.count(count)
    }
  }

  /// The probability with what the runs say about it: `96.8 % (95 % confidence: 89.1–99.1 %)`.
  static func probability(_ estimate: OnTimeEstimate, confidence: Double = 0.95) -> String {
    let level = "\(Figures.confidence(confidence)) confidence"
    let onTime = estimate.proportion
    if onTime.successes == onTime.trials {
      return "at least \(floored(estimate.lower)) (\(level); all \(Figures.count(onTime.trials))"
        + " runs)"
    }
    if onTime.successes == 0 { return "at most \(Figures.share(estimate.upper)) (\(level))" }
    return "\(Figures.probability(onTime.value)) (\(level): \(interval(estimate)))"
  }

  /// An interval of a probability: `95.1–97.4 %`; one that reaches the end of the scale has one end
  /// only, since nothing is 0 % or 100 %.
  static func interval(_ estimate: OnTimeEstimate) -> String {
    switch (estimate.lower < 0.0005, estimate.upper >= 0.9995) {
    case (true, true): "unknown"
    case (false, true): "at least \(floored(estimate.lower))"
    case (true, false): "at most \(Figures.share(estimate.upper))"
    case (false, false): Figures.shares(estimate.lower, estimate.upper)
    }
  }

  /// A lower end, rounded down: at least 95.0 % must not be said of 94.96 %.
  private static func floored(_ value: Double) -> String {
    Figures.share((value * 1000).rounded(.down) / 1000)
  }

  /// Nobody waits for more.
  static let reasonableReplications = 50_000

  /// A number that people would type: two digits and zeros.
  static func roundedUp(_ count: Int) -> Int {
    var unit = 1
    while count / unit >= 100 { unit *= 10 }
    return (count + unit - 1) / unit * unit
  }
}
