import Calendars
import Scheduling
import Statistics

@testable import Planning
@testable import Reporting

/// A plan whose figures are written down by rule: three workspaces that call from 09:00 to 20:00 in
/// Kolkata and should be through on Friday at 18:00; a few runs spill into Saturday.
enum PlannedDay {
  /// Friday 2026-11-27 09:00 in Kolkata.
  static let start = Instant(milliseconds: 1_795_750_200_000)
  static let deadline = start + .hours(9)
  static let workspaces = ["acme-collections", "nova-clinic", "zen-retail"]
  static let runs = 400
  static let binMs: Int64 = 15 * 60_000
  static let bins = 4 * 26

  static func proportion(_ value: Double, of trials: Int = runs) -> Proportion {
    Proportion(Int((value * Double(trials)).rounded()), of: trials)
  }

  static func onTime(_ slots: Int, _ value: Double, of trials: Int = runs) -> OnTimeEstimate {
    let interval = proportion(value, of: trials).wilsonInterval(confidence: 0.99)
    return OnTimeEstimate(
      slots: slots, proportion: proportion(value, of: trials), lower: interval.lowerBound,
      upper: interval.upperBound, method: .confidenceSequence)
  }

  /// Most runs end around 16:50, every thirtieth on Saturday after nine.
  static var ends: [Instant] {
    (0..<runs).map { run in
      let place = (Double(run) + 0.5) / Double(runs)
      if place > 0.967 { return start + .minutes(24 * 60 + 4 + Int64((place - 0.967) * 900)) }
      let tail = place < 0.5 ? -(0.5 / (place + 0.02) - 1) : 0.5 / (1.02 - place) - 1
      return start + .minutes(7 * 60 + 52) + .seconds(Int64(tail * 260))
    }.sorted()
  }

  static func milestone(earlierBy minutes: Int64 = 0) -> MilestoneOutlook {
    let instants = ends.map { $0 + .minutes(-minutes) }
    let quantiles = Quantiles(instants.map { Double($0.milliseconds) })
    let hours: [Int64] = [7, 8, 9, 11, 25]
    return MilestoneOutlook(
      quantiles: MilestoneOutlook.probabilities.map {
        CompletionQuantile($0, of: quantiles, confidence: 0.95)
      },
      by: hours.map { hour in
        ProbabilityBy(
          instant: start + .hours(hour),
          proportion: Proportion(instants.count { $0 <= start + .hours(hour) }, of: runs))
      },
      instants: instants, missed: 0)
  }

  static func estimate(_ mean: Double, _ halfWidth: Double) -> Estimate {
    Estimate(mean: mean, halfWidth: halfWidth, confidence: 0.95, count: runs)
  }

  static func paired(
    hard: Int64, soft: Int64, meanMinutes: Double, later: Double, laterMs: Double?
  ) -> PairedOutlook {
    let mean = meanMinutes * 60_000
    return PairedOutlook(
      hardMedian: .by(start + .minutes(hard - 12)), hardP95: .by(start + .minutes(hard)),
      softMedian: .by(start + .minutes(soft - 12)), softP95: .by(start + .minutes(soft)),
      finishedPairs: runs, onlyHardFinished: 0, onlySoftFinished: 0,
      meanMs: estimate(mean, abs(mean) * 0.03 + 900), medianMs: mean,
      medianIntervalMs: QuantileInterval(lower: mean - 1000, upper: mean + 1000),
      later: proportion(later), medianWhenLaterMs: laterMs, muchLater: proportion(0),
      earlier: proportion(1 - later), muchEarlier: proportion(mean < -300_000 ? 1 : 0),
      onTimeSoftOnly: 380, onTimeHardOnly: 0, onTimePValue: 0)
  }

  static var comparison: SharingComparison {
    func workspace(
      _ pool: UInt16, _ slots: Int, _ contacts: Double, _ finish: PairedOutlook, borrowed: Double,
      lent: Double, wait: Int64
    ) -> WorkspaceComparison {
      WorkspaceComparison(
        pool: PoolID(rawValue: pool), slots: slots, hardSlots: slots, contacts: contacts,
        finish: finish,
        borrowedMs: borrowed * 3.6e6, lentMs: lent * 3.6e6, reclaims: Double(wait) / 900,
        meanReclaimMs: Double(wait) / 3, reclaimP95Ms: wait * 2 / 3, longestReclaimP95Ms: wait)
    }
    return SharingComparison(
      slots: 42, pairs: runs,
      whole: paired(hard: 26 * 60 + 38, soft: 521, meanMinutes: -1082, later: 0, laterMs: nil),
      workspaces: [
        workspace(
          1, 14, 28_000,
          paired(hard: 26 * 60 + 38, soft: 521, meanMinutes: -1082, later: 0, laterMs: nil),
          borrowed: 96.4, lent: 0.2, wait: 4_000),
        workspace(
          2, 14, 14_000,
          paired(hard: 404, soft: 358, meanMinutes: -42.4, later: 0.04, laterMs: 9_000),
          borrowed: 21.9, lent: 30.3, wait: 41_000),
        workspace(
          3, 14, 8_000,
          paired(hard: 262, soft: 263, meanMinutes: 0.03, later: 0.99, laterMs: 2_400),
          borrowed: 0.4, lent: 88.2, wait: 74_000),
      ],
      worst: WorstDelay(
        later: proportion(0.99), muchLater: proportion(0), p95Ms: 6_200, mostMs: 11_000))
  }

  static var contacts: ContactOutlook {
    ContactOutlook(
      contacts: 50_000, reached: estimate(33_304.4, 12.1), exhausted: estimate(16_695.6, 12.1),
      unfinished: estimate(0, 0), attempts: estimate(108_102.7, 23),
      outcomes: [(0, 33_304.4), (1, 14_210.2), (2, 52_012.0), (3, 5_405.1), (4, 3_171.0)].map {
        OutcomeShare(
          outcome: Outcome(rawValue: UInt8($0)), mean: $1, share: $1 / 108_102.7)
      },
      byAttempts: [0, 17_100, 7_694.6, 25_205.4],
      bindings: [
        BindingShare(binding: .slots, share: 0.71, meanMs: 2.3e7),
        BindingShare(binding: .retryWait, share: 0.22, meanMs: 0.7e7),
        BindingShare(binding: .hours, share: 0.07, meanMs: 0.2e7),
      ])
  }
}
