import Scenarios

/// A scenario that was checked, or that could not be.
public struct CheckedScenario: Equatable, Sendable {
  /// The document as the user named it.
  public let path: String
  /// What became of it.
  public let outcome: Outcome

  /// What became of a scenario.
  public enum Outcome: Equatable, Sendable {
    /// It was run and held against its expectations.
    case examined(Examination)
    /// It cannot be run; every mistake on a line of its own.
    case refused(String)
  }

  /// A scenario and what became of it.
  public init(path: String, outcome: Outcome) {
    self.path = path
    self.outcome = outcome
  }

  /// Whether it can be run and keeps what it expects.
  public var isPassed: Bool {
    switch outcome {
    case .examined(let examination): examination.isPassed
    case .refused: false
    }
  }

  /// How much is printed.
  public enum Detail: Sendable {
    /// Failures only.
    case failures
    /// A line for each scenario, and what failed.
    case normal
    /// Every expectation with its figures.
    case everything
  }

  /// What is printed about it, line by line; nothing for one that passed where only failures
  /// count.
  public func lines(_ detail: Detail) -> [String] {
    let margin = "        "
    switch outcome {
    case .refused(let message):
      return ["FAILED  \(path)"] + message.split(separator: "\n").map { margin + $0 }
    case .examined(let examination):
      guard !examination.isPassed || detail != .failures else { return [] }
      let findings = examination.findings.filter {
        detail == .everything || $0.verdict != .passed
      }
      let head = "\(examination.isPassed ? "ok    " : "FAILED")  \(path)"
      return [head + Self.count(examination)]
        + findings.flatMap { $0.lines }.map { margin + $0 }
    }
  }

  /// `  4 expectations, 200 runs`; nothing where nothing is expected.
  private static func count(_ examination: Examination) -> String {
    let all = examination.findings.count
    guard all > 0 else { return "" }
    let failed = examination.findings.count { $0.verdict != .passed }
    let noun = all == 1 ? "expectation" : "expectations"
    let number = failed == 0 ? "\(all) \(noun)" : "\(failed) of \(all) \(noun)"
    return "  \(number), \(Phrase.runs(examination.replications))"
  }
}

extension Finding {
  /// The expectation with its line, the verdict with its figures, and what differs.
  var lines: [String] {
    let place = expectation.line.map { "line \($0): " } ?? ""
    return ["\(place)\(expectation.text)", "  \(verdict.word): \(figures)"]
      + details.map { "    \($0)" }
  }
}

extension Finding.Verdict {
  /// The verdict in one word.
  var word: String {
    switch self {
    case .passed: "holds"
    case .failed: "fails"
    case .undecided: "undecided"
    }
  }
}
