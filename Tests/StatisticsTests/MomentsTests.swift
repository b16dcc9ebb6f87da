import Statistics
import Testing

@Suite("Moments and intervals of means")
struct MomentsTests {
  @Test("are those of the definition, far from 0 too", arguments: [0.0, 1e9])
  func definition(offset: Double) {
    let moments = Moments([2, 4, 4, 4, 5, 5, 7, 9].map { $0 + offset })
    #expect(moments.count == 8)
    #expect(moments.mean == 5 + offset)
    // At 10⁹ the sum of squares has lost all its digits; the recurrence has seven left.
    #expect(abs(moments.variance - 32.0 / 7) < 1e-6)
    #expect(abs(moments.standardError - (4.0 / 7).squareRoot()) < 1e-6)
  }

  @Test("merge as if added one after another")
  func merging() {
    let values = draws(1000, of: .exponential(mean: 50))
    let whole = Moments(values)
    for cut in [0, 1, 300, 1000] {
      var merged = Moments(values[..<cut])
      merged.merge(Moments(values[cut...]))
      #expect(merged.count == whole.count)
      #expect(abs(merged.mean - whole.mean) < 1e-10)
      #expect(abs(merged.variance / whole.variance - 1) < 1e-12)
    }
  }

  @Test("of too few numbers promise nothing")
  func tooFew() {
    #expect(Moments().estimate(confidence: 0.95).halfWidth == .infinity)
    let one = Moments([7]).estimate(confidence: 0.95)
    #expect(one.mean == 7 && one.halfWidth == .infinity && one.contains(-1e300))
    #expect(Moments([7]).variance == 0)
  }

  @Test(
    "use the published quantiles of Student's t",
    arguments: [(2, 12.706), (3, 4.303), (11, 2.228), (31, 2.042), (1001, 1.962)])
  func student(count: Int, quantile: Double) {
    let moments = Moments((0..<count).map(Double.init))
    let estimate = moments.estimate(confidence: 0.95)
    #expect(abs(estimate.halfWidth / moments.standardError - quantile) < 5e-4)
  }

  @Test("cover the true mean as often as they say")
  func coverage() {
    // A gamma distribution of so large a shape is as good as normal.
    let values = draws(20_000, of: .gamma(shape: 400, scale: 1))
    let covered = stride(from: 0, to: values.count, by: 10).count { start in
      Moments(values[start..<start + 10]).estimate(confidence: 0.9).contains(400)
    }
    #expect(abs(Proportion(covered, of: 2_000).zScore(expecting: 0.9)) < zLimit)
  }

  @Test("of pairs see what common luck hides from none")
  func pairs() {
    let first = draws(200, of: .exponential(mean: 50))
    let second = draws(200, of: .exponential(mean: 51))
    let pairs = PairedDifference(first: first, second: second)
    #expect(abs(pairs.estimate(confidence: 0.95).mean - Moments(first).mean / 50) < 1e-9)
    #expect(pairs.estimate(confidence: 0.95).lower > 0)
    // The difference is the first / 50: (50² + 51²) / 1².
    #expect(abs(pairs.varianceReductionFactor - 5101) < 1e-3)
    let same = PairedDifference(first: [1, 2], second: [1, 2])
    #expect(same.varianceReductionFactor == .infinity)
    #expect(same.estimate(confidence: 0.95).halfWidth == 0)
  }
}
