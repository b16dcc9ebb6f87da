import Calendars
import ContactLists
import Foundation
import Scheduling
import Simulating
import Statistics
import Testing

@testable import Scenarios

/// Who comes when, as it is written and as it is simulated.
@Suite struct ArrivalTests {
  /// A realtime campaign with these lines.
  static func scenario(_ lines: String, zone: String = "UTC") throws -> Scenario {
    try Scenario.load(
      text: """
        scenario: leads
        organisation: {name: Leads, timezone: \(zone), slots: 4}
        campaigns:
          - name: web
            kind: realtime
            start: 2026-03-16 09:00
        \(lines.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n"))
            telephony: {script: [[completed 0 s + 60 s]]}
        """, file: "leads.yaml", folder: ScenarioTests.folder.path)
  }

  static func profile(_ scenario: Scenario) throws -> RateProfile {
    let arrivals = try #require(scenario.model.campaigns[0].arrivals)
    guard case .poisson(let profile) = arrivals.process else {
      throw TestFailure("arrivals are not drawn")
    }
    return profile
  }

  struct TestFailure: Error {
    let message: String
    init(_ message: String) { self.message = message }
  }

  private static func instant(_ text: String, _ zone: String = "UTC") throws -> Instant {
    try ScenarioTests.instant(text, zone)
  }

  @Test func oneRateHoldsFromTheStartToTheEnd() throws {
    let scenario = try Self.scenario("end: 2026-03-16 17:00\narrivals: {per_hour: 120}")
    let profile = try Self.profile(scenario)
    #expect(profile.periods == [.init(start: try Self.instant("2026-03-16 09:00"), perHour: 120)])
    #expect(profile.end == (try Self.instant("2026-03-16 17:00")))
    #expect(profile.busynessShape == nil)
    #expect(scenario.model.campaigns[0].campaign.kind == .realtime)
    #expect(scenario.model.campaigns[0].campaign.tieBreak == .listOrder)
    #expect(scenario.model.campaigns[0].taskCount == 0)
    #expect(scenario.model.campaigns[0].arrivals?.patience == .endless)
  }

  @Test func eachPeriodHasItsRate() throws {
    let profile = try Self.profile(
      Self.scenario(
        """
        arrivals: {per_hour: [100, 0, 40.5], periods: 30 min, from: 2026-03-16 10:00,
          busyness: {gamma: 10}}
        """))
    let ten = try Self.instant("2026-03-16 10:00")
    #expect(
      profile.periods == [
        .init(start: ten, perHour: 100), .init(start: ten + .minutes(30), perHour: 0),
        .init(start: ten + .minutes(60), perHour: 40.5),
      ])
    #expect(profile.end == ten + .minutes(90))
    #expect(profile.busynessShape == 10)
  }

  /// Rates of the week stand on the wall: the night of a change of clocks has an hour less, and
  /// rates that hold at once add up.
  @Test func ratesOfTheWeekStandOnTheWall() throws {
    let profile = try Self.profile(
      Self.scenario(
        """
        end: 2026-03-30 00:00
        arrivals:
          from: 2026-03-28 00:00
          weekly:
            - {per_hour: 2}
            - {days: Sun, from: "01:00", to: "04:00", per_hour: 10}
        """, zone: "Europe/Berlin"))
    let night = try Self.instant("2026-03-29 01:00", "Europe/Berlin")
    #expect(profile.periods.map(\.perHour) == [2, 12, 2])
    #expect(profile.periods[1].start == night)
    // From 01:00 to 04:00 with 02:00 to 03:00 left out.
    #expect(profile.periods[2].start == night + .hours(2))
    #expect(profile.expectedCount == 2 * 47 + 10 * 2)
  }

  @Test func patienceIsReadAsItIsMeant() throws {
    let arrivals = "arrivals: {per_hour: 1, until: 2026-03-17 09:00}\n"
    func patience(_ text: String) throws -> Patience? {
      try Self.scenario(arrivals + text).model.campaigns[0].arrivals?.patience
    }
    #expect(try patience("patience: none") == Patience.none)
    #expect(try patience("patience: 2 min") == .drawn(.constant(120)))
    #expect(
      try patience("patience: {exponential: {mean: 30 s}}") == .drawn(.exponential(mean: 30)))
  }

  /// R18, R17: a list of contacts with times is a stream whose contacts are known.
  @Test func contactsOfAFileComeInTheOrderOfTheirTimes() throws {
    let scenario = try Self.scenario(
      """
      end: 2026-03-17 09:00
      arrivals: {file: lists/timed-leads.csv, column: Came at, region: GB}
      """, zone: "Europe/London")
    let arrivals = try #require(scenario.model.campaigns[0].arrivals)
    guard case .listed(let list) = arrivals.process else {
      throw TestFailure("arrivals are drawn")
    }
    let nine = try Self.instant("2026-03-16 09:00", "Europe/London")
    // Who came before the campaign is due with it; a row without a time and one after the end are
    // left out.
    #expect(list.map(\.at) == [nine, nine + .minutes(5), nine + .minutes(7), nine + .hours(2)])
    #expect(scenario.directory.campaigns[0].contacts?.rows == [4, 3, 2, 6])
    #expect(scenario.notes.count == 2)
    let rejected = scenario.directory.campaigns[0].contacts?.list.rejected ?? []
    #expect(rejected.map(\.row) == [5])
    #expect(rejected.map(\.reason) == [.unknownTime])
  }

  @Test(
    arguments: [
      ("2026-03-16 09:12:30", 1_773_652_350_000), ("2026-03-16T09:12:30Z", 1_773_652_350_000),
      ("2026-03-16T09:12:30.250+01:00", 1_773_648_750_250),
      ("2026-03-16 09:12", 1_773_652_320_000), ("2026-03-16T04:12:30-05:00", 1_773_652_350_000),
      ("1773652350123", 1_773_652_350_123),
    ])
  func timesOfLists(_ text: String, milliseconds: Int64) {
    #expect(Instant(arrivalText: text, by: .utc) == Instant(milliseconds: milliseconds))
  }

  @Test(
    arguments: [
      "", "yesterday", "1773652350", "2026-03-16", "2026-13-16 09:00", "2026-03-16T09:12:30+1",
      "2026-03-16T09:12:30.Z", "-5", "99999999999999999999",
    ])
  func notTimesOfLists(_ text: String) {
    #expect(Instant(arrivalText: text, by: .utc) == nil)
  }
}
