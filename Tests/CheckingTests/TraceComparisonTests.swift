import Scenarios
import Testing

@testable import Checking

/// What is different between two runs, and the rule behind it.
@Suite struct TraceComparisonTests {
  private static func trace(_ text: String, _ overrides: [String] = []) throws -> RunTrace {
    let scenario = try Scenario.load(
      text: text, file: "test.yaml", folder: ".", overrides: overrides)
    return RunTrace.of(scenario, replication: 0, version: "1")
  }

  /// An override and the lines it makes.
  static let changes: [(override: String, lines: [String])] = [
    (
      "campaigns.calls.hours.to=09:06",
      [
        "calls row 1: second attempt Mon 09:06 → Tue 09:00, because R10 (its hours open then)",
        "calls row 3: second attempt Mon 09:09 → Tue 09:00, because R10 (its hours open then)",
        "2 of 3 contacts differ, 5 calls as before, the last call ends Mon 09:10 → Tue 09:03, "
          + "23 h 53 min later",
        "by rule: R10 2",
      ]
    ),
    (
      "campaigns.calls.retry.interval=2 min",
      [
        "calls row 1: second attempt 09:06 → 09:03, no longer held by R24 "
          + "(the interval after its last call)",
        "calls row 3: second attempt 09:09 → 09:06, no longer held by R24 "
          + "(the interval after its last call)",
        "2 of 3 contacts differ, 5 calls as before, the last call ends 09:10 → 09:07, "
          + "3 min earlier",
        "by rule: R24 2",
      ]
    ),
    (
      "organisation.slots=1",
      [
        "calls row 2: first attempt 09:00 → 09:01, because R11 (every slot was taken)",
        "calls row 3: first attempt 09:01 → 09:03, because R11 (every slot was taken); "
          + "and 1 later attempt",
        "2 of 3 contacts differ, 5 calls as before, the last call ends Mon 09:10 → Tue 09:01, "
          + "23 h 51 min later",
        "by rule: R11 2",
      ]
    ),
    (
      "campaigns.calls.retry.max_attempts=1",
      [
        "calls row 1: no second attempt, was Mon 2026-11-23 09:06; failed instead of completed",
        "calls row 3: no second attempt, was Mon 2026-11-23 09:09; failed instead of completed",
        "2 of 3 contacts differ, 5 → 3 calls (−2), the last call ends 09:10 → 09:04, "
          + "6 min earlier",
      ]
    ),
    (
      "campaigns.calls.contacts=2",
      [
        "calls row 3: is gone",
        "1 of 3 contacts differ, 5 → 3 calls (−2), the last call ends 09:10 → 09:09, "
          + "1 min earlier",
      ]
    ),
    (
      "campaigns.calls.telephony.script=[[completed 2 min]]",
      [
        "calls row 1: first attempt at Mon 2026-11-23 09:00 ends completed instead of no_answer; "
          + "and 1 later attempt",
        "calls row 3: first attempt 09:01 → 09:02, because R11 (every slot was taken); "
          + "and 1 later attempt",
        "2 of 3 contacts differ, 5 → 3 calls (−2), the last call ends 09:10 → 09:04, "
          + "6 min earlier",
        "by rule: R11 1",
      ]
    ),
    (
      "campaigns.calls.name=visits",
      ["campaign main/calls is gone.", "campaign main/visits is new."]
    ),
    ("description=nothing new", ["no difference in 3 contacts"]),
  ]

  @Test(arguments: changes.indices) func aChangeIsSaidInWords(_ index: Int) throws {
    let (override, lines) = Self.changes[index]
    let comparison = TraceComparison(
      from: try Self.trace(Documents.scripted),
      to: try Self.trace(Documents.scripted, [override]))
    #expect(Array(comparison.lines(most: 20).prefix(lines.count)) == lines)
    #expect(comparison.isEmpty == (lines[0].hasPrefix("no difference")))
  }

  @Test func theOtherWayRoundSaysWhatIsNew() throws {
    let comparison = TraceComparison(
      from: try Self.trace(Documents.scripted, ["campaigns.calls.retry.max_attempts=1"]),
      to: try Self.trace(Documents.scripted))
    #expect(
      comparison.lines(most: 1) == [
        "calls row 1: a second attempt now, Mon 2026-11-23 09:06 "
          + "(R24, the interval after its last call); "
          + "completed instead of failed",
        "… and 1 more",
        "2 of 3 contacts differ, 3 → 5 calls (+2), the last call ends 09:04 → 09:10, 6 min later",
        "by rule: R24 2",
      ])
  }

  /// R29: who is late because another took its place is late by the order, not by the slots.
  @Test func aContactThatIsOvertakenIsHeldByTheOrder() throws {
    let document = """
      scenario: overtaking
      organisation: {slots: 1}
      campaigns:
        - name: calls
          start: 2026-11-23 09:00
          contacts: 4
          order: as_listed
          retry: {max_attempts: 2, interval: 1 min}
          telephony:
            script:
              - [no_answer 1 min, completed 1 min]
              - [completed 1 min]

      """
    let comparison = TraceComparison(
      from: try Self.trace(document),
      to: try Self.trace(document, ["campaigns.calls.attempt_priority=due_first"]))
    #expect(
      comparison.lines(most: 9).prefix(3) == [
        "calls row 1: second attempt 09:04 → 09:02, no longer held by R11 "
          + "(every slot was taken)",
        "calls row 3: first attempt 09:02 → 09:03, because R29 (row 1 comes first)",
        "calls row 4: first attempt 09:03 → 09:04, because R11 (every slot was taken)",
      ])
  }

  @Test func otherLuckIsSaidFirst() throws {
    let comparison = TraceComparison(
      from: try Self.trace(Documents.scripted), to: try Self.trace(Documents.scripted, ["seed=9"]))
    #expect(comparison.notes == ["the seed was 1 and is 9: every contact has other luck."])
    #expect(!comparison.isEmpty)
  }
}
