import Foundation
import Scenarios
import Scheduling
import Simulating
import Statistics
import Testing

/// `timeline:` and `faults:` as they are written, and what they come to.
struct OperationsTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Documents").path

  static func scenario(_ operations: String, contacts: String = "60") throws -> Scenario {
    let text = """
      scenario: operations
      organisation: {slots: 4, timezone: Europe/London}
      workspaces:
        - name: north
          slots: 2
          campaigns:
            - name: reminders
              start: 2026-03-16 09:00
              hours: {days: Mon-Fri, from: "09:00", to: "18:00"}
              contacts: \(contacts)
              retry: {retries: 2, interval: 30 min}
              telephony:
                outcomes:
                  completed: {probability: 0.5, ring: 10 s, talk: 50 s}
                  no_answer: {probability: 0.5, ring: 30 s}

      """
    return try Scenario.load(text: text + operations, file: "operations.yaml", folder: folder)
  }

  static func timeline(_ operations: String) throws -> [TimedCommand] {
    try scenario("timeline:\n" + operations).model.timeline
  }

  static let id = CampaignID(rawValue: 0)
  /// 2026-03-16 09:00 in London, which is on UTC.
  static let nine = Instant(milliseconds: 1_773_651_600_000)

  @Test("R37: words become commands, in order of time whatever the order of the document")
  func words() throws {
    let commands = try Self.timeline(
      """
        - {at: 2026-03-16 12:00, resume: north/reminders}
        - {at: 2026-03-16 10:00, pause: reminders}
        - {at: 2026-03-16 13:00, start: reminders}
        - {at: 2026-03-16 14:00, archive: reminders}
        - {at: 2026-03-16 12:00, starts_per_second: 3}
      """)
    let expected: [TimedCommand] = [
      TimedCommand(at: Self.nine + .hours(1), .pauseCampaign(Self.id)),
      TimedCommand(at: Self.nine + .hours(3), .resumeCampaign(Self.id)),
      TimedCommand(at: Self.nine + .hours(3), .setTrunk(Pace(starts: 3, per: .seconds(1)))),
      TimedCommand(at: Self.nine + .hours(4), .startCampaign(Self.id)),
      TimedCommand(at: Self.nine + .hours(5), .cancelCampaign(Self.id)),
    ]
    #expect(commands == expected)
  }

  @Test("R19: slots keep the meaning they had where the action names none")
  func slots() throws {
    let commands = try Self.timeline(
      """
        - {at: 2026-03-16 10:00, slots: {pool: operations, own: 8}}
        - {at: 2026-03-16 10:01, slots: {pool: north, own: 6}}
        - {at: 2026-03-16 10:02, slots: {pool: north, mode: hard}}
        - {at: 2026-03-16 10:03, slots: {pool: north/reminders, max: 1}}
      """)
    let expected: [Command] = [
      .setSlots(.organisation, .hard(8)), .setSlots(PoolID(rawValue: 1), .soft(6, max: nil)),
      .setSlots(PoolID(rawValue: 1), .hard(6)),
      .setSlots(PoolID(rawValue: 2), .unallotted(max: 1)),
    ]
    #expect(commands.map(\.command) == expected)
  }

  @Test("R38: an update replaces what it names; later ones build on it")
  func update() throws {
    let commands = try Self.timeline(
      """
        - {at: 2026-03-16 10:00, priority: {of: reminders, is: high}}
        - at: 2026-03-16 11:00
          update: {campaign: reminders, retry: {retries: 1, interval: 5 min}, throttle: 2 s}
        - {at: 2026-03-16 12:00, update: {campaign: reminders, hours: {from: "10:00"}}}
      """)
    let settings = commands.compactMap { timed -> Campaign? in
      guard case .updateCampaign(Self.id, let settings) = timed.command else { return nil }
      return settings
    }
    #expect(settings.map(\.priority) == [.high, .high, .high])
    #expect(settings.map(\.retry.maxAttempts) == [3, 2, 2])
    #expect(settings.map(\.throttle) == [.zero, .seconds(2), .seconds(2)])
    #expect(
      settings.map { $0.windows[0].isOpen(at: Self.nine + .minutes(30)) }
        == [true, true, false])
  }

  @Test("R37: contacts that are added bring the hours of their own zones")
  func addContacts() throws {
    let scenario = try Self.scenario(
      """
      timeline:
        - at: 2026-03-16 10:00
          add_contacts: {to: reminders, contacts: {file: added.csv}}
        - {at: 2026-03-16 11:00, add_contacts: {to: reminders, contacts: 5}}
      """, contacts: "7")
    let model = scenario.model
    #expect(model.campaigns[0].taskCount == 7)
    #expect(model.campaigns[0].windowsOfTask == [UInt16](repeating: 0, count: 7))
    #expect(model.campaigns[0].clocks.count == model.campaigns[0].campaign.windows.count)
    #expect(model.contactCount(of: 0) == 7 + 3 + 5)
    guard case .addTasks(let first) = model.timeline[0].command,
      case .addTasks(let second) = model.timeline[1].command
    else { return #expect(Bool(false), "two additions") }
    #expect(first.classes == [1, 2, 0] && second.classes == [0, 0, 0, 0, 0])
  }

  @Test("R37: a duplicate has the contacts and settings of that moment, and calls nobody before")
  func duplicate() throws {
    let scenario = try Self.scenario(
      """
      timeline:
        - {at: 2026-03-16 09:10, add_contacts: {to: reminders, contacts: 5}}
        - {at: 2026-03-16 09:20, priority: {of: reminders, is: low}}
        - {at: 2026-03-17 10:00, duplicate: {campaign: reminders, as: again}}
        - {at: 2026-03-17 10:30, pause: again}
      """)
    let twin = scenario.model.campaigns[1]
    #expect(twin.taskCount == 65 && twin.campaign.isDraft && twin.campaign.priority == .low)
    #expect(twin.campaign.pool == scenario.model.campaigns[0].campaign.pool)
    #expect(twin.streamKey != scenario.model.campaigns[0].streamKey)
    #expect(scenario.directory.campaigns.map(\.path) == ["north/reminders", "north/again"])
    let summary = try #require(simulate(scenario.model, seed: scenario.seed, replication: 0))
    #expect(summary.campaigns[1].firstStart == Self.nine + .hours(25))
    #expect(summary.campaigns[1].tasks == 65 && summary.refusedCommands == 0)
  }

  @Test("every fault can be written, and names its luck by its kind")
  func faults() throws {
    let scenario = try Self.scenario(
      """
      faults:
        - outage: {from: 2026-03-16 10:00, until: 2026-03-16 10:30, probability: 40 %}
        - rate_limit: {from: 2026-03-16 10:00, per_second: 5, after: 1 s}
        - late_ends: {from: 2026-03-16 10:00, delay: {exponential: {mean: 20 s}}}
        - lost_ends: {from: 2026-03-16 10:00, probability: 1 %}
        - repeated_ends: {from: 2026-03-16 10:00, probability: 0.1, delay: 5 s}
        - lost_slots: {from: 2026-03-16 10:00, slots: 3}
        - answers: {from: 2026-03-16 10:00, factor: 0.7}
        - answers: {from: 2026-03-16 10:00, log_odds_per_hour: -0.1}
        - clock: {from: 2026-03-16 10:00, behind: 5 min}
      """)
    let faults = scenario.model.faults
    let ten = Self.nine + .hours(1)
    let kinds: [Fault.Kind] = [
      .outage(probability: 0.4, after: .constant(1)),
      .rateLimit(perSecond: 5, after: .constant(1)),
      .lateEnds(probability: 1, delay: .exponential(mean: 20)), .lostEnds(probability: 0.01),
      .repeatedEnds(probability: 0.1, delay: .constant(5)), .lostSlots(3), .answerFactor(0.7),
      .answerDrift(logOddsPerHour: -0.1), .clockStep(.zero - .minutes(5)),
    ]
    #expect(faults.map(\.kind) == kinds)
    #expect(faults.allSatisfy { $0.from == ten } && faults[0].until == ten + .minutes(30))
    #expect(faults[1].until == .distantFuture)
    #expect(Set(faults.map(\.streamKey)).count == faults.count)
    #expect(scenario.directory.faults.first == "outage" && scenario.directory.faults.count == 9)
  }
}
