import Calendars
import Foundation
import Scenarios
import Simulating
import Statistics
import Testing

@testable import Calibrating

/// The hours of a known world are found again, and what is written of them can be read.
@Suite struct HourRoundTripTests {
  private static let factors: [(window: String, factor: Double)] = [
    ("Mon-Fri 09:00-12:00", 0.6), ("Mon-Fri 12:00-15:00", 1), ("Mon-Fri 15:00-18:00", 1.7),
    ("Sat 10:00-14:00", 1.3),
  ]
  private static let written =
    "{" + factors.map { "\($0.window): \($0.factor)" }.joined(separator: ", ") + "}"

  /// The factor of the world in an hour of the week.
  private static func factor(at hour: Int) throws -> Double {
    try factors.first { HoursOfWeek(try .init(parsing: $0.window))?.contains(hour) ?? false }?
      .factor ?? 1
  }

  /// Every effect on a person within 3.3 standard errors, against each other, and the share of
  /// people who answer in each group.
  @Test(arguments: [(3, 0.4), (4, 0.4), (5, 0.0)])
  func theHoursAreFoundAgain(seed: UInt64, correlation: Double) throws {
    let world = CalibratedWorld.text(
      hours: Self.written, contacts: 6000, correlation: correlation)
    let calibration = try Calibration(
      of: LogText.log(CalibratedWorld.log(of: world, seed: seed)), name: "found")
    guard case .differ(let fit) = calibration.hours.result else {
      Issue.record("\(calibration.remarks)")
      return
    }
    #expect(fit.test.pValue < 1e-6 && fit.groups.count > 5)
    let groups = calibration.hours.grouped.groups
    let truth = try groups.map { LogOdds.shift(factor: try Self.factor(at: $0.hours.hours[0])) }
    // What all effects have in common is in `human`.
    let weights = fit.groups.map { 1 / ($0.standardError * $0.standardError) }
    let common =
      zip(zip(fit.groups, truth), weights).reduce(0) { $0 + ($1.0.0.effect - $1.0.1) * $1.1 }
      / weights.reduce(0, +)
    for (group, effect) in zip(fit.groups, truth) {
      #expect(
        abs(group.effect - common - effect) < 3.3 * group.standardError,
        "\(group.effect - common), not \(effect) ± \(group.standardError)")
    }
    let interval = try #require(calibration.reachability).interval(confidence: 0.999)
    #expect(interval.contains(correlation), "\(interval)")
    let known = Reachability(mean: 0.42, correlation: correlation)
    let found = Reachability(
      mean: Proportion(calibration.counts.persons, of: calibration.counts.valid).value,
      correlation: calibration.reachability?.correlation ?? 0)
    for ((group, effect), hours) in zip(zip(fit.groups, truth), groups) {
      let share = found.share(shiftedBy: group.effect)
      let expected = known.share(shiftedBy: effect)
      let calls = Double(hours.answered.trials)
      let error = (expected * (1 - expected) / calls).squareRoot()
      #expect(abs(share - expected) < 3.3 * error, "\(share), not \(expected) ± \(error)")
    }
  }

  /// What is written is the effect, hour by hour, with its counts; a plan that calls in other hours
  /// is told.
  @Test func whatIsWrittenIsRead() throws {
    let world = CalibratedWorld.text(hours: Self.written, contacts: 3000)
    let calibration = try Calibration(
      of: LogText.log(CalibratedWorld.log(of: world, seed: 3)), name: "found")
    let scenario = try CalibratedWorld.scenario(
      calibration, hours: "{days: Mon-Sat, from: 08:00, to: 20:00}")
    guard case .people(let people) = scenario.model.campaigns[0].telephony,
      case .differ(let fit) = calibration.hours.result
    else {
      Issue.record("no people, or no effect")
      return
    }
    let groups = calibration.hours.grouped.groups
    for (group, found) in zip(groups, fit.groups) {
      for hour in group.hours.hours {
        #expect(abs(people.hourEffect[hour] - found.effect) < 2e-3)
      }
    }
    let evidence = try #require(people.hourEvidence)
    #expect(evidence.groups.map(\.hours) == groups.map(\.hours.hours))
    #expect(evidence.groups.map(\.calls) == groups.map { Double($0.answered.trials) })
    for (read, found) in zip(evidence.groups, fit.groups) {
      #expect(abs(read.standardError / found.standardError - 1) < 0.1)
    }
    #expect(scenario.model.uncertainFigures.contains { $0.part == .hours })
    let open = HoursOfWeek(overlapping: try .init(parsing: "Mon-Sat 08:00-20:00"))
    let missing = open.subtracting(calibration.hours.covered)
    #expect(
      scenario.notes.contains(
        "main/calls may call \(missing), of which the log of found.yaml tells too little: "
          + "people are taken to answer then as they do on average."), "\(scenario.notes)")
    // Calibrated hours are those of the plan.
    let same = try CalibratedWorld.scenario(
      calibration, hours: "{days: Mon-Fri, from: 09:00, to: 18:00}")
    #expect(!same.notes.contains { $0.contains("may call") }, "\(same.notes)")
  }

  /// The shares of a log of a world without hours are not taken for hours.
  @Test(arguments: [6, 7]) func luckIsNoEffect(seed: UInt64) throws {
    let world = CalibratedWorld.text(hours: "none", contacts: 4000)
    let calibration = try Calibration(
      of: LogText.log(CalibratedWorld.log(of: world, seed: seed)), name: "found")
    guard case .alike(let test) = calibration.hours.result else {
      Issue.record("\(calibration.remarks)")
      return
    }
    #expect(test.degreesOfFreedom > 3 && calibration.hourTable.count > 4)
  }
}
