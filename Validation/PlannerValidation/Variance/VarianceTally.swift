public import Statistics

/// A difference between two ways to run a scenario, with common luck and without.
public struct VarianceTally: Sendable {
  /// What a row means for the validation whose pairs alone do not reach its bound.
  public enum Weight: Sendable {
    /// It fails: the bound was fixed before the row was run.
    case designed
    /// It fails: the row has reached the bound before.
    case kept
    /// It is printed.
    case shown
  }

  /// How a row stands to its bound.
  public enum Verdict: String, Sendable {
    case holds, missed
  }

  /// What differs, and of which workspace.
  public let name: String
  /// The two sides and their difference with keyed draws: the same luck on both.
  public let keyed: PairedDifference
  /// The mean difference freed of how heavy the luck is, as `dialcast compare` tells it; nil where
  /// there are too few pairs for that, or nothing to free it of.
  public let told: ControlledMean?
  /// The difference of runs that have nothing in common.
  public let independent: Moments
  /// Its mean freed of how heavy the luck of either side is: what independent runs would tell if
  /// they were told in the same way; nil as `told`.
  public let independentTold: ControlledMean?
  /// By how much the variance has to be cut; nil: no bound was ever meant.
  public let required: Double?
  /// What it means if it is not.
  public let weight: Weight

  /// By how much pairs cut the variance: so many times as many independent pairs are needed.
  public var factor: Double {
    let variance = keyed.differences.variance
    return variance == 0 ? .infinity : independent.variance / variance
  }

  /// The variance of one pair's part in what is told: the number of pairs times the square of the
  /// standard error.
  public var toldVariance: Double { Self.variance(told) ?? keyed.differences.variance }

  /// The same of independent runs that are told in the same way.
  public var independentToldVariance: Double {
    Self.variance(independentTold) ?? independent.variance
  }

  private static func variance(_ told: ControlledMean?) -> Double? {
    told.map { Double($0.count) * $0.standardError * $0.standardError }
  }

  /// By how much the variance of what is told is cut, against the plain mean of independent runs:
  /// by the same luck on both sides, and by knowing how heavy it is.
  public var toldFactor: Double {
    toldVariance == 0 ? .infinity : independent.variance / toldVariance
  }

  /// By how much the same luck cuts it where both are told in the same way.
  public var likeForLikeFactor: Double {
    toldVariance == 0 ? .infinity : independentToldVariance / toldVariance
  }

  /// How the row stands to its bound; nil: it has none.
  public var verdict: Verdict? {
    required.map { factor >= $0 ? .holds : .missed }
  }

  /// Whether the validation may go on.
  public var holds: Bool { weight == .shown || verdict != .missed }
}
