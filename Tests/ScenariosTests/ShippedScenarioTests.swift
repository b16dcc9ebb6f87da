import ContactLists
import Foundation
import Scheduling
import Simulating
import Testing

@testable import Scenarios

/// The scenarios that are shipped are read without a mistake, open with a comment on what they
/// teach, and an editor that knows the schema finds nothing to mark.
@Suite struct ShippedScenarioTests {
  static let names: [String] = {
    let files =
      (try? FileManager.default.contentsOfDirectory(
        atPath: ReferenceModelTests.scenarios.path)) ?? []
    return files.filter { $0.hasSuffix(".yaml") }.sorted()
  }()

  @Test func thereAreStories() {
    #expect(Self.names.count >= 8)
    #expect(Self.names.contains("harbour-clinics.yaml"))
  }

  @Test(arguments: names)
  func aStoryIsWhole(_ name: String) throws {
    let path = ReferenceModelTests.scenarios.appendingPathComponent(name).path
    let text = try String(contentsOfFile: path, encoding: .utf8)
    #expect(text.hasPrefix("# "))
    let tree = try DocumentParsing.tree(of: text, origin: .file(name))
    #expect(SchemaValidator(document: ScenarioSchema.document).complaints(on: tree) == [])
    let scenario = try Scenario.load(path: path)
    #expect(scenario.name + ".yaml" == name)
    // Where everybody comes one by one there is nothing to be finished.
    let hasLists = scenario.model.campaigns.contains { $0.campaign.kind == .batch }
    #expect(scenario.deadline != nil || name == "campaign-0.yaml" || !hasLists)
  }

  /// The three clinics divide the list among themselves: everybody is called, nobody twice.
  @Test func theFlagshipCallsEverybodyOnce() throws {
    let scenario = try Scenario.load(
      path: ReferenceModelTests.scenarios.appendingPathComponent("harbour-clinics.yaml").path)
    let rows = scenario.directory.campaigns.flatMap { $0.contacts?.rows ?? [] }
    #expect(rows.count == 50_000)
    #expect(Set(rows).count == 50_000)
    #expect(scenario.notes.count == 1)
  }
}
