import Planning
import Scheduling
import Statistics

/// The one sentence a planner came for, chosen by rule and never free text.
struct Conclusion {
  /// The sentence.
  let headline: String
  /// Whether the goal is met, missed or undecided; nil if no goal was set.
  let verdict: Verdict?

  /// How the goal stands.
  enum Verdict { case met, missed, undecided }

  /// The conclusion of a report.
  init(_ report: Report) {
    let times = report.times
    guard report.hasLists else {
      headline = Self.ofStreams(report)
      verdict = nil
      return
    }
    guard let deadline = report.forecast.deadline,
      let onTime = report.forecast.whole.finished.onTime
    else {
      headline = Self.withoutDeadline(report)
      verdict = nil
      return
    }
    let verdict = report.goal.map { goal in
      let interval = onTime.wilsonInterval(confidence: report.forecast.confidence)
      return interval.lowerBound >= goal
        ? Verdict.met : interval.upperBound < goal ? Verdict.missed : .undecided
    }
    self.verdict = verdict
    let likelihood = Self.likelihood(onTime, times.by(deadline, report.clock))
    let slots = report.slots.map { $0 == 1 ? "1 slot" : "\(Figures.count($0)) slots" }
    let are = report.slots == 1 ? "is" : "are"
    let subject = slots ?? "These slots"
    let goal = "goal \(Figures.confidence(report.goal ?? 0))"
    headline =
      switch verdict {
      case .met: "\(subject) \(are) enough: \(likelihood)."
      // Not "too few": that retries come too late, or hours end, no slot can mend.
      case .missed:
        "\(subject) \(report.slots == 1 ? "misses" : "miss") the goal: \(likelihood) (\(goal))."
      case .undecided: "\(subject), too close to call: \(likelihood) (\(goal))."
      case nil: "\(subject): \(likelihood)."
      }
  }

  /// `97.1 % likely to finish by Fri 18:00`; where no run or every run does, the runs are counted.
  private static func likelihood(_ onTime: Proportion, _ by: String) -> String {
    let runs = Figures.count(onTime.trials)
    switch (onTime.successes, onTime.trials) {
    case (1, 1): return "the only run finishes by \(by)"
    case (0, 1): return "the only run does not finish by \(by)"
    case (let on, let all) where on == all: return "all \(runs) runs finish by \(by)"
    case (0, _): return "none of \(runs) runs finishes by \(by)"
    default: return "\(Figures.probability(onTime.value)) likely to finish by \(by)"
    }
  }

  /// The probability with what the runs say about it: `96.8 % (95 % confidence: 89.1–99.1 %)`.
  static func probability(_ onTime: Proportion, confidence: Double) -> String {
    let interval = onTime.wilsonInterval(confidence: confidence)
    let level = "\(Figures.confidence(confidence)) confidence"
    if onTime.successes == onTime.trials {
      return "at least \(Figures.share(interval.lowerBound)) (\(level))"
    }
    if onTime.successes == 0 {
      return "at most \(Figures.share(interval.upperBound)) (\(level))"
    }
    return "\(Figures.probability(onTime.value)) (\(level):"
      + " \(Figures.shares(interval.lowerBound, interval.upperBound)))"
  }

  /// Of the stream that loses most; if none loses any, of the one that waits longest.
  private static func ofStreams(_ report: Report) -> String {
    func badness(_ stream: StreamForecast) -> (Double, Int64) {
      (stream.lost, stream.waitQuantilesMs.last ?? 0)
    }
    guard let worst = report.forecast.streams.max(by: { badness($0) < badness($1) }) else {
      return ""
    }
    let name = report.campaigns[Int(worst.campaign.rawValue)].path
    guard let most = worst.waitQuantilesMs.last else { return "\(name): nobody is called." }
    let within = most == 0 ? "at once" : "within \(Figures.duration(milliseconds: most))"
    let losses = [("blocked", worst.blocked?.mean ?? 0), ("given up", worst.expired?.mean ?? 0)]
      .filter { $0.1 > 0 }.map { "\(Figures.probability($0.1)) are \($0.0)" }
    return "\(name): 95 % of the calls start \(within)"
      + (losses.isEmpty ? "" : "; " + losses.joined(separator: ", ")) + "."
  }

  private static func withoutDeadline(_ report: Report) -> String {
    let finished = report.forecast.whole.finished
    let times = report.times
    guard let half = finished.quantiles.first, let most = finished.quantiles.last else { return "" }
    func by(_ quantile: CompletionQuantile) -> String? {
      quantile.at.instant.map { times.by($0, report.clock) }
    }
    switch (by(half), by(most)) {
    case (let half?, let most?): return "Half of all runs finish by \(half), 95 % by \(most)."
    case (let half?, nil):
      let missed = Figures.share(Double(finished.missed) / Double(report.forecast.replications))
      return "Half of all runs finish by \(half), but \(missed) never do."
    default:
      return "Fewer than half of all runs finish:"
        + " \(times.completion(half, of: finished, report.clock))."
    }
  }
}
