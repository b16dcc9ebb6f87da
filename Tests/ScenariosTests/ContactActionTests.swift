import Foundation
import Scenarios
import Scheduling
import Simulating
import Testing

/// What operators do to single contacts and to drafts, in runs that are written down (R35, R37).
struct ContactActionTests {
  /// One slot, three contacts in order, each call a minute; the first contact does not answer.
  static func calls(
    _ timeline: String, start: String = "start: 2026-03-16 09:00", contacts: String = "3"
  ) throws -> (starts: [String], summary: Summary) {
    let text = """
      scenario: one-by-one
      organisation: {slots: 1, timezone: Europe/London}
      campaigns:
        - name: calls
          \(start)
          contacts: \(contacts)
          order: as_listed
          telephony: {script: [[no_answer 1 min], [completed 1 min]]}
      timeline:

      """
    let scenario = try Scenario.load(
      text: text + timeline, file: "one-by-one.yaml", folder: OperationsTests.folder)
    // The calls as `minute:contact`, minutes from 09:00 and contacts from 1.
    var starts: [String] = []
    let summary = simulate(scenario.model, seed: scenario.seed, replication: 0) { call in
      let minute = (call.start - OperationsTests.nine).milliseconds / 60_000
      starts.append("\(minute):\(call.contact + 1)")
    }
    return (starts, try #require(summary))
  }

  @Test(
    "R37: one contact is skipped, removed, called back or tried again, named by its row",
    arguments: [
      ("skip: {campaign: calls, row: 3}", ["0:1", "1:2"], 0),
      ("remove: {campaign: calls, row: 3}", ["0:1", "1:2"], 0),
      ("callback: {campaign: calls, row: 2, due: 2026-03-16 09:30}", ["0:1", "1:3", "30:2"], 0),
      // Tried again at once, but after first attempts (R30).
      ("retry: {campaign: calls, row: 1}", ["0:1", "1:2", "2:3", "3:1"], 0),
      // The second contact is in a call.
      ("retry: {campaign: calls, row: 2}", ["0:1", "1:2", "2:3"], 1),
    ])
  func oneContact(action: String, starts: [String], refused: Int) throws {
    // The first call is over by then, and the second contact is being called.
    let at = action.hasPrefix("callback") ? "09:00:30" : "09:01:30"
    let run = try Self.calls("  - {at: 2026-03-16 \(at), \(action)}")
    #expect(run.starts == starts)
    #expect(run.summary.refusedCommands == refused)
  }

  @Test("R37: a contact that came later is found by its number")
  func lateContact() throws {
    let run = try Self.calls(
      """
        - {at: 2026-03-16 09:01:30, add_contacts: {to: calls, contacts: 2}}
        - {at: 2026-03-16 09:01:30, skip: {campaign: calls, row: 4}}
      """)
    #expect(run.starts == ["0:1", "1:2", "2:3", "3:5"])
  }

  @Test("R37: a row of a list is the one a spreadsheet shows")
  func rowOfAList() throws {
    let run = try Self.calls(
      "  - {at: 2026-03-16 09:00, skip: {campaign: calls, row: 2}}",
      contacts: "{file: added.csv}")
    #expect(run.starts.map { $0.suffix(2) } == [":2", ":3"])
  }

  @Test("R35: a draft waits for the command, and then for its start if that lies ahead")
  func draft() throws {
    let draft = "draft: true\n    start: 2026-03-16 09:10"
    let late = try Self.calls("  - {at: 2026-03-16 09:20, start: calls}", start: draft)
    #expect(late.starts == ["20:1", "21:2", "22:3"])
    let early = try Self.calls("  - {at: 2026-03-16 09:00, start: calls}", start: draft)
    #expect(early.starts == ["10:1", "11:2", "12:3"])
    let updated = try Self.calls(
      """
        - {at: 2026-03-16 09:00, start: calls}
        - {at: 2026-03-16 09:01, priority: {of: calls, is: high}}
      """, start: draft)
    #expect(updated.starts == early.starts && updated.summary.refusedCommands == 0)
    let never = try Self.calls("  - {at: 2026-03-16 09:00, pause: calls}", start: draft)
    #expect(never.starts.isEmpty && never.summary.refusedCommands == 1)
  }

  @Test("R38: what has not begun can begin at another time")
  func anotherStart() throws {
    let at = "start: 2026-03-16 09:10"
    let change = "update: {campaign: calls, start: 2026-03-16 09:20}"
    let late = try Self.calls("  - {at: 2026-03-16 09:05, \(change)}", start: at)
    #expect(late.starts == ["20:1", "21:2", "22:3"] && late.summary.refusedCommands == 0)
    let draft = try Self.calls(
      """
        - {at: 2026-03-16 09:15, \(change)}
        - {at: 2026-03-16 09:16, start: calls}
      """, start: "draft: true\n    " + at)
    #expect(draft.starts == late.starts && draft.summary.refusedCommands == 0)
  }

  @Test("R35: a campaign that fails starts nothing more")
  func failed() throws {
    let run = try Self.calls("  - {at: 2026-03-16 09:01:30, fail: calls}")
    #expect(run.starts == ["0:1", "1:2"])
  }
}
