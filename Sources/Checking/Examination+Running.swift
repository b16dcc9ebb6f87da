import Planning
public import Scenarios
import Scheduling
import Simulating
import Statistics

/// How an examination is made.
public struct ExaminationSettings: Sendable {
  /// How many replications are run instead of the scenario's own number; nil: that one.
  public var replications: Int?
  /// How many replications run at once; at least 1.
  public var threads: Int
  /// Where golden traces are read and written.
  public var golden: GoldenTraces
  /// The version of the program, for golden traces.
  public var version: String

  /// Settings.
  public init(
    replications: Int? = nil, threads: Int = 1, golden: GoldenTraces, version: String
  ) {
    self.replications = replications
    self.threads = threads
    self.golden = golden
    self.version = version
  }
}

extension Examination {
  /// Runs a scenario as often as its expectations need, and judges each of them.
  ///
  /// A scenario without expectations is run once, to see that it can be. O(replications × run).
  ///
  /// - Returns: nil if it was cancelled.
  /// - Throws: `TraceFileError` if a golden trace cannot be read or written.
  public static func of(
    _ scenario: Scenario, settings: ExaminationSettings,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) async throws -> Examination? {
    let evidence = Evidence(scenario)
    let count = evidence.replications(asked: settings.replications)
    let runs = await Replications.run(
      count: count, threads: settings.threads, isCancelled: isCancelled,
      replication: { evidence.run($0) })
    guard runs.count == count else { return nil }
    let judge = Judge(
      scenario: scenario, runs: runs, isExact: evidence.isExact, settings: settings)
    let record = scenario.expectations.contains { $0.requirement.isExact } ? judge.record() : nil
    var findings: [Finding] = []
    for expectation in scenario.expectations {
      findings.append(try judge.finding(of: expectation, record: record))
    }
    return Examination(findings: findings, replications: count)
  }
}

extension Requirement {
  /// Whether it is about each call of the first run.
  var isExact: Bool {
    switch self {
    case .timeline, .starts, .golden: true
    case .milestone, .bound, .never: false
    }
  }
}

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
    scenario.model.campaigns.allSatisfy { campaign in
      if case .scripted = campaign.telephony { true } else { false }
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
