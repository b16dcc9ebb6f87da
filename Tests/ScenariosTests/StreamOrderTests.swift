import Foundation
import Scheduling
import Simulating
import Testing

@testable import Scenarios

/// Who starts first where lists and those who come one by one want the same slot: scenarios with
/// calls of a known length, and the starts that the rule book asks for.
@Suite struct StreamOrderTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var organisation: String
    var workspace: String
    /// `campaign at minutes since 09:00`, in the order of the starts.
    var starts: [String]
    /// Tasks that were given up: `campaign disposition`.
    var lost: [String] = []

    var testDescription: String { name }
  }

  private static let list = """
        campaigns:
          - {name: list, priority: high, start: 2026-03-16 09:00, end: 2026-03-16 12:00,
             contacts: 3, telephony: {script: [[completed 0 s + 10 min]]}}
    """

  private static func stream(_ name: String, _ file: String, _ rest: String) -> String {
    "    \(name): {arrivals: {file: lists/\(file).csv}, duration: 10 min\(rest)}"
  }

  private static func realtime(_ name: String, _ file: String, _ rest: String) -> String {
    """
          - {name: \(name), kind: realtime, start: 2026-03-16 09:00, end: 2026-03-16 12:00,
             arrivals: {file: lists/\(file).csv}, \(rest),
             telephony: {script: [[completed 0 s + 10 min]]}}
    """
  }

  static let cases: [Case] = [
    Case(
      name: "R18: a call that comes in takes the next slot before a list of high priority",
      organisation: "slots: 1",
      workspace: stream("inbound", "at-10", "") + "\n" + list,
      starts: ["list 0", "inbound 10", "list 20", "list 30"]),
    Case(
      name: "R18: a call that comes in and finds no slot is blocked",
      organisation: "slots: 1", workspace: stream("inbound", "at-5", "") + "\n" + list,
      starts: ["list 0", "list 10", "list 20"], lost: ["inbound blocked"]),
    Case(
      name: "R18: a reserve keeps a slot free for it",
      organisation: "slots: 2",
      workspace: """
            inbound: {reserve: 1, arrivals: {file: lists/at-5.csv}, duration: 10 min}
        \(list)
        """, starts: ["list 0", "inbound 5", "list 15", "list 25"]),
    Case(
      name: "R18: a reserve as a ceiling leaves the list its slot",
      organisation: "slots: 2",
      workspace: """
            inbound: {reserve: 1, meaning: ceiling, arrivals: {file: lists/at-5.csv},
                      duration: 10 min}
        \(list)
        """, starts: ["list 0", "inbound 5", "list 10", "list 20"]),
    Case(
      name: "R14, R17: API calls own the slot and come before a list that borrows it",
      organisation: "slots: 1", workspace: stream("api", "at-5", "") + "\n" + list,
      starts: ["list 0", "api 10", "list 20", "list 30"]),
    Case(
      name: "R17: with no share of their own API calls come after the owner",
      organisation: "slots: 1",
      workspace: "    campaign_share: 100 %\n" + stream("api", "at-5", "") + "\n" + list,
      starts: ["list 0", "list 10", "list 20", "api 30"]),
    Case(
      name: "R17: API calls that cannot wait are rejected",
      organisation: "slots: 1",
      workspace: stream("api", "at-5", ", when_full: reject") + "\n" + list,
      starts: ["list 0", "list 10", "list 20"], lost: ["api blocked"]),
    Case(
      name: "R29: between campaigns without slots of their own priority decides",
      organisation: "slots: 1",
      workspace: "    campaigns:\n"
        + realtime("slow", "at-0-and-1", "slots: 0") + "\n"
        + realtime("fast", "at-5", "slots: 0, priority: high"),
      starts: ["slow 0", "fast 10", "slow 20"]),
    Case(
      name: "R29: of equal priority who came first is called first",
      organisation: "slots: 1",
      workspace: "    campaigns:\n"
        + realtime("one", "at-5", "slots: 0") + "\n"
        + realtime("two", "at-0-and-1", "slots: 0"),
      starts: ["two 0", "two 10", "one 20"]),
    Case(
      name: "patience is over before a slot is free",
      organisation: "slots: 1",
      workspace: "    campaigns:\n"
        + realtime("web", "at-0-and-1", "patience: 8 min"),
      starts: ["web 0"], lost: ["web expired"]),
    Case(
      name: "patience is long enough",
      organisation: "slots: 1",
      workspace: "    campaigns:\n"
        + realtime("web", "at-0-and-1", "patience: 9 min 1 s"),
      starts: ["web 0", "web 10"]),
  ]

  @Test(arguments: cases)
  func theOrderIsThatOfTheRuleBook(_ test: Case) throws {
    let scenario = try Scenario.load(
      text: """
        scenario: order
        organisation: {\(test.organisation)}
        workspaces:
          - name: north
        \(test.workspace)
        """, file: "order.yaml", folder: ScenarioTests.folder.path)
    let names = scenario.directory.campaigns.map(\.name)
    let nine = try ScenarioTests.instant("2026-03-16 09:00", "UTC")
    var starts: [String] = []
    var lost: [String] = []
    _ = trace(scenario.model, seed: scenario.seed, replication: 0) { line in
      switch line.event {
      case .callStarted(let call):
        let minutes = (call.start - nine).milliseconds / 60_000
        starts.append("\(names[Int(call.campaign.rawValue)]) \(minutes)")
      case .taskClosed(_, let disposition)
      where disposition == .blocked || disposition == .expired:
        let campaign = line.contact.map { names[Int($0.campaign.rawValue)] }
        lost.append("\(campaign ?? "?") \(disposition)")
      default: break
      }
    }
    #expect(starts == test.starts)
    #expect(lost == test.lost)
  }
}
