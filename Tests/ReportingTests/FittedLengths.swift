import Scenarios
import Statistics

@testable import Reporting

/// Calibrated lengths with quantiles that are known.
enum FittedLengths {
  /// Exactly as an exponential distribution with mean 60 s has them, rounded to seconds.
  static let near = length(
    "answers.completed.talk", .exponential(mean: 60),
    [1, 3, 6, 10, 13, 17, 21, 26, 31, 36, 42, 48, 55, 63, 72, 83, 97, 114, 138, 180, 276],
    criteria: [210.4, 1.9, 2, 0])

  /// Two humps, which no family has: as observed.
  static let observed = length(
    "ring", .empirical([5, 5, 24, 24]),
    Array(repeating: 5, count: 11) + Array(repeating: 24, count: 10),
    nearest: .gamma(mean: 14, standardDeviation: 9), criteria: [31.2, 0, 12.5, 140])

  static let all = [observed, near]

  /// A length told by 900 calls.
  static func length(
    _ key: String, _ distribution: Distribution, _ quantiles: [Double],
    nearest: Distribution? = nil, criteria: [Double] = []
  ) -> CalibratedLength {
    CalibratedLength(
      profile: "diwali", key: key, observed: 900, unitSeconds: 1,
      meanSeconds: quantiles.reduce(0, +) / Double(quantiles.count), quantiles: quantiles,
      criteria: criteria, distribution: distribution, nearest: nearest)
  }
}
