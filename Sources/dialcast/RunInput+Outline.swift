import Planning
import Reporting

extension RunInput {
  /// What must be known of the scenario to read the figures of its runs.
  var outline: ScenarioOutline {
    ScenarioOutline(
      of: model, campaigns: campaigns.map { ($0.workspace, $0.name) },
      pools: pools.map { $0.path.joined(separator: "/") }, deadline: deadline, goal: goal,
      prices: prices)
  }
}
