import Planning
import Scenarios
import Scheduling
import Simulating
import Statistics

/// The confidence of every interval in a finding.
let findingConfidence = 0.95

extension Judge {
  /// Whether work is done by its time as surely as expected: by Wilson's interval of the share of
  /// runs in which it is.
  func finding(of expectation: Expectation, _ milestone: ExpectedMilestone) -> Finding {
    let forecast = forecast(for: milestone.subject, by: milestone.deadline)
    let reached =
      switch milestone.extent {
      case .completed: forecast.whole.finished
      case .resolved95: forecast.whole.resolved95
      case .resolved99: forecast.whole.resolved99
      }
    guard let onTime = reached.onTime else {
      preconditionFailure("a forecast with a deadline says how often it is met")
    }
    if isExact { return exact(expectation, milestone, isOnTime: onTime.successes == 1, reached) }
    let goal = milestone.probability
    let interval = onTime.wilsonInterval(confidence: findingConfidence)
    var figures =
      "on time in \(Phrase.count(onTime.successes)) of \(Phrase.runs(onTime.trials)), "
      + "\(Phrase.share(onTime.value)) (\(Phrase.share(interval.lowerBound)) to "
      + "\(Phrase.share(interval.upperBound)))"
    // What must be so in every run is refuted by one, and no number of runs proves more.
    if goal == 1 {
      return Finding(
        expectation, onTime.successes == onTime.trials ? .passed : .failed, figures)
    }
    if interval.lowerBound >= goal { return Finding(expectation, .passed, figures) }
    if let quantile = reached.quantiles.first(where: { $0.probability == goal }) {
      let clock = milestone.subject.clock
      figures += "; with \(Phrase.share(goal)) "
      figures += quantile.at.instant.map { "by \(Phrase.time($0, clock))" } ?? "not at all"
    }
    if interval.upperBound < goal { return Finding(expectation, .failed, figures) }
    let needed = DecidingRuns.count(of: onTime, goal: goal, confidence: findingConfidence)
    return Finding(
      expectation, .undecided,
      "too close to call at \(Phrase.count(onTime.trials)) replications, "
        + "\(DecidingRuns.phrase(needed)): \(figures)")
  }

  /// One run says all.
  private func exact(
    _ expectation: Expectation, _ milestone: ExpectedMilestone, isOnTime: Bool,
    _ reached: MilestoneForecast
  ) -> Finding {
    let end = reached.quantiles.first?.at.instant
    let figures = end.map { "done at \(Phrase.time($0, milestone.subject.clock))" } ?? "never done"
    return Finding(expectation, isOnTime ? .passed : .failed, figures)
  }

  /// The forecast for the campaigns of a subject alone.
  private func forecast(for subject: ExpectationSubject, by deadline: Instant) -> Forecast {
    var model = scenario.model
    model.campaigns = subject.campaigns.map { scenario.model.campaigns[$0] }
    let own = summaries.map { summary in
      var summary = summary
      summary.campaigns = subject.campaigns.map { summary.campaigns[$0] }
      return summary
    }
    return Forecast(of: own, model: model, deadline: deadline, confidence: findingConfidence)
  }
}
