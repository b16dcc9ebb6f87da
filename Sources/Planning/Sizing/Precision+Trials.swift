import Scheduling
import Statistics

extension Precision {
  /// Fewer replications say too little about a mean of something with two humps (Law & Kelton's
  /// rule asks for ten; a finish before or after the night needs a hundred).
  private static let leastForMean = 100

  /// Whether the interval that these replications give is narrow enough.
  func isReached(by runs: [Trial], _ question: PlanQuestion) -> Bool {
    switch self {
    case .probability(let width):
      let onTime = Proportion(runs.count { $0.isOnTime(question.deadline) }, of: runs.count)
      let interval = onTime.wilsonInterval(confidence: question.confidence)
      return interval.upperBound - interval.lowerBound <= 2 * width
    case .finish(let width):
      let finished = Quantiles(
        runs.map { $0.finished == Trial.never ? .infinity : Double($0.finished) })
      let interval = finished.interval(question.probability, confidence: question.confidence)
      guard let lower = interval.lower, let upper = interval.upper else { return false }
      return upper - lower <= 2 * Double(width.milliseconds)
    case .meanFinish(let width):
      guard runs.count >= Self.leastForMean, !runs.contains(where: { $0.finished == Trial.never })
      else { return false }
      let mean = Estimate(
        Moments(runs.map { Double($0.finished) }), confidence: question.confidence)
      return mean.halfWidth <= Double(width.milliseconds)
    }
  }
}
