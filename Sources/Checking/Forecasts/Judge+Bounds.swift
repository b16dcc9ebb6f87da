import Scenarios
import Statistics

extension Judge {
  /// Whether a mean lies on the expected side of a value: by the interval of its estimate.
  func finding(of expectation: Expectation, _ bound: ExpectedBound) -> Finding {
    guard let found = MeasureEstimate.estimate(bound, of: summaries) else {
      return Finding(
        expectation, .failed, "there is nothing to measure: \(MeasureEstimate.reason(bound))")
    }
    // Where nothing is left to luck, one run is exact.
    let halfWidth = isExact ? 0 : found.halfWidth
    let estimate = Estimate(
      mean: found.mean, halfWidth: halfWidth, confidence: found.confidence, count: found.count)
    let limit = bound.value.number
    func text(_ number: Double) -> String { Self.text(number, like: bound.value) }
    var figures = "\(text(estimate.mean))"
    if halfWidth.isFinite, halfWidth > 0 { figures += " ± \(text(halfWidth))" }
    figures += isExact ? "" : " in \(Phrase.runs(estimate.count))"
    let (holds, fails) =
      switch bound.side {
      case .atLeast: (estimate.lower >= limit, estimate.upper < limit)
      case .atMost: (estimate.upper <= limit, estimate.lower > limit)
      }
    if holds { return Finding(expectation, .passed, figures) }
    if fails { return Finding(expectation, .failed, figures) }
    guard estimate.count > 1 else {
      return Finding(
        expectation, .undecided, "\(figures), and one run says nothing of a mean; make more")
    }
    let needed = DecidingRuns.count(of: estimate, value: limit)
    return Finding(
      expectation, .undecided,
      "too close to call at \(Phrase.count(estimate.count)) replications, "
        + "\(DecidingRuns.phrase(needed)): \(figures)")
  }

  /// A number in the unit of a value.
  static func text(_ number: Double, like value: MeasuredValue) -> String {
    switch value {
    case .count: Phrase.mean(number)
    case .share: Phrase.share(number)
    case .milliseconds: Phrase.duration(milliseconds: number)
    }
  }
}
