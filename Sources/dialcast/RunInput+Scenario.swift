import Calendars
import ContactLists
import Foundation
import Reporting
import Scenarios
import Scheduling
import Simulating
import Statistics

extension RunInput {
  /// Reads, checks and compiles the scenario at `path`.
  ///
  /// - Parameter cache: of the contact lists of all that the command loads.
  /// - Throws: what `Scenario.load` throws, or that it is a contact list.
  static func load(
    path: String, overrides: [String] = [], cache: ContactListCache? = nil,
    showsProgress: Bool = false,
    isCancelled: () -> Bool = { false }
  ) throws -> RunInput {
    try MisplacedList.refuse(path)
    var bar: ProgressBar?
    var file = ""
    defer { bar?.clear() }
    let scenario = try Scenario.load(
      path: path, overrides: overrides, cache: cache,
      progress: { progress in
        guard showsProgress, progress.totalBytes > 0 else { return }
        if bar == nil || file != progress.file {
          file = progress.file
          let name = URL(fileURLWithPath: file).lastPathComponent
          bar = ProgressBar("reading \(name)", total: 100, unit: "%", isVisible: true)
        }
        bar?.update(done: 100 * progress.bytesRead / progress.totalBytes)
      },
      isCancelled: isCancelled)
    return RunInput(scenario)
  }

  /// What the commands need of a scenario.
  init(_ scenario: Scenario) {
    let directory = scenario.directory
    self.init(
      name: scenario.name, hash: scenario.hash, model: scenario.model,
      seed: scenario.seed.rawValue, replications: scenario.replications,
      deadline: scenario.deadline, goal: scenario.probability, prices: scenario.prices,
      clock: directory.clock,
      campaigns: Self.labels(of: scenario), pools: Self.pools(of: scenario),
      outcomeNames: directory.outcomeNames, faults: directory.faults, notes: scenario.notes,
      rejects: Self.rejects(of: scenario), inputs: scenario.inputs,
      calibratedLengths: scenario.calibratedLengths,
      slotKeys: SlotKeys(of: scenario))
  }

  /// What was left out of each list; campaigns may share one.
  private static func rejects(of scenario: Scenario) -> [Reject] {
    var rejects: [Reject] = []
    var seen: Set<[RejectedRow]> = []
    for list in scenario.directory.campaigns.compactMap(\.contacts?.list)
    where seen.insert(list.rejected).inserted {
      rejects += list.rejected.map {
        Reject(
          list: list.fileName, row: $0.row, column: $0.column, value: $0.value,
          reason: $0.reason.description)
      }
    }
    return rejects
  }

  private static func labels(of scenario: Scenario) -> [CampaignLabel] {
    scenario.directory.campaigns.map {
      CampaignLabel(
        workspace: $0.workspace, name: $0.name, clock: $0.clock, rows: $0.contacts?.rows,
        callerIDs: $0.callerIDs)
    }
  }

  /// The directory names a pool with its workspace; a report shows where it hangs in the tree.
  private static func pools(of scenario: Scenario) -> [PoolLabel] {
    var labels: [PoolLabel] = []
    for (name, pool) in zip(scenario.directory.pools, scenario.model.pools) {
      let parent = pool.parent.map { labels[Int($0.rawValue)].path } ?? []
      let own = pool.parent == nil ? name : String(name.split(separator: "/").last ?? "")
      labels.append(
        PoolLabel(path: parent + [own], kind: pool.kind, allotment: pool.allotment))
    }
    return labels
  }
}
