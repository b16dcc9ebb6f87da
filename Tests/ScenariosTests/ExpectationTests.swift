import Calendars
import Foundation
import Scheduling
import Testing

@testable import Scenarios

/// What a scenario expects, as it is understood.
@Suite struct ExpectationTests {
  private static func requirement(_ sentence: String) throws -> Requirement {
    let text = """
      scenario: two
      organisation: {slots: 4, timezone: America/New_York}
      workspaces:
        - name: north
          campaigns:
            - {name: visits, start: 2026-11-23 09:00, contacts: 3, telephony: survey}
            - {name: leads, start: 2026-11-25 09:00, timezone: UTC, contacts: 3, telephony: survey}
        - name: south wing
          campaigns:
            - {name: visits, start: 2026-11-23 10:00, contacts: 3, telephony: survey}
      expect:
        - \(sentence)

      """
    let scenario = try Scenario.load(text: text, file: "two.yaml", folder: ".")
    return try #require(scenario.expectations.first).requirement
  }

  /// Whom a name means: its pool in the tree and its campaigns in the model.
  @Test(arguments: [
    ("organisation", "organisation", 0, [0, 1, 2]), ("north", "north", 1, [0, 1]),
    ("workspace south wing", "south wing", 4, [2]), ("leads", "north/leads", 3, [1]),
    ("north/visits", "north/visits", 2, [0]),
    ("campaign south wing/visits", "south wing/visits", 5, [2]),
  ])
  func aNameMeansAPoolAndItsCampaigns(
    text: String, name: String, pool: Int, campaigns: [Int]
  ) throws {
    guard case .bound(let bound) = try Self.requirement("attempts of \(text) ≤ 9") else {
      Issue.record("no bound")
      return
    }
    #expect(bound.subject.name == name)
    #expect(bound.subject.campaigns == campaigns)
    #expect(Int(bound.subject.pool.rawValue) == pool)
  }

  @Test func anAmbiguousNameIsRefused() throws {
    let error = #expect(throws: ScenarioError.self) {
      try Self.requirement("attempts of visits ≤ 9")
    }
    #expect(
      error?.description
        == "two.yaml:12:5: expect[0]: \"visits\" can be campaign north/visits or campaign "
        + "south wing/visits; write campaign north/visits")
  }

  /// When "by" is, on the wall of whom it is about.
  @Test(arguments: [
    ("organisation: completed by 09:30", "2026-11-23T14:30:00Z"),
    ("organisation: completed by 08:00", "2026-11-24T13:00:00Z"),
    ("organisation: completed by \"Mon 08:00\"", "2026-11-30T13:00:00Z"),
    ("campaign leads: completed by Fri 18:00", "2026-11-27T18:00:00Z"),
    ("campaign leads: completed by 2026-12-01 18:00", "2026-12-01T18:00:00Z"),
    ("workspace north: completed within 90 min", "2026-11-23T15:30:00Z"),
  ])
  func aDeadlineIsOnTheWallOfItsSubject(text: String, instant: String) throws {
    guard case .milestone(let milestone) = try Self.requirement("\(text) with 95 %") else {
      Issue.record("no milestone")
      return
    }
    #expect(ZoneClock.utc.format(milestone.deadline, as: .rfc3339) == instant)
    #expect(milestone.probability == 0.95 && milestone.extent == .completed)
  }

  /// The word for the deadline of the scenario, which is on the organisation's wall.
  @Test(arguments: ["by deadline", "by the deadline", "by \"deadline\""])
  func theDeadlineMayBeCalledByItsName(text: String) throws {
    let document = """
      scenario: one
      organisation: {slots: 4, timezone: America/New_York}
      deadline: 2026-11-24 18:00
      campaigns: [{name: leads, start: 2026-11-23 09:00, contacts: 3, telephony: survey}]
      expect: ['campaign leads: completed \(text) with 90 %']

      """
    let scenario = try Scenario.load(text: document, file: "one.yaml", folder: ".")
    guard case .milestone(let milestone) = scenario.expectations.first?.requirement else {
      Issue.record("no milestone")
      return
    }
    #expect(milestone.deadline == scenario.deadline && milestone.probability == 0.9)
  }

  /// Values in their units.
  @Test(arguments: [
    ("utilization of north ≥ 70 %", ExpectationMeasure.utilization, MeasuredValue.share(0.7)),
    ("reached of leads >= 12.5", .reached, .count(12.5)),
    ("reached of leads <= 55%", .reached, .share(0.55)),
    ("voicemail calls of leads ≤ 3", .calls(.voicemail), .count(3)),
    ("archived of leads ≤ 3", .closed(.archived), .count(3)),
    ("reclaim delay of north ≤ 1 min 30 s", .reclaimDelay, .milliseconds(90_000)),
  ])
  func aBoundHasAUnit(
    sentence: String, measure: ExpectationMeasure, value: MeasuredValue
  ) throws {
    guard case .bound(let bound) = try Self.requirement(sentence) else {
      Issue.record("no bound")
      return
    }
    #expect(bound.measure == measure && bound.value == value)
    #expect(bound.side == (sentence.contains("≤") || sentence.contains("<=") ? .atMost : .atLeast))
  }

  @Test(arguments: [
    ("call outside hours", Prohibition.Occurrence.callOutsideHours),
    ("call on weekend of north", .callOn(.weekend)),
    ("more than 5 running in south wing", .running(moreThan: 5)),
    ("more than 20 starts in 1 min of leads", .starts(moreThan: 20, within: .minutes(1))),
    ("more than 3 attempts of a contact in north", .attemptsOfContact(moreThan: 3)),
    ("retry within 2 h of leads", .retryWithin(.hours(2))),
    ("two calls of a contact at once", .contactCalledTwiceAtOnce),
  ])
  func aProhibitionIsUnderstoodWhole(
    sentence: String, occurrence: Prohibition.Occurrence
  ) throws {
    for (suffix, runs) in [("", nil), (" in the first 20 runs", 20)] as [(String, Int?)] {
      let written = try Self.requirement("never: \(sentence)\(suffix)")
      guard case .never(let prohibition) = written else {
        Issue.record("no prohibition")
        return
      }
      #expect(prohibition.occurrence == occurrence && prohibition.runs == runs)
    }
  }

  /// Quotes of YAML, a sentence as one text and a sentence with a colon are the same to the reader.
  @Test func theFormInYAMLDoesNotMatter() throws {
    let plain = try Self.requirement("never: call outside hours of leads")
    #expect(try Self.requirement("\"never: call outside hours of leads\"") == plain)
    #expect(try Self.requirement("{never: call outside hours of leads}") == plain)
  }
}
