public import Calendars
public import Planning
public import Scheduling

/// A comparison with the names and clocks that people need to read it.
public struct ComparisonReport: Sendable {
  /// One of the two scenarios.
  public struct Side: Equatable, Sendable {
    /// The document as the user named it.
    public var path: String
    /// What was replaced in it.
    public var overrides: [String]
    /// SHA-256 of the scenario with its overrides.
    public var hash: String

    /// A side.
    public init(path: String, overrides: [String], hash: String) {
      self.path = path
      self.overrides = overrides
      self.hash = hash
    }

    /// `reminders.yaml with organisation.slots=50`.
    var text: String {
      path + (overrides.isEmpty ? "" : " with " + overrides.joined(separator: ", "))
    }
  }

  /// Where the figures come from; the hash is that of the first scenario.
  public var stamp: RunStamp
  /// What is compared with.
  public var first: Side
  /// What is compared.
  public var second: Side
  /// The figures.
  public var comparison: Comparison
  /// How they stand to each limit.
  public var findings: [LimitFinding]
  /// The clock on the organisation's wall.
  public var clock: ZoneClock
  /// When the first of the simulated worlds began.
  public var start: Instant
  /// Whether any figure is drawn anew in every run, since it was counted.
  public var isUncertain: Bool

  /// A report, field by field.
  public init(
    stamp: RunStamp, first: Side, second: Side, comparison: Comparison,
    findings: [LimitFinding] = [], clock: ZoneClock, start: Instant, isUncertain: Bool = false
  ) {
    self.stamp = stamp
    self.first = first
    self.second = second
    self.comparison = comparison
    self.findings = findings
    self.clock = clock
    self.start = start
    self.isUncertain = isUncertain
  }

  /// How instants are written in it.
  var times: TimePhrases {
    var latest = start
    for change in [comparison.whole] + comparison.parts {
      guard let finish = change.finish else { continue }
      for milestone in [finish.first, finish.second] {
        latest = max(latest, milestone.limit)
      }
    }
    return TimePhrases(start: start, latest: latest)
  }

  /// The one sentence a planner came for.
  public var headline: String { ComparisonConclusion.headline(comparison) }

  /// What the reader should know, one sentence each.
  public var notes: [String] {
    var notes: [String] = []
    let unfinished = comparison.whole.finish?.unfinishedPairs ?? 0
    if unfinished > 0 {
      notes.append(
        "In \(Figures.count(unfinished)) of \(Figures.count(comparison.replications)) pairs at "
          + "least one side does not finish. It is later than all that finish; in means it counts "
          + "as finished at the end of the campaign or of the simulation, the later of both sides.")
    }
    let claims = comparison.parts.count
    if claims > 1 {
      notes.append(
        "Intervals of the \(claims) workspaces and campaigns hold together with "
          + "\(Figures.confidence(comparison.settings.confidence)) confidence (Bonferroni).")
    }
    if isUncertain { notes.append(SpreadPhrases.drawnNote) }
    if isControlled {
      notes.append(
        "Mean changes are told without the weight of the luck: by how much a pair's calls are "
          + "longer than expected is known, and taken out (control variates).")
    }
    if comparison.settings.method == .anyTime {
      notes.append(
        "Intervals hold whenever the runs are stopped (confidence sequences). Those of means go by "
          + "what the pairs show: a rare large change that no pair has shown is not covered.")
    }
    if comparison.replications < 100, !comparison.isIdentical {
      notes.append(
        "With fewer than 100 pairs, intervals of means promise too much: completion times come in "
          + "clusters, one a day.")
    }
    for (names, side) in [(comparison.onlyFirst, "A"), (comparison.onlySecond, "B")]
    where !names.isEmpty {
      notes.append("Only \(side) has \(names.joined(separator: ", ")).")
    }
    return notes
  }

  /// Whether the mean of any part was freed of what its luck tells.
  private var isControlled: Bool {
    ([comparison.whole] + comparison.parts).contains { ($0.finish?.controls ?? 0) > 0 }
  }
}

extension ReportFolder {
  /// Writes `comparison.json` and `comparison.md`, both or none of them.
  public func write(_ report: ComparisonReport) throws {
    try write([
      ("comparison.json", Array(try ComparisonDocument(report).text.utf8)),
      ("comparison.md", Array(MarkdownComparison.text(of: report).utf8)),
    ])
  }
}
