import Foundation
import Statistics
import Testing

/// What stops early looks after every hundred pairs: how often is it ever wrong?
@Suite("Intervals of paired differences that hold whenever one looks")
struct PairedSequenceTests {
  private static let repeats = 200
  private static let looks = 10

  /// How often, of all repeats, a statement about pairs that come one by one is wrong at a look.
  private func everWrong(
    _ name: String, lost: Double, won: Double, _ isWrong: (PairedProportions) -> Bool
  ) -> Double {
    var stream = KeyedStream(seed: Seed(rawValue: 11))
    let wrong = (0..<Self.repeats).count { number in
      stream.reset(
        StreamKey(name), entity: UInt32(number), attempt: 0, purpose: .talk, replication: 0)
      var (onlyFirst, onlySecond, both) = (0, 0, 0)
      return (0..<Self.looks).contains { _ in
        for _ in 0..<100 {
          let u = stream.uniform()
          if u < lost {
            onlyFirst += 1
          } else if u < lost + won {
            onlySecond += 1
          } else {
            both += 1
          }
        }
        return isWrong(
          PairedProportions(both: both, onlyFirst: onlyFirst, onlySecond: onlySecond, neither: 0))
      }
    }
    return Double(wrong) / Double(Self.repeats)
  }

  /// The truth is a loss of `lost − won`. Ten looks at the interval of Bonett and Price miss it
  /// far oftener than the 5 % that it promises; the sequence does not.
  @Test(
    "of a probability are ever wrong no more often than promised",
    arguments: [(0.2, 0.2), (0.06, 0.04), (0.02, 0)])
  func probability(lost: Double, won: Double) {
    let sequence = PairedSequence(alpha: 0.05)
    let wrong = everWrong("sequence", lost: lost, won: won) {
      !sequence.interval(of: $0).contains(won - lost)
    }
    #expect(wrong <= 0.05, "\(wrong)")
    let ordinary = everWrong("sequence", lost: lost, won: won) {
      !$0.interval(confidence: 0.95).contains(won - lost)
    }
    #expect(won == 0 || ordinary > 0.1, "\(ordinary)")
  }

  @Test("of a probability are no wider than twice the ordinary ones, and hold something")
  func width() {
    let pairs = PairedProportions(both: 800, onlyFirst: 120, onlySecond: 60, neither: 20)
    let interval = PairedSequence(alpha: 0.05).interval(of: pairs)
    let ordinary = pairs.interval(confidence: 0.95)
    #expect(interval.contains(pairs.change) && interval.upperBound < 0)
    let widths = [interval, ordinary].map { $0.upperBound - $0.lowerBound }
    #expect(widths[0] > widths[1] && widths[0] < 2.5 * widths[1], "\(widths)")
    let none = PairedProportions(both: 0, onlyFirst: 0, onlySecond: 0, neither: 0)
    #expect(PairedSequence(alpha: 0.05).interval(of: none) == -1...1)
  }

  /// Beta-binomial evidence with a prior worth ten: B(5 + 10, 5) ÷ B(5, 5) · 2¹⁰ = 1/0.0901 of ten
  /// pairs that all fall alike; computed independently with the gamma function of Python.
  @Test(
    "the p-value may be looked at at any time",
    arguments: [(0, 0, 1.0), (5, 5, 1.0), (0, 10, 0.0901227679), (30, 0, 0.0000042557)])
  func pValue(first: Int, second: Int, expected: Double) {
    let pairs = DiscordantPairs(firstOnly: first, secondOnly: second)
    #expect(abs(PairedSequence.pValue(of: pairs) - expected) < 1e-9)
    #expect(PairedSequence.pValue(of: pairs) >= min(1, pairs.pValue))
  }

  /// Pairs that are all alike, but for one of a hundred in which the second is later by a day: the
  /// truth is 0.01 days. Most often the first hundred pairs show nothing of it.
  @Test("of a mean are not fooled by pairs that are all alike")
  func mean() {
    func wrong(_ halfWidth: (Moments) -> Double) -> Double {
      everWrong("mean", lost: 0.01, won: 0) { pairs in
        let moments = Moments((0..<pairs.pairs).map { $0 < pairs.onlyFirst ? 1 : 0 })
        return moments.mean + halfWidth(moments) < 0.01
      }
    }
    let sequence = MeanSequence(alpha: 0.05)
    let bounded = wrong { sequence.estimate($0, reach: 1).halfWidth }
    #expect(bounded <= 0.05, "\(bounded)")
    let unbounded = wrong { sequence.estimate($0, reach: 0).halfWidth }
    #expect(unbounded > 0.3, "\(unbounded)")
    // Once a kind of pair was met, the deviation knows of it.
    let known = sequence.estimate(Moments((0..<400).map { $0.isMultiple(of: 4) ? 1 : 0 }), reach: 1)
    #expect(known.halfWidth < 0.08)
    let same = Moments((0..<100).map { _ in 3 })
    #expect(sequence.estimate(same, reach: .infinity).halfWidth == .infinity)
  }

  /// The median of exponential numbers is ln 2; a third of these never happen, and count.
  @Test("of a median are ever wrong no more often than promised")
  func median() {
    let sequence = QuantileSequence(alpha: 0.05)
    let median = -log(0.25)
    var stream = KeyedStream(seed: Seed(rawValue: 12))
    let wrong = (0..<Self.repeats).count { number in
      stream.reset(
        StreamKey("median"), entity: UInt32(number), attempt: 0, purpose: .talk, replication: 0)
      var values: [Double] = []
      return (0..<5).contains { _ in
        // Two thirds below infinity: the median of all is the 75 % quantile of those.
        for _ in 0..<60 {
          values.append(stream.uniform() < 1.0 / 3 ? .infinity : -log(stream.uniform()))
        }
        let interval = sequence.interval(of: Quantiles(values), 0.5)
        return median < interval.lower ?? -.infinity || median > interval.upper ?? .infinity
      }
    }
    #expect(wrong <= Self.repeats / 20, "\(wrong)")
    let few = sequence.interval(of: Quantiles([1, 2, 3]), 0.5)
    #expect(few.lower == nil && few.upper == nil)
    let many = sequence.interval(of: Quantiles((0..<400).map(Double.init)), 0.5)
    #expect((140...180).contains(many.lower ?? 0) && (220...260).contains(many.upper ?? 0))
  }
}
