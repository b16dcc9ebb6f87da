import Scheduling
import Simulating
import Statistics

extension CompletionOutlook {
  /// Of replications with the slots of the verdict; at least one.
  init(of trials: [Trial], model: Model, question: PlanQuestion) {
    func milestone(_ instant: (Trial) -> Int64) -> MilestoneOutlook {
      MilestoneOutlook(of: trials.map(instant), model: model, question: question)
    }
    replications = trials.count
    finished = milestone(\.finished)
    resolved99 = milestone(\.resolved99)
    resolved95 = milestone(\.resolved95)
    resolvedByDeadline = nil
  }
}

extension MilestoneOutlook {
  /// The most instants for which a probability is given.
  private static let maxInstants = 12

  /// Of instants in milliseconds, `Trial.never` for never.
  init(of milliseconds: [Int64], model: Model, question: PlanQuestion) {
    let reached = milliseconds.filter { $0 != Trial.never }.sorted()
    let all = Quantiles(milliseconds.map { $0 == Trial.never ? .infinity : Double($0) })
    quantiles = Self.probabilities.map {
      CompletionQuantile($0, of: all, confidence: question.confidence)
    }
    instants = reached.map(Instant.init(milliseconds:))
    missed = milliseconds.count - reached.count
    by = Self.instants(around: reached, model, question).map { instant in
      ProbabilityBy(
        instant: instant,
        proportion: Proportion(
          reached.count { $0 <= instant.milliseconds }, of: milliseconds.count))
    }
  }

  /// The deadline, the ends of calling hours around the finish, and evenly spaced instants between
  /// its fifth and its ninety-fifth percentile.
  private static func instants(
    around reached: [Int64], _ model: Model, _ question: PlanQuestion
  ) -> [Instant] {
    guard let first = reached.first, let last = reached.last else { return [question.deadline] }
    let day = TimeSpan.hours(24).milliseconds
    let finishing = Forecast.partsOfTheWhole(of: model).finishing
    let limit = Instant(milliseconds: max(last, question.deadline.milliseconds) + day)
    let edges = model.callingTime(of: finishing, until: limit).edges
    let closings = stride(from: 1, to: edges.count, by: 2).map { edges[$0] }
      .filter { $0.milliseconds >= first - day && $0 < limit }
    var chosen = [question.deadline] + closings.prefix(maxInstants / 2)
    let from = reached[reached.count / 20]
    let to = reached[reached.count * 19 / 20]
    // Whole hours, counted from the start, which is one on the planner's clock.
    let hour = TimeSpan.hours(1).milliseconds
    let step = max(1, (to - from) / hour / 4 + 1) * hour
    var mark = model.start.milliseconds + ((from - model.start.milliseconds) / hour + 1) * hour
    while mark <= to + hour, chosen.count < maxInstants {
      chosen.append(Instant(milliseconds: mark))
      mark += step
    }
    return Set(chosen).sorted()
  }
}
