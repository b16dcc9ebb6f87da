import Statistics
import Testing

@Suite("Proportions")
struct ProportionTests {
  struct Row: Sendable {
    let k, n: Int
    let wilson, exact: ClosedRange<Double>
  }

  /// From Newcombe, *Two-sided confidence intervals for the single proportion*, Statistics in
  /// Medicine 17 (1998), table I.
  static let newcombe = [
    Row(k: 81, n: 263, wilson: 0.2553...0.3662, exact: 0.2527...0.3676),
    Row(k: 15, n: 148, wilson: 0.0624...0.1605, exact: 0.0578...0.1617),
    Row(k: 0, n: 20, wilson: 0...0.1611, exact: 0...0.1684),
    Row(k: 1, n: 29, wilson: 0.0061...0.1718, exact: 0.0009...0.1776),
  ]

  @Test("have the published intervals", arguments: newcombe)
  func published(row: Row) {
    let proportion = Proportion(row.k, of: row.n)
    expectClose(proportion.wilsonInterval(confidence: 0.95), row.wilson)
    expectClose(proportion.clopperPearsonInterval(confidence: 0.95), row.exact)
  }

  /// By `scipy.stats.beta.ppf` (SciPy). Of 999 of 100,001 one end is half a percent too far out.
  static let manyTrials = [
    Row(k: 1, n: 1_000_000, wilson: 0...1, exact: 2.5317807663794178e-08...5.571630655166939e-06),
    Row(k: 10, n: 1_000_000, wilson: 0...1, exact: 4.795398777545602e-06...1.8390278891238532e-05),
    Row(k: 999, n: 100_001, wilson: 0...1, exact: 0.00938276785306059...0.010625700420571982),
    Row(k: 1_000, n: 100_001, wilson: 0...1, exact: 0.009392462136140867...0.010636005203477896),
    Row(k: 20_000, n: 1_000_000, wilson: 0...1, exact: 0.01972649590361573...0.02027628933919971),
    Row(k: 500_000, n: 1_000_000, wilson: 0...1, exact: 0.49901951919531184...0.5009804808046882),
    Row(k: 999_990, n: 1_000_000, wilson: 0...1, exact: 0.9999816097211087...0.9999952046012225),
    Row(
      k: 2_000_000_000, n: 4_000_000_000, wilson: 0...1,
      exact: 0.49998450499919705...0.5000154950008029),
  ]

  @Test("of more trials than the beta distribution of the library takes", arguments: manyTrials)
  func many(row: Row) {
    let interval = Proportion(row.k, of: row.n).clopperPearsonInterval(confidence: 0.95)
    let width = row.exact.upperBound - row.exact.lowerBound
    #expect(abs(interval.lowerBound - row.exact.lowerBound) < width / 100, "\(interval)")
    #expect(abs(interval.upperBound - row.exact.upperBound) < width / 100, "\(interval)")
  }

  private func expectClose(_ one: ClosedRange<Double>, _ other: ClosedRange<Double>) {
    #expect(abs(one.lowerBound - other.lowerBound) < 6e-5, "\(one)")
    #expect(abs(one.upperBound - other.upperBound) < 6e-5, "\(one)")
  }

  @Test(
    "mirror: k of n and n − k of n", arguments: [(1, 3), (0, 9), (395, 400), (999_990, 1_000_000)])
  func mirror(k: Int, n: Int) {
    let one = Proportion(k, of: n)
    let other = Proportion(n - k, of: n)
    for (a, b) in [
      (one.wilsonInterval(confidence: 0.95), other.wilsonInterval(confidence: 0.95)),
      (one.clopperPearsonInterval(confidence: 0.9), other.clopperPearsonInterval(confidence: 0.9)),
    ] {
      #expect(abs(a.lowerBound - (1 - b.upperBound)) < 1e-12)
      #expect(abs(a.upperBound - (1 - b.lowerBound)) < 1e-12)
      #expect(a.contains(one.value))
    }
  }

  @Test("of no trials may be anything")
  func noTrials() {
    #expect(Proportion(0, of: 0).wilsonInterval(confidence: 0.95) == 0...1)
    #expect(Proportion(0, of: 0).clopperPearsonInterval(confidence: 0.95) == 0...1)
    #expect(Proportion(0, of: 0).value == 0)
  }

  @Test("cover the truth as often as they say", arguments: [0.5, 0.9, 0.98])
  func coverage(p: Double) {
    var stream = KeyedStream(seed: Seed(rawValue: 3))
    var wilson = 0
    var exact = 0
    for run in 0..<UInt32(400) {
      stream.reset(Place(entity: run, purpose: .outcome))
      let hits = (0..<100).count { _ in stream.uniform() < p }
      let proportion = Proportion(hits, of: 100)
      if proportion.wilsonInterval(confidence: 0.95).contains(p) { wilson += 1 }
      if proportion.clopperPearsonInterval(confidence: 0.95).contains(p) { exact += 1 }
    }
    // The counts are discrete, so that Wilson's coverage swings about 0.95; the exact one is above.
    #expect(Proportion(wilson, of: 400).value > 0.91)
    #expect(Proportion(exact, of: 400).zScore(expecting: 0.95) > -zLimit)
  }
}
