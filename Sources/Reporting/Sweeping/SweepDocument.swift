import Calendars
import Planning
import Scheduling
import Statistics

/// `sweep.json`: every figure of a sweep, for programs; as `comparison.json` in all else.
public struct SweepDocument: Encodable {
  static let schema = "dialcast.sweep/1"

  var schema = Self.schema
  var run: SummaryDocument.Run
  var scenario: String
  var overrides: [String]
  var headline: String
  var design: String
  var variations: [Variation]
  /// With which all intervals of changes and probabilities hold together; each has more.
  var confidence: Double
  var cellConfidence: Double
  @OrNull var goal: Double?
  var prices: PriceList
  var cells: [Cell]
  /// One at a time: the keys, the strongest first.
  var effects: [String]
  var notes: [String]

  /// The document of a report.
  public init(_ report: SweepReport) {
    let result = report.result
    run = SummaryDocument.Run(report.stamp)
    scenario = report.path
    overrides = report.overrides
    headline = TerminalSweep.headline(of: report)
    design = result.design.kind.rawValue
    variations = result.design.variations
    confidence = result.confidence
    cellConfidence = result.cellConfidence.rounded(toPlaces: 6)
    goal = report.hasDeadline ? result.goal : nil
    prices = PriceList(result.prices)
    cells = zip(result.cells, report.hashes).map { Cell($0, $1, report) }
    effects = result.effects.map(\.variation.key)
    notes = report.notes
  }

  /// The text: two blanks of indentation and a line feed at the end.
  public var text: String {
    get throws { try JSONText.lines(of: self) }
  }
}

extension SweepDocument {
  struct Cell: Encodable {
    struct OnTime: Encodable {
      var runs: Int
      var probability: Double
      var low: Double
      var high: Double
    }

    struct Quantile: Encodable {
      var probability: Double
      @OrNull var at: String?

      init(_ quantile: CompletionQuantile, _ clock: ZoneClock) {
        probability = quantile.probability
        at = quantile.at.instant.map { clock.format($0, as: .rfc3339) }
      }
    }

    var overrides: [String]
    var sha256: String
    @OrNull var slots: Int?
    @OrNull var onTime: OnTime?
    var finish: [Quantile]
    var change: ComparisonDocument.Part
    var reached: SummaryDocument.Interval
    var attempts: SummaryDocument.Interval
    var cost: SummaryDocument.Interval
    var front: Bool
    var bend: Bool
    var undecided: Bool
    /// Whether it decides like the scenario as it is.
    var asItIs: Bool

    init(_ cell: CellResult, _ hash: String, _ report: SweepReport) {
      overrides = cell.cell.overrides
      sha256 = hash
      slots = cell.slots
      onTime = cell.onTime.map { onTime in
        let interval = onTime.clopperPearsonInterval(
          confidence: report.result.cellConfidence)
        return OnTime(
          runs: onTime.successes, probability: onTime.value.rounded(toPlaces: 6),
          low: interval.lowerBound.rounded(toPlaces: 6),
          high: interval.upperBound.rounded(toPlaces: 6))
      }
      finish = (cell.finish?.quantiles ?? []).map { Quantile($0, report.clock) }
      change = ComparisonDocument.Part(cell.change, report.clock)
      reached = SummaryDocument.Interval(cell.reached)
      attempts = SummaryDocument.Interval(cell.attempts)
      cost = SummaryDocument.Interval(cell.cost)
      front = cell.isOnFront
      bend = cell.isKnee
      undecided = cell.isUndecided
      asItIs = cell.isAsItIs
    }
  }
}
