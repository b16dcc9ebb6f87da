import Foundation
import Planning
import Scenarios
import Scheduling
import Simulating
import Statistics

/// The model of the designed questions, read from a scenario that anybody can compare by hand.
struct ThreeWorkspaces {
  /// As written: 42 slots, 14 for each workspace, which borrows what the others leave idle.
  let model: Model
  /// The workspaces, in the order of their campaigns.
  let names = ["small", "middle", "large"]

  /// What is asked of a list.
  enum Milestone {
    case lastContact, resolved99
  }

  /// The model of `three-workspaces.yaml`, which is built into the program's resources.
  init() {
    let path = Bundle.module.path(forResource: "three-workspaces", ofType: "yaml")
    guard let path, let scenario = try? Scenario.load(path: path) else {
      preconditionFailure("three-workspaces.yaml is missing, or is no scenario")
    }
    precondition(
      scenario.directory.campaigns.map(\.workspace) == names, "one list for each workspace")
    model = scenario.model
  }

  /// Runs the model with so many slots, as `dialcast plan` would.
  func runs(
    slots: Int, _ sharing: SlotSharing, seed: UInt64, replications: Int, threads: Int
  ) async -> [Summary] {
    await Replications.run(
      model: model.resized(to: slots, sharing: sharing), seed: Seed(rawValue: seed),
      count: replications, threads: threads)
  }

  /// When each list of a run has come so far, in seconds after the start.
  func times(_ milestone: Milestone, of run: Summary) -> [Double] {
    run.campaigns.map { campaign in
      let instant = milestone == .lastContact ? campaign.exhaustedAt : campaign.resolved99At
      guard let instant else { preconditionFailure("the horizon lies weeks behind the last call") }
      return Double(instant.milliseconds - model.start.milliseconds) / 1000
    }
  }
}
