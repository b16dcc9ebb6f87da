/// What changes from one policy to another when both meet the same luck.
public struct PairedDifference: Equatable, Sendable {
  /// Of the differences, second − first.
  public let differences: Moments
  /// Of the first alone.
  public let first: Moments
  /// Of the second alone.
  public let second: Moments

  /// Of results in pairs: entry i of both comes from the same replication. Traps if the counts
  /// differ.
  public init(first: [Double], second: [Double]) {
    precondition(
      first.count == second.count, "\(first.count) and \(second.count) results make no pairs")
    self.first = Moments(first)
    self.second = Moments(second)
    differences = Moments(zip(first, second).lazy.map { $1 - $0 })
  }

  /// The mean of second − first, with its interval of Student's t.
  public func estimate(confidence: Double) -> Estimate {
    differences.estimate(confidence: confidence)
  }

  /// How many times more replications it would take without common luck: the variance of the
  /// difference of independent runs over that of the pairs. Infinite if all pairs differ alike.
  public var varianceReductionFactor: Double {
    differences.variance == 0
      ? .infinity : (first.variance + second.variance) / differences.variance
  }
}
