import Statistics
import Testing

@Suite("The chi-square test")
struct ChiSquareTestTests {
  @Test("has the published critical values")
  func criticalValues() {
    // 3.841 is the 95 % point of χ² with one degree of freedom.
    let distance = (3.841 * 25).squareRoot()
    let test = ChiSquareTest(observed: [50, 50], expected: [50, 50])
    #expect(test.statistic == 0 && test.pValue == 1 && test.degreesOfFreedom == 1)
    let off = ChiSquareTest(observed: [50, 50], expected: [50 - distance, 50 + distance])
    #expect(off.pValue < 0.06 && off.pValue > 0.04)
  }

  @Test("counts fitted parameters")
  func degreesOfFreedom() {
    let observed = [16, 18, 16, 14, 12, 12]
    let expected = Array(repeating: 16.0, count: 6)
    let test = ChiSquareTest(observed: observed, expected: expected, fittedParameters: 1)
    #expect(test.statistic == 2.5 && test.degreesOfFreedom == 4)
    // Q for 4 degrees of freedom is exp(−x/2) (1 + x/2).
    #expect(abs(test.pValue - 0.644635) < 1e-6)
  }
}
