import Calendars
import Planning
import Scheduling
import Statistics

/// `comparison.json`: every figure of a comparison, for programs.
///
/// Changes are second − first; milliseconds, counts and shares as in `summary.json`. No clock and
/// no path of a report goes into it: the same scenarios give the same bytes.
public struct ComparisonDocument: Encodable {
  static let schema = "dialcast.comparison/1"

  var schema = Self.schema
  var run: SummaryDocument.Run
  var first: Side
  var second: Side
  var headline: String
  var confidence: Double
  var method: String
  var practicalMs: Int64
  var identical: Bool
  var whole: Part
  var workspaces: [Part]
  var campaigns: [Part]
  var pools: [Pool]
  var limits: [Limit]
  var notes: [String]

  /// The document of a report.
  public init(_ report: ComparisonReport) {
    let comparison = report.comparison
    run = SummaryDocument.Run(report.stamp)
    first = Side(report.first)
    second = Side(report.second)
    headline = ComparisonConclusion.headline(comparison)
    confidence = comparison.settings.confidence
    method = comparison.settings.method == .anyTime ? "confidence sequence" : "student"
    practicalMs = comparison.settings.practicalMs
    identical = comparison.isIdentical
    whole = Part(comparison.whole, report.clock)
    workspaces = comparison.workspaces.map { Part($0, report.clock) }
    campaigns = comparison.campaigns.map { Part($0, report.clock) }
    pools = comparison.pools.map(Pool.init)
    limits = report.findings.map(Limit.init)
    notes = report.notes
  }

  /// The text: two blanks of indentation and a line feed at the end.
  public var text: String {
    get throws { try JSONText.lines(of: self) }
  }
}

extension ComparisonDocument {
  struct Side: Encodable {
    var scenario: String
    var overrides: [String]
    var sha256: String

    init(_ side: ComparisonReport.Side) {
      scenario = side.path
      overrides = side.overrides
      sha256 = side.hash
    }
  }

  struct Part: Encodable {
    var scope: String
    var name: String
    var confidence: Double
    @OrNull var finish: Finish?
    @OrNull var onTime: OnTime?
    var reached: Figure
    var attempts: Figure
    @OrNull var lost: Figure?
    @OrNull var meanWaitMs: Figure?

    init(_ part: PartChange, _ clock: ZoneClock) {
      scope = part.scope.rawValue
      name = part.name
      confidence = part.confidence.rounded(toPlaces: 6)
      finish = part.finish.map { Finish($0, clock) }
      onTime = part.onTime.map(OnTime.init)
      reached = Figure(part.reached)
      attempts = Figure(part.attempts)
      lost = part.lost.map(Figure.init)
      meanWaitMs = part.meanWaitMs.map(Figure.init)
    }
  }

  struct Finish: Encodable {
    struct By: Encodable {
      var probability: Double
      @OrNull var first: String?
      @OrNull var second: String?

      init(_ first: CompletionQuantile, _ second: CompletionQuantile, _ clock: ZoneClock) {
        probability = first.probability
        self.first = first.at.instant.map { clock.format($0, as: .rfc3339) }
        self.second = second.at.instant.map { clock.format($0, as: .rfc3339) }
      }
    }

    var meanMs: SummaryDocument.Interval
    /// How many figures of the luck were taken out of the mean.
    var controls: Int
    @OrNull var medianMs: Int64?
    @OrNull var medianLowMs: Int64?
    @OrNull var medianHighMs: Int64?
    var laterRuns: Int
    @OrNull var medianWhenLaterMs: Int64?
    var earlierRuns: Int
    @OrNull var medianWhenEarlierMs: Int64?
    var unfinishedPairs: Int
    var onlyFirstFinishes: Int
    var onlySecondFinishes: Int
    var by: [By]
    @OrNull var varianceReductionFactor: Double?
    var verdict: String

    init(_ finish: FinishChange, _ clock: ZoneClock) {
      meanMs = SummaryDocument.Interval(finish.mean)
      controls = finish.controls
      medianMs = Int64(finite: finish.medianMs)
      medianLowMs = finish.medianLowMs.flatMap(Int64.init(finite:))
      medianHighMs = finish.medianHighMs.flatMap(Int64.init(finite:))
      laterRuns = finish.later.successes
      medianWhenLaterMs = finish.medianWhenLaterMs.flatMap(Int64.init(finite:))
      earlierRuns = finish.earlier.successes
      medianWhenEarlierMs = finish.medianWhenEarlierMs.flatMap(Int64.init(finite:))
      unfinishedPairs = finish.unfinishedPairs
      onlyFirstFinishes = finish.onlyFirstFinishes
      onlySecondFinishes = finish.onlySecondFinishes
      by = zip(finish.first.quantiles, finish.second.quantiles).map { By($0, $1, clock) }
      let factor = finish.varianceReductionFactor
      varianceReductionFactor = factor.isFinite ? factor.rounded(toPlaces: 3) : nil
      verdict = finish.verdict.rawValue
    }
  }

  struct OnTime: Encodable {
    var both: Int
    var onlyFirst: Int
    var onlySecond: Int
    var neither: Int
    var change: Double
    var low: Double
    var high: Double
    var pValue: Double

    init(_ onTime: OnTimeChange) {
      both = onTime.pairs.both
      onlyFirst = onTime.pairs.onlyFirst
      onlySecond = onTime.pairs.onlySecond
      neither = onTime.pairs.neither
      change = onTime.pairs.change.rounded(toPlaces: 6)
      low = onTime.interval.lowerBound.rounded(toPlaces: 6)
      high = onTime.interval.upperBound.rounded(toPlaces: 6)
      pValue = onTime.pValue.rounded(toPlaces: 9)
    }
  }

  struct Figure: Encodable {
    var first: Double
    var second: Double
    var change: SummaryDocument.Interval

    init(_ figure: FigureChange) {
      first = figure.first.rounded(toPlaces: 6)
      second = figure.second.rounded(toPlaces: 6)
      change = SummaryDocument.Interval(figure.change)
    }
  }

  struct Pool: Encodable {
    struct Side: Encodable {
      @OrNull var utilization: Double?
      var borrowedMsPerRun: Double
      var reclaimsPerRun: Double
      @OrNull var meanReclaimMs: Double?
      var longestReclaimMs: Int64

      init(_ side: PoolChange.Side) {
        utilization = side.utilization?.rounded(toPlaces: 6)
        borrowedMsPerRun = side.borrowedMs.rounded(toPlaces: 3)
        reclaimsPerRun = side.reclaims.rounded(toPlaces: 3)
        meanReclaimMs = side.meanReclaimMs?.rounded(toPlaces: 3)
        longestReclaimMs = side.longestReclaimMs
      }
    }

    var path: String
    var first: Side
    var second: Side

    init(_ pool: PoolChange) {
      path = pool.path
      first = Side(pool.first)
      second = Side(pool.second)
    }
  }

  struct Limit: Encodable {
    var limit: String
    var part: String
    var verdict: String

    init(_ finding: LimitFinding) {
      limit = finding.limit.text
      part = finding.part.label
      verdict = finding.verdict.rawValue
    }
  }
}
