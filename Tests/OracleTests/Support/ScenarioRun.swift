import Foundation
import Planning
import Scenarios
import Scheduling
import Simulating
import Statistics

/// A scenario file of this folder and its replications, by the same path as `dialcast run`.
struct ScenarioRun {
  let scenario: Scenario
  let summaries: [Summary]

  /// Loads `Scenarios/<file>.yaml` with what-ifs and runs it.
  init(_ file: String, _ overrides: [String] = [], replications: Int) async throws {
    scenario = try Self.load(file, overrides)
    summaries = await Replications.run(
      model: scenario.model, seed: scenario.seed, count: replications, threads: 2)
  }

  static func load(_ file: String, _ overrides: [String] = []) throws -> Scenario {
    try Scenario.load(path: path(of: file), overrides: overrides)
  }

  static func path(of file: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Scenarios/\(file).yaml").path
  }

  /// From the start to the end of the last call, in seconds.
  var makespans: [Double] {
    summaries.map { seconds($0.lastCallEnd.milliseconds) }
  }

  /// From the start to the end of a campaign's last task, in seconds; infinite if tasks are left.
  func completions(of campaign: Int) -> [Double] {
    summaries.map {
      $0.campaigns[campaign].exhaustedAt.map { seconds($0.milliseconds) } ?? .infinity
    }
  }

  /// One integer of each replication's first campaign.
  func figures(_ figure: (CampaignSummary) -> Int) -> [Double] {
    summaries.map { Double(figure($0.campaigns[0])) }
  }

  private func seconds(_ instant: Int64) -> Double {
    Double(instant - scenario.model.start.milliseconds) / 1000
  }
}

/// The what-ifs of a scenario with one team: contacts, and slots of organisation and team.
func sized(contacts: Int, slots: Int, _ more: String...) -> [String] {
  [
    "workspaces.team.campaigns.calls.contacts.count=\(contacts)", "organisation.slots=\(slots)",
    "workspaces.team.slots=\(slots)",
  ] + more
}
