public import Calendars
public import Planning
public import Scheduling
import Statistics

/// A sweep with the names and clocks that people need to read it.
public struct SweepReport: Sendable {
  /// Where the figures come from.
  public var stamp: RunStamp
  /// The document as the user named it.
  public var path: String
  /// What was replaced in all variants.
  public var overrides: [String]
  /// SHA-256 of each variant.
  public var hashes: [String]
  /// The figures.
  public var result: SweepResult
  /// The clock on the organisation's wall.
  public var clock: ZoneClock
  /// When the simulated world began.
  public var start: Instant
  /// What was asked for and cannot be run, a sentence each.
  public var leftOut: [String]
  /// Whether any figure is drawn anew in every run, since it was counted.
  public var isUncertain: Bool
  /// The command that makes this sweep again.
  public var command: String

  /// A report, field by field.
  public init(
    stamp: RunStamp, path: String, overrides: [String], hashes: [String], result: SweepResult,
    clock: ZoneClock, start: Instant, isUncertain: Bool = false, command: String,
    leftOut: [String] = []
  ) {
    precondition(hashes.count == result.cells.count, "one hash a variant")
    self.stamp = stamp
    self.path = path
    self.overrides = overrides
    self.hashes = hashes
    self.result = result
    self.clock = clock
    self.start = start
    self.leftOut = leftOut
    self.isUncertain = isUncertain
    self.command = command
  }

  /// How instants are written in it.
  var times: TimePhrases {
    let latest = result.cells.compactMap(\.finish?.limit).max() ?? start
    return TimePhrases(start: start, latest: latest)
  }

  /// Whether a deadline is asked about in every variant.
  var hasDeadline: Bool { result.cells.allSatisfy { $0.onTime != nil } }

  /// What the cells of the map show.
  var mapTitle: String {
    if hasDeadline { return "probability of being on time" }
    return result.cells.contains { $0.finish != nil }
      ? "mean change of the finish" : "contacts reached"
  }

  /// The figure of a cell of the map, with a question mark where the runs leave open what is asked.
  func mapFigure(_ cell: CellResult) -> String {
    // A space where there is no question, so that figures stand below each other.
    let mark = cell.isUndecided ? "?" : " "
    if hasDeadline, let onTime = cell.onTime {
      return Figures.probability(onTime.value) + mark
    }
    guard let mean = cell.change.finish?.mean else { return Figures.mean(cell.reached.mean) }
    return ComparisonPhrases.change(milliseconds: mean.mean) + mark
  }

  /// What the reader should know, one sentence each.
  public var notes: [String] {
    var notes = leftOut
    if result.variants.contains(where: \.isUndecided) {
      let goal = hasDeadline ? result.goal : nil
      let question =
        goal.map { "on which side of the goal of \(Figures.confidence($0)) they lie" }
        ?? "whether they are better or worse than the scenario as it is"
      notes.append(
        "Of variants with a question mark, \(Figures.count(result.replications)) runs do not "
          + "tell \(question).")
      if goal != nil, let least = result.leastReplications, result.replications < least {
        notes.append(
          "Fewer than \(Figures.count(least)) runs of each cannot show it, even if all are on "
            + "time: --replications \(least) goes on from these.")
      }
    }
    if result.cells.count > 2 {
      notes.append(
        "Intervals and verdicts of all \(Figures.count(result.cells.count)) cells hold together "
          + "with \(Figures.confidence(result.confidence)) confidence (Bonferroni): the best of "
          + "many would else be the luckiest.")
    }
    if isUncertain { notes.append(SpreadPhrases.drawnNote) }
    if hasDeadline, TornadoChart.isAnyOpen(in: result) {
      notes.append(
        "Of changes with a question mark, the runs do not tell whether they are for the better.")
    }
    let unfinished = result.cells.count { ($0.finish?.missed ?? 0) > 0 }
    if unfinished > 0 {
      notes.append(
        "\(unfinished == 1 ? "One variant has" : "\(Figures.count(unfinished)) variants have") "
          + "runs that do not finish; these count as "
          + "finished at the end of the campaign or of the simulation.")
    }
    if result.cells.contains(where: \.isKnee) {
      notes.append("The bend of the front of cost against finish is a suggestion, no more.")
    }
    return notes
  }
}

extension ReportFolder {
  /// Writes `sweep.json`, `cells.csv` and `report.html`, all or none of them.
  public func write(_ report: SweepReport) throws {
    try write([
      ("cells.csv", CellFile.bytes(of: report)),
      ("report.html", Array(try SweepPage.text(of: report).utf8)),
      ("sweep.json", Array(try SweepDocument(report).text.utf8)),
    ])
  }
}
