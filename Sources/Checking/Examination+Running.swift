import Planning
public import Scenarios

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
  /// - Parameter progress: told after every replication how many are finished, of how many; from
  ///   any thread but never from two at once.
  /// - Returns: nil if it was cancelled.
  /// - Throws: `TraceFileError` if a golden trace cannot be read or written.
  public static func of(
    _ scenario: Scenario, settings: ExaminationSettings,
    progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in },
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) async throws -> Examination? {
    let evidence = Evidence(scenario)
    let count = evidence.replications(asked: settings.replications)
    let runs = await Replications.run(
      count: count, threads: settings.threads, progress: { progress($0, count) },
      isCancelled: isCancelled,
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
