import Statistics
import Testing

@Suite("Quantiles")
struct QuantilesTests {
  @Test("are the smallest number that a share does not exceed")
  func definition() {
    let ten = Quantiles([7, 1, 10, 4, 3, 9, 2, 8, 6, 5])
    let rows = [(0.05, 1.0), (0.1, 1), (0.11, 2), (0.5, 5), (0.95, 10), (1, 10)]
    for (p, value) in rows { #expect(ten.quantile(p) == value, "\(p)") }
    #expect(Quantiles([]).quantile(0.5) == nil)
  }

  @Test("take whole ranks for whole products, in spite of binary fractions")
  func wholeRanks() {
    let hundred = Quantiles((1...100).map(Double.init))
    for percent in 1...100 {
      #expect(hundred.quantile(Double(percent) / 100) == Double(percent))
    }
  }

  @Test("leave room for what never happened")
  func infinity() {
    let times = Quantiles([3, .infinity, 1, .infinity])
    #expect(times.quantile(0.5) == 3)
    #expect(times.quantile(0.75) == .infinity)
  }

  @Test("are bounded by the ranks of the binomial distribution")
  func ranks() {
    // The median of 20 at 95 %: ranks 6 and 15, as tabled for the sign test.
    let twenty = Quantiles((1...20).map(Double.init))
    #expect(twenty.interval(0.5, confidence: 0.95) == QuantileInterval(lower: 6, upper: 15))
  }

  @Test("are not bounded where numbers are wanting")
  func tooFew() {
    func upper(_ count: Int, _ confidence: Double) -> Double? {
      Quantiles((0..<count).map(Double.init)).interval(0.95, confidence: confidence).upper
    }
    // One-sided 95 % is two-sided 90 %: Wilks' 59.
    #expect(upper(58, 0.9) == nil)
    #expect(upper(59, 0.9) == 58)
    #expect(upper(71, 0.95) == nil)
    #expect(upper(72, 0.95) == 71)
    #expect(
      Quantiles([]).interval(0.5, confidence: 0.9) == QuantileInterval(lower: nil, upper: nil))
  }

  @Test("are covered at least as often as promised", arguments: [0.5, 0.8, 0.95])
  func coverage(p: Double) throws {
    let distribution = Distribution.mixture([
      .init(weight: 0.8, .uniform(from: 0, to: 1)), .init(weight: 0.2, .uniform(from: 13, to: 14)),
    ])
    let values = draws(40_000, of: distribution)
    let truth = p <= 0.8 ? p / 0.8 : 13 + (p - 0.8) / 0.2
    var covered = 0
    for start in stride(from: 0, to: values.count, by: 100) {
      let sample = Quantiles(Array(values[start..<start + 100]))
      let interval = sample.interval(p, confidence: 0.9)
      let lower = try #require(interval.lower)
      let upper = try #require(interval.upper)
      if lower <= truth && truth <= upper { covered += 1 }
    }
    #expect(Proportion(covered, of: 400).zScore(expecting: 0.9) > -zLimit)
  }
}
