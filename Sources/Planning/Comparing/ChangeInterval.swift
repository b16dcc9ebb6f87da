import Statistics

/// How the intervals of a comparison are made.
public enum ChangeInterval: Equatable, Sendable {
  /// Ordinary ones: for a number of runs that was fixed beforehand.
  case fixedRuns
  /// Confidence sequences: hold however often they were looked at, and so allow to stop when a
  /// question is decided.
  case anyTime

  /// The theory of the sequence of a mean is one of many runs.
  private static let fewestAtAnyTime = 100

  /// The mean of differences with its interval: Student's, or `MeanSequence`.
  ///
  /// - Parameter most: no difference can be larger, in either direction; infinity: that is not
  ///   known. Counts only where all pairs are alike.
  func mean(of differences: [Double], most: Double, _ confidence: Double) -> Estimate {
    let moments = Moments(differences)
    switch self {
    case .fixedRuns: return moments.estimate(confidence: confidence)
    case .anyTime where moments.count < Self.fewestAtAnyTime:
      return Estimate(
        mean: moments.mean, halfWidth: .infinity, confidence: confidence, count: moments.count)
    case .anyTime:
      // Of pairs that are all alike nothing is known but how large a difference can be. Where they
      // differ, what they show stands for what there is: a rare large change that none has shown is
      // not covered. To cover it always would take some 17,000 pairs for a limit of five minutes
      // within a week, and so no comparison would ever stop.
      let reach =
        moments.variance == 0
        ? most + abs(moments.mean)
        : differences.reduce(0) { max($0, abs($1 - moments.mean)) }
      return MeanSequence(alpha: 1 - confidence).estimate(moments, reach: reach)
    }
  }

  /// The interval of the median of differences, some of which may be infinite.
  func median(of differences: Quantiles, _ confidence: Double) -> QuantileInterval {
    switch self {
    case .fixedRuns: differences.interval(0.5, confidence: confidence)
    case .anyTime: QuantileSequence(alpha: 1 - confidence).interval(of: differences, 0.5)
    }
  }

  /// The interval of the change of a probability, by pairs.
  func change(of pairs: PairedProportions, _ confidence: Double) -> ClosedRange<Double> {
    switch self {
    case .fixedRuns: pairs.interval(confidence: confidence)
    case .anyTime: PairedSequence(alpha: 1 - confidence).interval(of: pairs)
    }
  }

  /// How often chance alone would be so lopsided: McNemar's exact test, or one that may be looked
  /// at at any time.
  func pValue(of pairs: PairedProportions) -> Double {
    switch self {
    case .fixedRuns: pairs.discordant.pValue
    case .anyTime: PairedSequence.pValue(of: pairs.discordant)
    }
  }
}
