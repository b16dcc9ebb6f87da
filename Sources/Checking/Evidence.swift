import Scenarios
import Simulating

/// What the runs of a scenario show.
struct Evidence: Sendable {
  /// What one run shows.
  struct Run: Sendable {
    let summary: Summary
    /// One entry for each prohibition of the scenario, in the order of the document.
    let breaches: [Breaches]
  }

  let scenario: Scenario
  let names: LogNames
  let prohibitions: [Prohibition]

  init(_ scenario: Scenario) {
    self.scenario = scenario
    names = LogNames(scenario)
    prohibitions = scenario.expectations.compactMap { expectation in
      guard case .never(let prohibition) = expectation.requirement else { return nil }
      return prohibition
    }
  }

  /// Whether every replication is the same: nothing is left to luck.
  var isExact: Bool {
    guard scenario.model.faults.isEmpty else { return false }
    return scenario.model.campaigns.allSatisfy { campaign in
      guard case .scripted = campaign.telephony else { return false }
      guard let arrivals = campaign.arrivals else { return true }
      if case .listed = arrivals.process { return arrivals.patience == .endless }
      return false
    }
  }

  /// How many replications the expectations need.
  func replications(asked: Int?) -> Int {
    let needsMany = scenario.expectations.contains { !$0.requirement.isExact }
    return needsMany && !isExact ? asked ?? scenario.replications : 1
  }

  /// One run, watched by the prohibitions that look at it.
  func run(_ number: Int) -> Run? {
    var watches = prohibitions.map { Watch($0, names: names) }
    let active = prohibitions.indices.filter { number < prohibitions[$0].runs ?? .max }
    let summary: Summary?
    if active.isEmpty {
      summary = simulate(scenario.model, seed: scenario.seed, replication: number)
    } else {
      summary = trace(scenario.model, seed: scenario.seed, replication: number) { line in
        for place in active { watches[place].see(line) }
      }
    }
    return summary.map { Run(summary: $0, breaches: watches.map(\.breaches)) }
  }
}
