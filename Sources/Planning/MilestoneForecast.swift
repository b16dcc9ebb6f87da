public import Scheduling
public import Statistics

/// When something is reached, over all replications.
public struct MilestoneForecast: Equatable, Sendable {
  /// By when, with each of `Forecast.completionProbabilities`.
  public let quantiles: [CompletionQuantile]
  /// In how many runs it is reached at or before the deadline, with a Wilson interval; nil
  /// without a deadline.
  public let onTime: Proportion?
  /// Runs in which it is never reached.
  public let missed: Int
  /// What is not reached by then never is: the end of the campaign or of the simulation; of
  /// several campaigns, the last end of one that is cut off, or the last run that gets there.
  public let limit: Instant

  init(of runs: [Instant?], limit: Instant, question: Question) {
    // One campaign may be cut off long before others are finished.
    self.limit = runs.reduce(limit) { max($0, $1 ?? $0) }
    missed = runs.count { $0 == nil }
    onTime = question.deadline.map { deadline in
      Proportion(runs.count { $0.map { $0 <= deadline } ?? false }, of: runs.count)
    }
    // A run that never gets there is later than every other. Milliseconds of this millennium are
    // exact in a Double.
    let instants = Quantiles(runs.map { $0.map { Double($0.milliseconds) } ?? .infinity })
    quantiles = Forecast.completionProbabilities.map { probability in
      CompletionQuantile(probability, of: instants, confidence: question.confidence)
    }
  }
}

/// By when something is reached with a given probability.
public struct CompletionQuantile: Equatable, Sendable {
  /// The probability, such as 0.95.
  public let probability: Double
  /// The earliest instant by which at least this share of the runs got there: the order statistic
  /// of rank ⌈n·p⌉, an instant that occurred and no interpolation across a night.
  public let at: CompletionInstant
  /// The ends of the distribution-free interval: the order statistics whose ranks enclose the
  /// quantile at the forecast's confidence (binomial; see `Statistics`). Nil: so few runs say
  /// nothing on this side.
  public let low: CompletionInstant?
  /// See `low`.
  public let high: CompletionInstant?

  /// Of instants in milliseconds, infinity for never; at least one of them.
  init(_ probability: Double, of instants: Quantiles, confidence: Double) {
    self.probability = probability
    let interval = instants.interval(probability, confidence: confidence)
    at = instants.quantile(probability).map(CompletionInstant.init(milliseconds:)) ?? .never
    low = interval.lower.map(CompletionInstant.init(milliseconds:))
    high = interval.upper.map(CompletionInstant.init(milliseconds:))
  }
}

/// An instant that may never come.
public enum CompletionInstant: Equatable, Sendable {
  /// By this instant.
  case by(Instant)
  /// Not before the campaign's end or the end of the simulation, and so never.
  case never

  /// Infinity stands for never.
  init(milliseconds: Double) {
    self =
      milliseconds.isFinite ? .by(Instant(milliseconds: Int64(milliseconds))) : .never
  }

  /// The instant; nil if it never comes.
  public var instant: Instant? {
    guard case .by(let instant) = self else { return nil }
    return instant
  }
}
