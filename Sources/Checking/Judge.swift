import Scenarios
import Scheduling
import Simulating

/// Holds the expectations of a scenario against its runs.
struct Judge {
  let scenario: Scenario
  let runs: [Evidence.Run]
  /// Whether nothing is left to luck, so that one run says all.
  let isExact: Bool
  let settings: ExaminationSettings

  var summaries: [Summary] { runs.map(\.summary) }

  /// What became of an expectation.
  ///
  /// - Parameter record: the first run, call by call, for expectations that are exact.
  func finding(of expectation: Expectation, record: RunRecord?) throws -> Finding {
    switch expectation.requirement {
    case .milestone(let milestone): return finding(of: expectation, milestone)
    case .bound(let bound): return finding(of: expectation, bound)
    case .never(let prohibition): return finding(of: expectation, prohibition)
    case .timeline(let timeline):
      return RunTimeline(of: record, column: timeline.column, names: LogNames(scenario))
        .finding(of: expectation, rows: timeline.rows)
    case .starts(let starts):
      return StartTable(of: record, names: LogNames(scenario), clocks: scenario.directory)
        .finding(of: expectation, expected: starts)
    case .golden:
      guard let record else { preconditionFailure("the first run is recorded for it") }
      let trace = record.runTrace(of: scenario, version: settings.version)
      return try settings.golden.finding(of: expectation, trace, of: scenario.name)
    }
  }

  /// The first run, call by call.
  func record() -> RunRecord { RunRecord(scenario, replication: 0) }

  private func finding(of expectation: Expectation, _ prohibition: Prohibition) -> Finding {
    let place = scenario.expectations.prefix { $0 != expectation }.count {
      if case .never = $0.requirement { true } else { false }
    }
    let watched = min(prohibition.runs ?? .max, runs.count)
    let breaches = runs.prefix(watched).map { $0.breaches[place] }
    let broken = breaches.count { $0.count > 0 }
    let looked = Phrase.runs(watched)
    guard let first = breaches.firstIndex(where: { $0.count > 0 }) else {
      return Finding(expectation, .passed, "in none of \(looked)")
    }
    let total = breaches.reduce(0) { $0 + $1.count }
    return Finding(
      expectation, .failed,
      "\(Phrase.times(total)) in \(Phrase.count(broken)) of \(looked)",
      details: ["replication \(first): \(breaches[first].first)"])
  }
}
