/// Pearson's test of counts against what was expected of them.
public struct ChiSquareTest: Equatable, Sendable {
  /// Σ (observed − expected)² / expected.
  public let statistic: Double
  /// The number of cells, less one and less the parameters that were fitted.
  public let degreesOfFreedom: Int
  /// The probability of counts at least so far off, if the expectation is right.
  public let pValue: Double

  /// Compares the counts of at least two cells with their expectations, all above 0; the usual
  /// advice is at least 5 in each. Traps if the cells do not match.
  public init(observed: [Int], expected: [Double], fittedParameters: Int = 0) {
    precondition(
      observed.count == expected.count && observed.count - 1 > fittedParameters
        && expected.allSatisfy { $0 > 0 }, "each cell needs an expectation above 0")
    statistic = zip(observed, expected).reduce(0) { sum, cell in
      let distance = Double(cell.0) - cell.1
      return sum + distance * distance / cell.1
    }
    degreesOfFreedom = observed.count - 1 - fittedParameters
    pValue = GSL.chiSquareComplement(statistic, degreesOfFreedom: Double(degreesOfFreedom))
  }
}
