import Foundation
import Scenarios
import Scheduling
import Simulating
import Testing

/// Alternates, caller identities, caps and do-not-call lists as scenarios write them.
@Suite struct NumberScenarioTests {
  /// Two campaigns of one list of which the second column of numbers is empty for one contact.
  static func load(_ extra: String = "", organisation: String = "") throws -> Scenario {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let list = "phone,phone_2\n+442079460101,+442079460102\n+442079460103,\n"
    try list.write(to: folder.appending(path: "list.csv"), atomically: true, encoding: .utf8)
    try "phone\n+442079460103\n".write(
      to: folder.appending(path: "never.csv"), atomically: true, encoding: .utf8)
    let text = """
      scenario: numbers
      organisation: {slots: 2, timezone: Europe/London\(organisation)}
      campaigns:
        - name: one
          start: 2026-11-23 09:00
          end: 2026-11-27 18:00
          contacts: {file: list.csv}
          retry: {max_attempts: 3, interval: 1 h}
          telephony: cold-b2b
      \(extra)
      """
    return try Scenario.load(
      text: text, file: "numbers.yaml", folder: folder.path(percentEncoded: false))
  }

  static func problems(_ extra: String, organisation: String = "") -> [String] {
    do {
      _ = try load(extra, organisation: organisation)
      return []
    } catch let error as ScenarioError {
      return error.problems.map(\.description)
    } catch {
      return ["\(error)"]
    }
  }

  static func numbers(of scenario: Scenario) -> [[UInt32]?] {
    scenario.model.campaigns.map { campaign in campaign.numbers.map { $0.ids.map(\.rawValue) } }
  }

  @Test("R27: numbers that no rule asks about are not given to the scheduler")
  func numbersThatDoNotMatter() throws {
    #expect(Self.numbers(of: try Self.load()) == [nil])
  }

  @Test("R27: alternates are called where the campaign says so")
  func alternates() throws {
    let scenario = try Self.load("    alternates: clamp")
    #expect(Self.numbers(of: scenario) == [[0, 1, 2]])
    #expect(scenario.model.campaigns[0].numbers?.ends == [2, 3])
    #expect(scenario.model.campaigns[0].campaign.numbers.alternates == .clamp)
  }

  @Test("R26, R28: two campaigns that call one file call the same numbers")
  func shared() throws {
    let second = """
        - name: two
          start: 2026-11-24 09:00
          end: 2026-11-27 18:00
          contacts: {file: list.csv}
          telephony: cold-b2b
      """
    #expect(Self.numbers(of: try Self.load(second)) == [[0, 1], [0, 1]])
  }

  @Test("R8, R26: rolling and calendar caps, and the legal ones besides")
  func caps() throws {
    let scenario = try Self.load(
      """
          legal: us_florida
          quiet_after_conversation: 30 days
          caps:
            - {at_most: 3, per: 24 h}
            - {at_most: 1, per: day, timezone: America/New_York, scope: contact}
      """)
    let rules = scenario.model.campaigns[0].campaign.numbers
    #expect(rules.quietAfterConversation == .hours(24 * 30))
    #expect(rules.caps.map(\.count) == [3, 1, 3])
    #expect(rules.caps.map(\.scope) == [.number, .contact, .contact])
    #expect(rules.caps[0].period == .rolling(.hours(24)))
    guard case .calendar(let days) = rules.caps[1].period else {
      Issue.record("a day is a period of the calendar")
      return
    }
    let nineInLondon = try ScenarioTests.instant("2026-11-24 09:00", "Europe/London")
    let midnight = try ScenarioTests.instant("2026-11-25 00:00", "America/New_York")
    #expect(days.end(after: nineInLondon) == midnight)
  }

  @Test(
    "R28: a do-not-call list, written in place or in a file",
    arguments: [
      ", do_not_call: [\"+44 20 7946 0103\"]", ", do_not_call: never.csv",
      ", do_not_call: {numbers: [\"020 7946 0103\"], region: GB}",
    ])
  func doNotCall(organisation: String) throws {
    let scenario = try Self.load(organisation: organisation)
    #expect(Self.numbers(of: scenario) == [[0, 1]])
    let command = Command.doNotCall([NumberID(rawValue: 1)])
    #expect(scenario.model.timeline == [TimedCommand(at: scenario.model.start, command)])
    let summary = try #require(simulate(scenario.model, seed: scenario.seed, replication: 0))
    #expect(summary.campaigns[0].closed[Int(Disposition.failed.rawValue)] >= 1)
  }

  @Test("R42: numbers put on the list by a timeline")
  func later() throws {
    let scenario = try Self.load(
      """
      timeline:
        - {at: 2026-11-24 12:00, do_not_call: ["+44 20 7946 0101"]}
      """)
    let noon = try ScenarioTests.instant("2026-11-24 12:00", "Europe/London")
    let command = Command.doNotCall([NumberID(rawValue: 0)])
    #expect(scenario.model.timeline == [TimedCommand(at: noon, command)])
  }

  @Test("R27: the call log says which number was called and which was shown")
  func callLog() throws {
    let scenario = try Self.load(
      "    alternates: rolling\n    caller_ids: [\"+442079460900\", \"+442079460901\"]")
    #expect(scenario.directory.campaigns[0].callerIDs.count == 2)
    var calls: [CallRecord] = []
    for replication in 0..<20 {
      _ = simulate(scenario.model, seed: scenario.seed, replication: replication) {
        calls.append($0)
      }
    }
    let firsts = calls.filter { $0.attempt == 1 }
    #expect(firsts.allSatisfy { $0.destination == 0 && $0.callerID == 0 })
    #expect(calls.contains { $0.contact == 0 && $0.attempt == 2 && $0.destination == 1 })
    #expect(calls.allSatisfy { $0.contact == 0 || $0.destination == 0 })
  }

  @Test(
    "R26, R27: mistakes are located and say what would be right",
    arguments: [
      ("    caps: [{at_most: 3, per: 24}]", "the unit is missing"),
      ("    caps: [{at_most: 0, per: day}]", "from 1 to 1 million"),
      ("    caps: [{at_most: 1, per: 2 h, timezone: UTC}]", "counts only with per: day or week"),
      ("    caller_ids: {numbers: [a, b], strategy: custom}", "names 2 of the 3 numbers"),
      ("    caller_ids: [a, a]", "is taken"),
      ("    alternates: cyclic", "one of rolling, clamp, custom"),
    ])
  func mistakes(extra: String, message: String) {
    let problems = Self.problems(extra)
    #expect(problems.count == 1)
    #expect(problems.first?.contains(message) ?? false, "\(problems)")
    #expect(problems.first?.hasPrefix("numbers.yaml:") ?? false, "\(problems)")
  }

  @Test(
    "R28: mistakes of a do-not-call list",
    arguments: [
      (", do_not_call: [\"12\"]", "do_not_call"),
      (", do_not_call: nowhere.csv", "there is no file"),
    ])
  func listMistakes(organisation: String, message: String) {
    let problems = Self.problems("", organisation: organisation)
    #expect(problems.count == 1 && problems[0].contains(message), "\(problems)")
  }
}
