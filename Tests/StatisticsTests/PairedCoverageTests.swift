import Statistics
import Testing

/// Whether the intervals of paired changes hold the truth as often as they say: nominal 90 % over a
/// thousand repeats of a hundred pairs, whose differences come in two clusters as those of
/// completion times do.
@Suite struct PairedCoverageTests {
  private static let repeats = 1000
  private static let pairs = 100

  /// How many of a thousand intervals hold the truth; `isHeld` draws a hundred pairs and looks.
  private static func coverage(
    _ name: String, _ isHeld: (inout KeyedStream) -> Bool
  ) -> Double {
    var stream = KeyedStream(seed: Seed(rawValue: 90))
    let held = (0..<repeats).count { number in
      stream.reset(
        StreamKey(name), entity: UInt32(number), attempt: 0, purpose: .outcome, replication: 0)
      return isHeld(&stream)
    }
    return Double(held) / Double(repeats)
  }

  /// In three runs of ten the night lies between: thirteen hours; else some minutes.
  private static func difference(_ stream: inout KeyedStream) -> Double {
    stream.uniform() < 0.3 ? 780 + 20 * stream.uniform() : 10 * stream.uniform()
  }

  @Test func theMean() {
    let coverage = Self.coverage("mean") { stream in
      let moments = Moments((0..<Self.pairs).map { _ in Self.difference(&stream) })
      return Estimate(moments, confidence: 0.9).contains(0.3 * 790 + 0.7 * 5)
    }
    #expect((0.87...0.93).contains(coverage), "\(coverage)")
  }

  /// The median of the mixture lies where the lower cluster has ½ ÷ 0.7 of its own.
  @Test func theMedian() {
    let coverage = Self.coverage("median") { stream in
      let values = Quantiles((0..<Self.pairs).map { _ in Self.difference(&stream) })
      let interval = values.interval(0.5, confidence: 0.9)
      let median = 10 * 0.5 / 0.7
      return interval.lower ?? .infinity <= median && median <= interval.upper ?? -.infinity
    }
    #expect((0.87...0.93).contains(coverage), "\(coverage)")
  }

  /// The change of a probability from 60 % to 67 %, with pairs that agree in four of five cases.
  @Test func theChangeOfAProbability() {
    let coverage = Self.coverage("probability") { stream in
      var counts = [0, 0, 0, 0]
      for _ in 0..<Self.pairs {
        let draw = stream.uniform()
        counts[draw < 0.535 ? 0 : draw < 0.6 ? 1 : draw < 0.735 ? 2 : 3] += 1
      }
      let interval = PairedProportions(
        both: counts[0], onlyFirst: counts[1], onlySecond: counts[2], neither: counts[3]
      ).interval(confidence: 0.9)
      return interval.contains(0.135 - 0.065)
    }
    #expect((0.87...0.93).contains(coverage), "\(coverage)")
  }
}
