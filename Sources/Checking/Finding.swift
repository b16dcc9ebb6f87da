public import Scenarios

/// What became of one expectation.
public struct Finding: Equatable, Sendable {
  /// The expectation.
  public let expectation: Expectation
  /// How it stands.
  public let verdict: Verdict
  /// The figures behind the verdict, in one sentence.
  public let figures: String
  /// What differs, line by line; empty where the figures say it all.
  public let details: [String]

  /// How an expectation stands.
  public enum Verdict: Equatable, Sendable {
    /// It holds.
    case passed
    /// It does not hold.
    case failed
    /// The runs do not tell: the interval of the estimate lies on both sides.
    case undecided
  }

  init(
    _ expectation: Expectation, _ verdict: Verdict, _ figures: String, details: [String] = []
  ) {
    self.expectation = expectation
    self.verdict = verdict
    self.figures = figures
    self.details = details
  }
}

/// What became of all expectations of a scenario.
public struct Examination: Equatable, Sendable {
  /// One finding for each expectation, in the order of the document.
  public let findings: [Finding]
  /// How many replications were run.
  public let replications: Int

  /// Whether every expectation holds; a scenario that expects nothing passes by running.
  public var isPassed: Bool { findings.allSatisfy { $0.verdict == .passed } }
}
