import Calendars
import Foundation
import Planning
import Scheduling
import Statistics

extension ResultDocument.Completion {
  /// All contacts, 99 % and 95 % of them.
  static func all(
    _ outlook: CompletionOutlook, _ mode: String, _ report: PlanReport
  ) -> [Self] {
    [(100, outlook.finished), (99, outlook.resolved99), (95, outlook.resolved95)].map {
      resolved, milestone in
      let confidence = report.plan.question.confidence
      return Self(
        resolved: resolved, mode: mode,
        quantiles: milestone.quantiles.map { Quantile($0, report.clock) },
        by: milestone.by.map { By($0, confidence, report.clock) },
        unfinishedRuns: milestone.missed)
    }
  }
}

extension ResultDocument.Completion.Quantile {
  init(_ quantile: CompletionQuantile, _ clock: ZoneClock) {
    probability = quantile.probability
    at = quantile.at.instant.map { Moment($0, clock) }
    low = quantile.low?.instant.map { Moment($0, clock) }
    high = quantile.high?.instant.map { Moment($0, clock) }
  }
}

extension ResultDocument.Completion.By {
  init(_ by: ProbabilityBy, _ confidence: Double, _ clock: ZoneClock) {
    let interval = by.proportion.wilsonInterval(confidence: confidence)
    at = Moment(by.instant, clock)
    probability = by.proportion.value.rounded(toPlaces: 6)
    low = interval.lowerBound.rounded(toPlaces: 6)
    high = interval.upperBound.rounded(toPlaces: 6)
  }
}

extension ResultDocument.Finish {
  /// How many dots: fifty were read best of the numbers that were tried (Fernandes, Walls, Munson,
  /// Hullman and Kay, CHI 2018).
  static let dotCount = 50
  /// Points of a line beyond these are not seen.
  static let stepLimit = 300

  /// Nil if no run was simulated.
  init?(_ outlook: CompletionOutlook, _ mode: String, _ confidence: Double, _ clock: ZoneClock) {
    let ends = outlook.finished.instants
    let runs = ends.count + outlook.finished.missed
    guard runs > 0 else { return nil }
    self.mode = mode
    // The middle of each fiftieth of the runs.
    dots = (0..<Self.dotCount).map { dot in
      let rank = (2 * dot + 1) * runs / (2 * Self.dotCount)
      return rank < ends.count ? Moment(ends[rank], clock) : nil
    }
    let band = (log(2 / (1 - confidence)) / (2 * Double(runs))).squareRoot()
    let places = (0..<min(ends.count, Self.stepLimit)).map { step in
      (step + 1) * ends.count / min(ends.count, Self.stepLimit) - 1
    }
    steps = places.map { place in
      let share = Double(place + 1) / Double(runs)
      return Step(
        at: Moment(ends[place], clock), probability: share.rounded(toPlaces: 6),
        low: max(share - band, 0).rounded(toPlaces: 6),
        high: min(share + band, 1).rounded(toPlaces: 6))
    }
  }
}

extension ResultDocument.Paired {
  /// The whole first, then every workspace.
  static func all(_ comparison: SharingComparison, _ report: PlanReport) -> [Self] {
    var whole = Self(comparison.whole, comparison.pairs, report.clock)
    whole.slots = comparison.slots
    whole.shareAnyLater = comparison.worst.later.value.rounded(toPlaces: 6)
    whole.anyLaterP95Ms = Int64(finite: comparison.worst.p95Ms)
    whole.anyLaterMostMs = Int64(finite: comparison.worst.mostMs)
    return [whole]
      + comparison.workspaces.map { workspace in
        var row = Self(workspace.finish, comparison.pairs, report.clock)
        row.workspace = report.name(workspace.pool)
        row.slots = workspace.slots
        row.hardSlots = workspace.hardSlots
        row.contacts = workspace.contacts.rounded(toPlaces: 3)
        row.reclaims = workspace.reclaims.rounded(toPlaces: 3)
        row.meanReclaimMs = workspace.meanReclaimMs.map(Int64.init(rounding:))
        row.reclaimP95Ms = workspace.reclaimP95Ms
        row.longestReclaimP95Ms = workspace.longestReclaimP95Ms
        row.lentMs = workspace.lentMs.map(Int64.init(rounding:))
        row.borrowedMs = Int64(rounding: workspace.borrowedMs)
        return row
      }
  }

  private init(_ outlook: PairedOutlook, _ pairs: Int, _ clock: ZoneClock) {
    func moment(_ instant: CompletionInstant) -> Moment? {
      instant.instant.map { Moment($0, clock) }
    }
    self.pairs = pairs
    finishedPairs = outlook.finishedPairs
    onlyHardFinished = outlook.onlyHardFinished
    onlySoftFinished = outlook.onlySoftFinished
    shareLater = outlook.later.value.rounded(toPlaces: 6)
    shareEarlier = outlook.earlier.value.rounded(toPlaces: 6)
    onTimeSoftOnly = outlook.onTimeSoftOnly
    onTimeHardOnly = outlook.onTimeHardOnly
    onTimePValue = outlook.onTimePValue.rounded(toPlaces: 6)
    hardHalf = moment(outlook.hardMedian)
    hardNinetyFive = moment(outlook.hardP95)
    softHalf = moment(outlook.softMedian)
    softNinetyFive = moment(outlook.softP95)
    meanMs = (outlook.meanMs?.mean).map(Int64.init(rounding:))
    if let mean = outlook.meanMs, mean.halfWidth.isFinite {
      meanLowMs = Int64(rounding: mean.lower)
      meanHighMs = Int64(rounding: mean.upper)
    }
    medianMs = outlook.medianMs.flatMap(Int64.init(finite:))
    medianLowMs = outlook.medianIntervalMs?.lower.flatMap(Int64.init(finite:))
    medianHighMs = outlook.medianIntervalMs?.upper.flatMap(Int64.init(finite:))
    laterMs = outlook.medianWhenLaterMs.flatMap(Int64.init(finite:))
  }
}

extension Int64 {
  /// The nearest whole number; 0 for what is none.
  init(rounding value: Double) { self = Int64(exactly: value.rounded()) ?? 0 }

  /// The nearest whole number; nil for what is none, such as a time that never comes.
  init?(finite value: Double) { self.init(exactly: value.rounded()) }
}
