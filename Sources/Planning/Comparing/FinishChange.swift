import Scheduling
public import Statistics

/// How much later or earlier a part is finished under the second of two scenarios, in milliseconds;
/// positive: later.
///
/// Of ranks, shares and medians a run that does not finish is later than all that do (see
/// `PairedFinishes`). A mean needs a number: there it counts as finished at the end of the campaign
/// or of the simulation, the later one of both sides (a restricted mean: Royston & Parmar, BMC
/// Medical Research Methodology 13, 2013). Leaving the pair out would hide the very harm that is
/// looked for.
public struct FinishChange: Equatable, Sendable {
  /// The mean of second − first; of a hundred pairs and more as it would be with luck of average
  /// weight, if that is known (`ControlledMean`).
  public let mean: Estimate
  /// How many figures of the luck were taken out of the mean; 0: it is that of the differences.
  public let controls: Int
  /// The median of second − first, always a difference that occurred; infinity if mostly only the
  /// first finishes, −infinity if mostly only the second does.
  public let medianMs: Double
  /// The interval of the median by order statistics; nil: so few runs say nothing on this side.
  public let medianLowMs: Double?
  /// See `medianLowMs`.
  public let medianHighMs: Double?
  /// In how many runs the second finishes later.
  public let later: Proportion
  /// The median of how much later, where it does; nil if it never does.
  public let medianWhenLaterMs: Double?
  /// In how many runs the second finishes earlier.
  public let earlier: Proportion
  /// The median of how much earlier, where it does, as a positive number; nil if it never does.
  public let medianWhenEarlierMs: Double?
  /// When the first finishes, by `Forecast.completionProbabilities`.
  public let first: MilestoneForecast
  /// When the second does.
  public let second: MilestoneForecast
  /// How many times more runs it would have taken with independent luck and its plain mean;
  /// infinite if all pairs differ alike.
  public let varianceReductionFactor: Double
  /// What the change amounts to.
  public let verdict: ChangeVerdict

  /// Pairs in which at least one side does not finish.
  public let unfinishedPairs: Int
  /// Pairs in which only the first finishes.
  public let onlyFirstFinishes: Int
  /// Pairs in which only the second does.
  public let onlySecondFinishes: Int

  /// Of pairs of runs; nil if a side has no lists.
  ///
  /// - Parameters:
  ///   - mostMs: no two finishes can be farther apart.
  ///   - controls: the luck of each pair (`ComparedSide.controls`).
  init?(
    _ first: PartSeries, _ second: PartSeries, deadlines: (Instant?, Instant?), mostMs: Double,
    controls: [[Double]], settings: Comparison.Settings, confidence: Double
  ) {
    guard !first.finishMs.isEmpty, !second.finishMs.isEmpty else { return nil }
    let restricted = PairedDifference(
      first: first.finishMs.map { Double($0) }, second: second.finishMs.map { Double($0) })
    let differences = zip(first.finishMs, second.finishMs).map { Double($1 - $0) }
    let controlled =
      settings.method == .fixedRuns ? ControlledMean(differences, controls: controls) : nil
    mean =
      controlled?.estimate(confidence: confidence)
      ?? settings.method.mean(of: differences, most: mostMs, confidence)
    self.controls = controlled?.controls ?? 0
    varianceReductionFactor =
      controlled?.varianceReductionFactor(against: restricted)
      ?? restricted.varianceReductionFactor
    let pairs = PairedFinishes(first: first.ranked, second: second.ranked)
    let ranks = Quantiles(pairs.differences)
    let interval = settings.method.median(of: ranks, confidence)
    medianMs = ranks.quantile(0.5) ?? 0
    medianLowMs = interval.lower
    medianHighMs = interval.upper
    later = pairs.later
    earlier = pairs.earlier
    medianWhenLaterMs = pairs.medianWhenLater
    medianWhenEarlierMs = pairs.medianWhenEarlier
    self.first = Self.milestone(first, deadlines.0, confidence)
    self.second = Self.milestone(second, deadlines.1, confidence)
    unfinishedPairs = pairs.differences.count - pairs.both
    onlyFirstFinishes = pairs.onlyFirst
    onlySecondFinishes = pairs.onlySecond
    verdict = ChangeVerdict(
      mean, practicalMs: settings.practicalMs, oftenerUnfinished: pairs.onlyFirst - pairs.onlySecond
    )
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
  ///
  /// - Parameter oftenerUnfinished: in how many more runs the second does not finish. The mean says
  ///   too little of these: who finishes earlier, but less often, has not improved.
  init(_ change: Estimate, practicalMs: Int64, oftenerUnfinished: Int) {
    let limit = Double(practicalMs)
    if change.lower > limit {
      self = oftenerUnfinished < 0 ? .undecided : .delayed
    } else if change.upper < -limit {
      self = oftenerUnfinished > 0 ? .undecided : .improved
    } else if change.contains(0) || (change.lower >= -limit && change.upper <= limit) {
      self = .withinNoise
    } else {
      self = .undecided
    }
  }
}
