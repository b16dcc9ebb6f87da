import Statistics
import Testing

@testable import Simulating

/// Effects of the hour that were counted.
@Suite struct HourEvidenceTests {
  /// Three groups of hours, and one that is known.
  private static let evidence = HourEvidence(
    key: StreamKey("hours/test"),
    groups: [
      .init(hours: [9, 10], calls: 400, standardError: 0.1),
      .init(hours: [11], calls: 100, standardError: 0.2),
      .init(hours: [12], calls: 500, standardError: 0.0894427),
    ])
  private static let effect = [Double](repeating: 0.3, count: 168)

  /// Draws of the effect at 9, 10, 11, 12 and 13.
  private static func draws(levelCalls: Double?) -> [[Double]] {
    var stream = KeyedStream(seed: Seed(rawValue: 1))
    return (0..<4000).map { replication in
      stream.reset(
        evidence.key, entity: 5, attempt: 0, purpose: .parameter, replication: UInt32(replication))
      let drawn = evidence.redrawn(effect, levelCalls: levelCalls, from: &stream)
      return (9...13).map { drawn[$0] - 0.3 }
    }
  }

  private static func covariance(_ draws: [[Double]], _ one: Int, _ other: Int) -> Double {
    draws.reduce(0) { $0 + $1[one] * $1[other] } / Double(draws.count)
  }

  /// Where the level is known, groups are independent, each as wide as its calls leave it.
  @Test func withAKnownLevelGroupsAreIndependent() {
    let draws = Self.draws(levelCalls: nil)
    #expect(draws.allSatisfy { $0[0] == $0[1] && $0[4] == 0 })
    for (place, variance) in [(0, 0.01), (2, 0.04), (3, 0.008)] {
      #expect(abs(Self.covariance(draws, place, place) / variance - 1) < 0.1)
    }
    #expect(abs(Self.covariance(draws, 0, 2)) < 0.002)
  }

  /// Where the level was counted in the same calls, only contrasts are drawn: σ² = 4 a call, so
  /// 4 (1/400 − 1/1000) and −4/1000; their average over the calls is 0.
  @Test func withACountedLevelTheAverageStays() {
    let draws = Self.draws(levelCalls: 1000)
    for draw in draws {
      #expect(abs(400 * draw[0] + 100 * draw[2] + 500 * draw[3]) < 1e-9)
      #expect(draw[4] == 0)
    }
    for (place, variance) in [(0, 0.006), (2, 0.036), (3, 0.004)] {
      #expect(abs(Self.covariance(draws, place, place) / variance - 1) < 0.1)
    }
    #expect(abs(Self.covariance(draws, 0, 2) + 0.004) < 0.001)
  }
}
