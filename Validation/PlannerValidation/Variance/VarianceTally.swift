public import Statistics

/// A difference between two ways to run a scenario, with common luck and without.
public struct VarianceTally: Sendable {
  /// What a row that does not reach its bound means for the validation.
  public enum Weight: Sendable {
    /// It fails if the difference as it is told does not reach the bound.
    case designed
    /// It fails if the pairs alone do not, which have reached it before.
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
  public var toldVariance: Double {
    told.map { Double($0.count) * $0.standardError * $0.standardError }
      ?? keyed.differences.variance
  }

  /// By how much the variance of what is told is cut.
  public var toldFactor: Double {
    toldVariance == 0 ? .infinity : independent.variance / toldVariance
  }

  /// How the row stands to its bound; nil: it has none.
  public var verdict: Verdict? {
    required.map { (weight == .kept ? factor : toldFactor) >= $0 ? .holds : .missed }
  }

  /// Whether the validation may go on.
  public var holds: Bool { weight == .shown || verdict != .missed }
}
