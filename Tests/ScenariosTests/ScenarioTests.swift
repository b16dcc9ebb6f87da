import Calendars
import ContactLists
import Foundation
import Scenarios
import Scheduling
import Simulating
import Statistics
import Testing

/// What a document becomes.
@Suite struct ScenarioTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Documents")
  static let documents = ["minimal.yaml", "everything.yaml", "deadline.yaml"]

  static func load(_ name: String, _ overrides: String...) throws -> Scenario {
    try Scenario.load(path: folder.appendingPathComponent(name).path, overrides: overrides)
  }

  static func instant(_ text: String, _ zone: String) throws -> Instant {
    let distant = Instant(milliseconds: 4_102_444_800_000)
    let clock = try ZoneClock(named: zone, from: Instant(milliseconds: 0), to: distant)
    return clock.instant(of: try WallTime(parsing: text))
  }

  @Test func whatIsNotWrittenHasItsDefault() throws {
    let scenario = try Self.load("minimal.yaml")
    #expect(scenario.name == "minimal")
    #expect(scenario.seed.rawValue == 1)
    #expect(scenario.replications == 200)
    #expect(scenario.deadline == nil)
    #expect(scenario.probability == 0.95)
    #expect(scenario.directory.organisation == "minimal")
    #expect(scenario.directory.pools == ["minimal", "main", "main/calls"])
    #expect(
      scenario.model.pools.map(\.allotment) == [
        .hard(3), .soft(3, max: nil), .unallotted(max: nil),
      ])
    let model = scenario.model.campaigns[0]
    #expect(model.taskCount == 100)
    #expect(model.streamKey == StreamKey("campaign/main/calls"))
    #expect(model.campaign.retry == RetryPolicy(maxAttempts: 1))
    #expect(model.campaign.priority == .normal)
    #expect(model.campaign.attemptPriority == .firstAttemptsFirst)
    #expect(model.campaign.tieBreak == .shuffled(seed: 1))
    #expect(model.campaign.windows == [.always])
    #expect(model.campaign.end == nil)
    #expect(model.campaign.start == (try Self.instant("2026-11-23 09:00", "UTC")))
    #expect(scenario.model.start == model.campaign.start)
    #expect(scenario.model.horizon - scenario.model.start == .hours(24 * 366))
  }

  @Test func pricesAreReadAndMayBeReplaced() throws {
    #expect(try Self.load("minimal.yaml").prices == nil)
    let prices = "prices={currency: EUR, slot_month: 25, minute: 0.018}"
    #expect(
      try Self.load("minimal.yaml", prices, "prices.call=0.004").prices
        == Prices(slotMonth: 25, minute: 0.018, call: 0.004, currency: "EUR"))
  }

  @Test func theDeadlineStandsOnTheOrganisationsWall() throws {
    let scenario = try Self.load("deadline.yaml")
    #expect(scenario.deadline == (try Self.instant("2026-11-27 18:00", "America/New_York")))
    #expect(scenario.probability == 0.8)
    #expect(scenario.directory.clock.name == "America/New_York")
    #expect(try Self.load("everything.yaml").probability == 0.9)
  }

  @Test func theHorizonIsADayAfterTheLastEnd() throws {
    let scenario = try Self.load(
      "minimal.yaml", "campaigns.calls.end=2026-11-24 09:00")
    #expect(scenario.model.horizon == (try Self.instant("2026-11-25 09:00", "UTC")))
  }

  @Test func hoursFollowTheWallOfTheContact() throws {
    let scenario = try Self.load("everything.yaml")
    let model = scenario.model.campaigns[0]
    #expect(model.taskCount == 4)
    #expect(model.windowsOfTask == [0, 1, 0, 1])
    #expect(model.clocks.count == 2)
    let windows = model.campaign.windows
    #expect(windows[0].isOpen(at: try Self.instant("2026-11-23 09:00", "Europe/London")))
    #expect(!windows[1].isOpen(at: try Self.instant("2026-11-23 09:00", "Europe/London")))
    #expect(windows[1].isOpen(at: try Self.instant("2026-11-23 09:00", "America/New_York")))
    // The holiday.
    #expect(!windows[0].isOpen(at: try Self.instant("2026-11-25 12:00", "Europe/London")))
    // The campaign's zone alone.
    #expect(scenario.model.campaigns[1].windowsOfTask == nil)
    #expect(scenario.model.campaigns[1].campaign.windows.count == 1)
  }

  @Test func hoursFollowTheWallOfTheNumberWhereAskedFor() throws {
    let model = try Self.load(
      "everything.yaml", "workspaces.north.campaigns.reminders.zone_of=number"
    )
    .model.campaigns[0]
    // The column of the list comes first; the first number has none and is a London one.
    #expect(model.windowsOfTask == [0, 1, 0, 1])
    let bare = try Self.load(
      "everything.yaml", "workspaces.south.campaigns.leads.contacts={file: numbers.csv}"
    ).model.campaigns[4]
    #expect(bare.windowsOfTask == [0, 1, 2])
    #expect(bare.clocks.count == 3)
  }

  /// R7: the column, else the number, else the campaign. Ann has no column, but a London number.
  @Test(arguments: [
    ("contact", [0, 1, 2, 1] as [UInt16], 3), ("number", [0, 1, 0, 1], 2),
  ])
  func theNumberTellsTheZoneWhereItIsAskedTo(_ zoneOf: String, sets: [UInt16], clocks: Int) throws {
    let model = try Self.load(
      "minimal.yaml", "campaigns.calls.contacts={file: zones.csv, region: GB}",
      "campaigns.calls.hours=default", "campaigns.calls.start=2026-06-01 00:00",
      "campaigns.calls.zone_of=\(zoneOf)"
    ).model.campaigns[0]
    #expect(model.windowsOfTask == sets)
    #expect(model.clocks.count == clocks)
    // 08:30 in UTC is 09:30 in London: Ann may be called if her number counts.
    let morning = try Self.instant("2026-06-01 08:30", "UTC")
    #expect(model.campaign.windows[0].isOpen(at: morning) == (zoneOf == "number"))
  }

  /// All zones of an area code must be open: Oregon has two.
  @Test func aNumberInTwoZonesIsCalledWhenBothAreOpen() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "number-zones-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try "phone\n+15415550142\n".write(
      to: folder.appendingPathComponent("list.csv"), atomically: true, encoding: .utf8)
    let text = """
      scenario: oregon
      organisation: {slots: 1}
      campaigns:
        - name: calls
          start: 2026-06-01 00:00
          hours: default
          zone_of: number
          contacts: {file: list.csv}
          telephony: survey
      """
    let windows = try Scenario.load(text: text, file: "oregon.yaml", folder: folder.path)
      .model.campaigns[0].campaign.windows[0]
    // Boise is an hour ahead of Los Angeles.
    #expect(!windows.isOpen(at: try Self.instant("2026-06-01 08:59", "America/Los_Angeles")))
    #expect(windows.isOpen(at: try Self.instant("2026-06-01 09:00", "America/Los_Angeles")))
    #expect(windows.isOpen(at: try Self.instant("2026-06-01 18:59", "America/Boise")))
    #expect(!windows.isOpen(at: try Self.instant("2026-06-01 19:00", "America/Boise")))
  }

  @Test func legalHoursNarrowTheCampaigns() throws {
    let windows = try Self.load(
      "minimal.yaml", "campaigns.calls.hours={days: daily, from: 06:00, to: 24:00}",
      "campaigns.calls.legal=us_federal"
    ).model.campaigns[0].campaign.windows[0]
    #expect(!windows.isOpen(at: try Self.instant("2026-11-24 07:59", "UTC")))
    #expect(windows.isOpen(at: try Self.instant("2026-11-24 08:00", "UTC")))
    #expect(!windows.isOpen(at: try Self.instant("2026-11-24 21:00", "UTC")))
  }

  @Test func holidaysCloseACampaignWithoutHours() throws {
    let windows = try Self.load("minimal.yaml", "campaigns.calls.holidays=[2026-11-24]")
      .model.campaigns[0].campaign.windows[0]
    #expect(windows.isOpen(at: try Self.instant("2026-11-23 23:59", "UTC")))
    #expect(!windows.isOpen(at: try Self.instant("2026-11-24 00:00", "UTC")))
    #expect(windows.isOpen(at: try Self.instant("2026-11-25 00:00", "UTC")))
  }

  @Test func aLawThatClosesOnHolidaysAsksForThem() throws {
    let scenario = try Self.load("minimal.yaml", "campaigns.calls.legal=fr_telemarketing")
    #expect(scenario.notes.count == 1)
    #expect(scenario.notes[0].contains("holidays"))
  }

  @Test func contactsHaveTheirRowsAndNumbers() throws {
    let scenario = try Self.load("everything.yaml")
    let entry = scenario.directory.campaigns[0]
    #expect(entry.path == "north/reminders")
    #expect((0..<4).map { entry.row(of: $0) } == [2, 3, 4, 6])
    #expect(entry.phone(of: 1)?.description == "+12125550101")
    #expect(scenario.directory.campaigns[2].row(of: 0) == nil)
    // Two campaigns share the list.
    #expect(scenario.notes == ["zones.csv: 1 row was left out, 4 contacts were loaded."])
  }

  /// Hours that cross midnight are told where they are longer than a night (R5).
  @Test(arguments: [
    ("{from: 09:00, to: 08:00}", "the hours from 09:00 to 08:00 run over midnight, 23 h a day"),
    ("{from: 18:00, to: 08:00}", "the hours from 18:00 to 08:00 run over midnight, 14 h a day"),
    ("{from: 20:00, to: 08:00}", nil), ("{from: 09:00, to: 20:00}", nil),
    ("{from: 00:00, to: 24:00}", nil),
  ])
  func longNightsAreTold(hours: String, note: String?) throws {
    let notes = try Self.load("minimal.yaml", "campaigns.calls.hours=\(hours)").notes
    #expect(notes.count == (note == nil ? 0 : 1) && notes.first?.contains(note ?? "") ?? true)
    let meant = notes.first?.contains("did you mean to: \"20:00\"?") ?? false
    #expect(meant == (note != nil), "\(notes)")
  }

  @Test func aListThatCannotBeReadIsAProblemOfTheDocument() throws {
    let error = #expect(throws: ScenarioError.self) {
      try Self.load("minimal.yaml", "campaigns.calls.contacts={file: minimal.yaml}")
    }
    #expect(error?.problems.count == 1)
    #expect(error?.problems.first?.keyPath == "campaigns[0].contacts.file")
  }

  @Test func loadingCanBeCancelled() throws {
    #expect(throws: CancellationError.self) {
      try Scenario.load(
        path: Self.folder.appendingPathComponent("everything.yaml").path, isCancelled: { true })
    }
  }

  @Test func aMissingDocumentIsNamed() {
    let error = #expect(throws: ScenarioFileError.self) { try Scenario.load(path: "nowhere.yaml") }
    #expect(error?.description == "nowhere.yaml: no such file")
    #expect(throws: ScenarioFileError.isFolder(path: ".")) { try Scenario.load(path: ".") }
  }

  @Test func theHashCoversTheDocumentTheOverridesAndTheLists() throws {
    let minimal = try Self.load("minimal.yaml")
    #expect(minimal.hash.count == 64)
    #expect(try Self.load("minimal.yaml").hash == minimal.hash)
    #expect(try Self.load("minimal.yaml", "seed=1").hash != minimal.hash)
    #expect(
      try Self.load("minimal.yaml", "seed=1", "seed=2").hash
        != Self.load("minimal.yaml", "seed=2", "seed=1").hash)
    let text = try String(
      contentsOf: Self.folder.appendingPathComponent("minimal.yaml"), encoding: .utf8)
    let other = try Scenario.load(text: text + "\n", file: "minimal.yaml", folder: ".")
    #expect(other.hash != minimal.hash)
    #expect(try Scenario.load(text: text, file: "x", folder: ".").hash == minimal.hash)
  }
}
