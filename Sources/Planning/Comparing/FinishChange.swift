import Scheduling
public import Statistics

/// How much later or earlier a part is finished under the second of two scenarios, in milliseconds;
/// positive: later.
///
/// A run that does not finish is taken to finish at the end of the campaign or of the simulation,
/// the later one of both sides, and stays a pair: leaving it out would hide the very harm that is
/// looked for. The harm is then larger than the one given, and `unfinished` says in how many pairs.
public struct FinishChange: Equatable, Sendable {
  /// The mean of second − first.
  public let mean: Estimate
  /// The median of second − first, always a difference that occurred.
  public let medianMs: Int64
  /// The interval of the median by order statistics; nil: so few runs say nothing on this side.
  public let medianLowMs: Int64?
  /// See `medianLowMs`.
  public let medianHighMs: Int64?
  /// In how many runs the second finishes later.
  public let later: Proportion
  /// The median of how much later, where it does; nil if it never does.
  public let medianWhenLaterMs: Int64?
  /// In how many runs the second finishes earlier.
  public let earlier: Proportion
  /// The median of how much earlier, where it does, as a positive number; nil if it never does.
  public let medianWhenEarlierMs: Int64?
  /// When the first finishes, by `Forecast.completionProbabilities`.
  public let first: MilestoneForecast
  /// When the second does.
  public let second: MilestoneForecast
  /// How many times more runs independent luck would have taken; infinite if all pairs differ
  /// alike.
  public let varianceReductionFactor: Double
  /// What the change amounts to.
  public let verdict: ChangeVerdict

  /// Pairs in which at least one side does not finish.
  public let unfinishedPairs: Int

  /// Of pairs of runs; nil if a side has no lists.
  init?(
    _ first: PartSeries, _ second: PartSeries, deadlines: (Instant?, Instant?),
    settings: Comparison.Settings, confidence: Double
  ) {
    guard !first.finishMs.isEmpty, !second.finishMs.isEmpty else { return nil }
    let differences = zip(first.finishMs, second.finishMs).map { $1 - $0 }
    let pairs = PairedDifference(
      first: first.finishMs.map { Double($0) }, second: second.finishMs.map { Double($0) })
    mean = settings.method.estimate(Moments(differences.map { Double($0) }), confidence)
    varianceReductionFactor = pairs.varianceReductionFactor
    let median = Quantiles(differences.map { Double($0) })
    let interval = median.interval(0.5, confidence: confidence)
    medianMs = Int64(median.quantile(0.5) ?? 0)
    medianLowMs = interval.lower.map { Int64($0) }
    medianHighMs = interval.upper.map { Int64($0) }
    let delays = differences.filter { $0 > 0 }
    let gains = differences.filter { $0 < 0 }.map { -$0 }
    later = Proportion(delays.count, of: differences.count)
    earlier = Proportion(gains.count, of: differences.count)
    medianWhenLaterMs = Self.median(delays)
    medianWhenEarlierMs = Self.median(gains)
    self.first = Self.milestone(first, deadlines.0, confidence)
    self.second = Self.milestone(second, deadlines.1, confidence)
    unfinishedPairs = zip(first.isFinished, second.isFinished).count { !$0 || !$1 }
    verdict = ChangeVerdict(mean, practicalMs: settings.practicalMs)
  }

  private static func median(_ values: [Int64]) -> Int64? {
    Quantiles(values.map { Double($0) }).quantile(0.5).map { Int64($0) }
  }

  private static func milestone(
    _ series: PartSeries, _ deadline: Instant?, _ confidence: Double
  ) -> MilestoneForecast {
    let latest = series.finishMs.max() ?? 0
    return MilestoneForecast(
      of: zip(series.isFinished, series.finishMs).map {
        $0 ? Instant(milliseconds: $1) : nil
      }, limit: Instant(milliseconds: latest),
      question: Question(deadline: deadline, confidence: confidence))
  }
}

/// What a change of a completion time amounts to, in a word.
public enum ChangeVerdict: String, Codable, Equatable, Sendable {
  /// Earlier, by more than what counts in practice.
  case improved
  /// Later, by more than what counts in practice.
  case delayed
  /// The runs show no change, or none that counts in practice.
  case withinNoise = "within noise"
  /// There is a change, and the runs cannot tell whether it counts in practice.
  case undecided

  /// The verdict of an interval of the mean change: beyond ±practical on one side, wholly within it
  /// or around zero, or neither.
  init(_ change: Estimate, practicalMs: Int64) {
    let limit = Double(practicalMs)
    if change.lower > limit {
      self = .delayed
    } else if change.upper < -limit {
      self = .improved
    } else if change.contains(0) || (change.lower >= -limit && change.upper <= limit) {
      self = .withinNoise
    } else {
      self = .undecided
    }
  }
}
