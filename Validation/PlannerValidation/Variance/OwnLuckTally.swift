public import Statistics

/// How much of the difference between hard and soft slots the same luck can cancel at most, if
/// every contact has luck of its own.
///
/// With hard slots a list ends by the luck L of its own contacts alone; with soft slots the luck of
/// the others moves its end too. Whatever a list meets on both sides, a part v = E Var(soft | L) of
/// the variance is the others' and has nothing opposite to cancel against. What remains of the soft
/// side, E(soft | L) with the variance a² − v, can at best go hand in hand with the hard side, so
/// that the difference varies by at least v + (√(a² − v) − b)² (law of total variance, and Cauchy
/// and Schwarz).
public struct OwnLuckTally: Sendable {
  /// The workspace.
  public let name: String
  /// The last contact with soft slots, and with hard slots.
  public let keyed: PairedDifference
  /// The part v of the soft side's variance that the luck of other lists makes.
  public let othersVariance: Double

  /// Of a workspace.
  ///
  /// - Parameters:
  ///   - soft: the last contact, run by run.
  ///   - redrawn: the same where all other lists have met other luck. Two such ends have L in
  ///     common and nothing else, so that half the mean square of their difference estimates v.
  ///   - hard: the last contact with hard slots.
  init(name: String, soft: [Double], redrawn: [Double], hard: [Double]) {
    self.name = name
    keyed = PairedDifference(first: soft, second: hard)
    let squares = Moments(zip(soft, redrawn).lazy.map { ($0 - $1) * ($0 - $1) })
    othersVariance = squares.mean / 2
  }

  /// The least variance of the difference.
  public var leastVariance: Double {
    let own = max(0, keyed.first.variance - othersVariance).squareRoot()
    let gap = own - keyed.second.standardDeviation
    return othersVariance + gap * gap
  }

  /// The most by which the variance of independent runs, a² + b², can be cut.
  public var ceiling: Double {
    leastVariance == 0
      ? .infinity : (keyed.first.variance + keyed.second.variance) / leastVariance
  }
}
