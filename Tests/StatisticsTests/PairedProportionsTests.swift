import Statistics
import Testing

@Suite struct PairedProportionsTests {
  @Test func pairsAreCountedByTheirKind() {
    let pairs = PairedProportions(
      first: [true, true, true, false, false], second: [true, false, false, true, false])
    #expect(pairs == PairedProportions(both: 1, onlyFirst: 2, onlySecond: 1, neither: 1))
    #expect(pairs.first == Proportion(3, of: 5) && pairs.second == Proportion(2, of: 5))
    #expect(pairs.change == -0.2)
  }

  /// Twice the smaller tail of Binomial(discordant, ½), computed by hand: 2 · (1 + 8) / 2⁸ and so
  /// on.
  @Test(
    "McNemar's exact test",
    arguments: [
      (0, 0, 1.0), (0, 1, 1.0), (0, 5, 0.0625), (5, 0, 0.0625), (1, 7, 0.0703125),
      (3, 3, 1.0), (0, 10, 0.001953125),
    ])
  func mcNemar(onlyFirst: Int, onlySecond: Int, pValue: Double) {
    let pairs = PairedProportions(
      both: 40, onlyFirst: onlyFirst, onlySecond: onlySecond, neither: 3)
    #expect(abs(pairs.discordant.pValue - pValue) < 1e-12)
  }

  /// Bonett and Price with 5 and 20 discordant of 100 pairs: 15/102 ± 1.959964 · √((27/102 −
  /// (15/102)²)/102).
  @Test func theIntervalIsThatOfBonettAndPrice() {
    let pairs = PairedProportions(both: 60, onlyFirst: 5, onlySecond: 20, neither: 15)
    let interval = pairs.interval(confidence: 0.95)
    #expect(abs(interval.lowerBound - 0.0513785) < 1e-5)
    #expect(abs(interval.upperBound - 0.2427391) < 1e-5)
  }

  /// No pair that differs is no proof that none ever will.
  @Test func theIntervalOfNoDifferenceHasAWidth() {
    let interval = PairedProportions(both: 100, onlyFirst: 0, onlySecond: 0, neither: 0)
      .interval(confidence: 0.95)
    #expect(interval.lowerBound < -0.01 && interval.upperBound > 0.01)
  }
}
