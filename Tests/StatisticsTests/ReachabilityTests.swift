import Foundation
import Statistics
import Testing

/// Averages over people who differ.
@Suite struct ReachabilityTests {
  /// Quadrature gives what many draws give.
  @Test(arguments: [(0.4, 0.45, 0.7), (0.08, 0.25, -1.2), (0.435, 0.6, 2), (0.9, 0.99, -3)])
  func sharesAreThoseOfManyPeople(_ mean: Double, _ correlation: Double, _ shift: Double) {
    let people = Reachability(mean: mean, correlation: correlation)
    #expect(abs(people.share(shiftedBy: 0) - mean) < 1e-9)
    var stream = KeyedStream(seed: Seed(rawValue: 3))
    let distribution = Beta(mean: mean, correlation: correlation)
    var moments = Moments()
    for person in 0..<20_000 {
      stream.reset(Place(purpose: .reachability, replication: UInt32(person)))
      moments.add(LogOdds.shifted(distribution.sample(from: &stream), by: shift))
    }
    let found = moments.estimate(confidence: 0.999)
    let share = people.share(shiftedBy: shift)
    #expect(found.contains(share), "\(share): \(found.lower) to \(found.upper)")
    let step = 1e-4
    let slope =
      (people.share(shiftedBy: shift + step) - people.share(shiftedBy: shift - step)) / (2 * step)
    #expect(abs(people.slope(shiftedBy: shift) - slope) < 1e-6)
  }

  /// Without a shift the slope is m(1 − m)(1 − ρ), in closed form.
  @Test(arguments: [(0.3, 0.1), (0.5, 0.6), (0.02, 0.3)])
  func theSlopeIsKnown(_ mean: Double, _ correlation: Double) {
    let slope = Reachability(mean: mean, correlation: correlation).slope(shiftedBy: 0)
    #expect(abs(slope - mean * (1 - mean) * (1 - correlation)) < 1e-9)
  }

  /// What is added for a share is found again, and is more than the difference of log-odds.
  @Test(arguments: [(0.4, 0.45, 0.7), (0.08, 0.25, -1.2), (0.5, 0.001, 1), (0.3, 0, -2)])
  func shiftsAreFoundAgain(_ mean: Double, _ correlation: Double, _ shift: Double) throws {
    let people = Reachability(mean: mean, correlation: correlation)
    let share = people.share(shiftedBy: shift)
    let found = try #require(people.shift(forShare: share))
    #expect(abs(found - shift) < 1e-6)
    let difference = log(share / (1 - share)) - log(mean / (1 - mean))
    #expect(abs(difference) <= abs(shift) + 1e-9)
    if correlation > 0.1 { #expect(abs(difference) < 0.9 * abs(shift)) }
  }

  /// Where floating point ends for the quadrature, mean and correlation are right all the same.
  @Test(
    arguments: [
      (0.3, 0.999_999_999_999_999_9), (1e-10, 0.0067), (1e-17, 0.5), (0.1, 1 - 1e-12),
      (0.01, 1 - 1e-8), (1 - 1e-10, 0.0067), (1e-300, 0.3),
    ])
  func theEndsAreNoTrap(_ mean: Double, _ correlation: Double) {
    let people = Reachability(mean: mean, correlation: correlation)
    #expect(abs(people.share(shiftedBy: 0) / mean - 1) < 1e-3)
    let slope = mean * (1 - mean) * (1 - correlation)
    #expect(abs(people.slope(shiftedBy: 0) / slope - 1) < 1e-3)
    for shift in [-4.6, 0.4, 4.6] {
      let ratio = people.share(shiftedBy: shift) / mean
      #expect(shift > 0 ? ratio > 0.999 : ratio < 1.001, "\(shift): \(ratio)")
      #expect(people.standardError(ofShift: shift, calls: 5) > 0, "\(shift)")
    }
  }

  @Test func nothingAddedGivesAllOrNone() {
    let people = Reachability(mean: 0.3, correlation: 0.4)
    #expect(people.shift(forShare: 0) == nil && people.shift(forShare: 1) == nil)
  }
}
