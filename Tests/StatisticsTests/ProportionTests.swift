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
