import CGSL

/// A distribution of the numbers 0, 1, … n − 1, such as the rows of a table of outcomes.
///
/// Two ways to draw. `pick` goes through the numbers in their order: if the first becomes more
/// likely and the others less, in proportion, the same luck never gives a later number than
/// before and whoever had the first keeps it, which is what comparisons need. `sample` uses
/// Walker's alias method and costs the same for any n.
public struct DiscreteDistribution: Sendable {
  /// The probabilities, which add up to 1.
  public let probabilities: [Double]
  let cumulative: [Double]
  private let alias: AliasTable

  /// A distribution from weights: at least 0, finite, one of them above 0. Traps otherwise.
  public init(weights: [Double]) {
    precondition(
      weights.allSatisfy { $0 >= 0 && $0.isFinite } && weights.contains { $0 > 0 },
      "weights must be at least 0 and one of them above 0")
    let total = weights.reduce(0, +)
    probabilities = weights.map { $0 / total }
    cumulative = EmpiricalValues.cumulative(weights)
    alias = AliasTable(probabilities)
  }

  /// The number for a uniform u inside (0, 1): the first whose cumulative probability reaches u.
  ///
  /// O(n), and faster than anything cleverer for the handful of outcomes of a call. In a hot
  /// loop use `SamplerTable.pick`, which gives the same.
  public func pick(_ u: Double) -> Int {
    cumulative.count { $0 < u }
  }

  /// A draw by the alias method. O(1), one uniform number.
  public func sample(from stream: inout KeyedStream) -> Int {
    gsl_ran_discrete(stream.generator, alias.table)
  }
}

/// Owns GSL's table; nothing writes to it once it is made.
private final class AliasTable: @unchecked Sendable {
  let table: UnsafeMutablePointer<gsl_ran_discrete_t>

  init(_ probabilities: [Double]) {
    GSL.returnErrors()
    guard let table = gsl_ran_discrete_preproc(probabilities.count, probabilities) else {
      fatalError("no memory for an alias table")
    }
    self.table = table
  }

  deinit { gsl_ran_discrete_free(table) }
}
