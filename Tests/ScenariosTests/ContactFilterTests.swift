import ContactLists
import Foundation
import Scenarios
import Scheduling
import Simulating
import Testing

/// One list for several campaigns: `contacts: {file: …, where: {column: value}}`.
@Suite struct ContactFilterTests {
  /// The names of `zones.csv`, by its rows: Ann 2, Bob 3, Cem 4, Eve 6; row 5 is not callable.
  @Test(arguments: [
    ("{name: Bob}", [3]), ("{name: [Eve, Ann]}", [2, 6]),
    ("{timezone: America/New_York}", [3, 6]), ("{timezone: \"\"}", [2]),
    ("{timezone: [America/New_York, Europe/London], name: [Ann, Cem, Eve]}", [4, 6]),
  ])
  func contactsAreChosenByColumn(_ condition: String, rows: [Int]) throws {
    let scenario = try ScenarioTests.load(
      "minimal.yaml",
      "campaigns.calls.contacts={file: zones.csv, region: GB, where: \(condition)}")
    let entry = scenario.directory.campaigns[0]
    #expect(scenario.model.campaigns[0].taskCount == rows.count)
    #expect((0..<rows.count).map { entry.row(of: $0) } == rows)
    #expect(entry.contacts?.rows == rows.map { UInt32($0) })
    #expect(entry.contacts?.count == rows.count)
  }

  /// `zones.csv` has the columns phone, name and timezone.
  @Test func columnsAreReadAsTheyAreNamed() throws {
    func load(_ columns: String, _ more: String = "") throws -> Scenario {
      try ScenarioTests.load(
        "minimal.yaml",
        "campaigns.calls.contacts={file: zones.csv, region: GB, columns: \(columns)\(more)}")
    }
    let plain = try load("{phone: Phone}")
    #expect(plain.directory.campaigns[0].contacts?.list.variables.map(\.name) == ["name"])
    #expect(plain.directory.campaigns[0].contacts?.list.zoneColumn == "timezone")
    // A column that holds the zones is asked for by its own name, too.
    let named = try load("{timezone: timezone}", ", where: {timezone: Europe/London}")
    #expect(named.model.campaigns[0].taskCount == 1)
    let error = #expect(throws: ScenarioError.self) { try load("{phone: Mobile}") }
    #expect(
      error?.description.contains(
        "row 1 has no column “Mobile”, which was named for phone; it names “phone”, “name”") == true
    )
    let twice = #expect(throws: ScenarioError.self) { try load("{phone: name, timezone: name}") }
    #expect(twice?.description.contains("was named for phone and for timezone") == true)
  }

  /// The zone and the number are those of the chosen contact, not of the first in the list.
  @Test func aChosenContactKeepsItsZoneAndNumber() throws {
    let scenario = try ScenarioTests.load(
      "minimal.yaml",
      "campaigns.calls.contacts={file: zones.csv, region: GB, where: {name: [Bob, Cem, Eve]}}",
      "campaigns.calls.hours=default")
    let model = scenario.model.campaigns[0]
    #expect(model.windowsOfTask == [0, 1, 0])
    let inNewYork = try ScenarioTests.instant("2026-11-23 08:59", "America/New_York")
    #expect(!model.campaign.windows[0].isOpen(at: inNewYork))
    #expect(model.campaign.windows[1].isOpen(at: inNewYork))
    #expect(scenario.directory.campaigns[0].phone(of: 1)?.description == "+442079460102")
  }

  /// Spreadsheets leave white space around fields; nobody means it.
  @Test func whiteSpaceAroundAFieldIsIgnored() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "contact-filter-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try "phone,clinic,code\n+442079460101, north ,007\n+442079460102,coast,7\n".write(
      to: folder.appendingPathComponent("list.csv"), atomically: true, encoding: .utf8)
    for (condition, row) in [("{clinic: north}", 2), ("{code: 007}", 2), ("{code: 7}", 3)] {
      let text = """
        scenario: filter
        organisation: {slots: 3}
        campaigns:
          - name: calls
            start: 2026-11-23 09:00
            contacts: {file: list.csv, where: \(condition)}
            telephony: survey
        """
      let scenario = try Scenario.load(text: text, file: "filter.yaml", folder: folder.path)
      #expect(scenario.directory.campaigns[0].contacts?.rows == [UInt32(row)])
    }
  }

  /// Two campaigns that divide a file: it is read once, and so its notes are told once.
  @Test func aListIsReadOnceForAllCampaigns() throws {
    var text = "scenario: divided\norganisation: {slots: 3}\ncampaigns:\n"
    for name in ["Ann", "Bob", "Cem"] {
      text += """
          - name: \(name)
            start: 2026-11-23 09:00
            contacts: {file: zones.csv, region: GB, where: {name: \(name)}}
            telephony: survey

        """
    }
    let scenario = try Scenario.load(
      text: text, file: "divided.yaml", folder: ScenarioTests.folder.path)
    #expect(scenario.directory.campaigns.map { $0.row(of: 0) } == [2, 3, 4])
    #expect(scenario.notes == ["zones.csv: 1 row was left out, 4 contacts were loaded."])
  }
}
