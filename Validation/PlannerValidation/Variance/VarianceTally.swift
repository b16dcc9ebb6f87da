public import Statistics

/// A difference between two ways to run a scenario, with common luck and without.
public struct VarianceTally: Sendable {
  /// What a row that does not reach its bound means for the validation.
  public enum Weight: Sendable {
    /// It fails, unless no random numbers could reach the bound.
    case designed
    /// It fails: the row has reached the bound before.
    case kept
    /// It is printed.
    case shown
  }

  /// How a row stands to its bound.
  public enum Verdict: String, Sendable {
    case holds, missed
    /// No random numbers could reach the bound, so there is none.
    case ceiling
  }

  /// What differs, and of which workspace.
  public let name: String
  /// The two sides and their difference with keyed draws: the same luck on both.
  public let keyed: PairedDifference
  /// The difference of runs that have nothing in common.
  public let independent: Moments
  /// By how much keyed draws have to cut the variance; nil: no bound was ever meant.
  public let required: Double?
  /// What it means if they do not.
  public let weight: Weight
  /// The most that random numbers could which give every contact its own luck, as the simulator's
  /// do (`OwnLuckTally`); nil: nobody asked. Printed beside a row that is missed, and excuses none:
  /// it was asked after the result was known.
  public var attainable: Double?

  /// By how much they do: so many times as many independent pairs are needed.
  public var factor: Double {
    let variance = keyed.differences.variance
    return variance == 0 ? .infinity : independent.variance / variance
  }

  /// The most that any random numbers could.
  ///
  /// With standard deviations a and b of the two sides and their correlation ρ the difference has
  /// the variance a² + b² − 2ρab, which for ρ ≤ 1 is at least (a − b)²; of independent runs it is
  /// a² + b². So the ratio cannot exceed (a² + b²)/(a − b)², however the numbers are drawn: that
  /// ρ ≤ 1 is the inequality of Cauchy and Schwarz. Infinite if both sides vary alike.
  ///
  /// Both are estimated from the keyed pairs. The variance of independent pairs is estimated from
  /// other runs, so that a factor may lie a few percent above its ceiling.
  public var ceiling: Double {
    let gap = keyed.first.standardDeviation - keyed.second.standardDeviation
    return gap == 0 ? .infinity : (keyed.first.variance + keyed.second.variance) / (gap * gap)
  }

  /// How the row stands to its bound; nil: it has none.
  public var verdict: Verdict? {
    required.map { ceiling < $0 ? .ceiling : factor >= $0 ? .holds : .missed }
  }

  /// Whether the validation may go on.
  public var holds: Bool {
    switch weight {
    case .designed: verdict != .missed
    case .kept: required.map { factor >= $0 } ?? true
    case .shown: true
    }
  }
}
