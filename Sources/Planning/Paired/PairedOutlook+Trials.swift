import Scheduling
import Statistics

extension PairedOutlook {
  /// Of instants in milliseconds; entry i of both comes from the same replication.
  init(hard: [Int64], soft: [Int64], deadline: Instant, confidence: Double) {
    let pairs = PairedFinishes(first: hard, second: soft)
    let quantiles = Quantiles(pairs.differences)
    let limit = deadline.milliseconds
    let table = DiscordantPairs(
      firstOnly: zip(hard, soft).count { $0 <= limit && $1 > limit },
      secondOnly: zip(hard, soft).count { $0 > limit && $1 <= limit })
    // A mean of what never ends is no number, and one of the others would hide the harm.
    let hasMean = pairs.both == pairs.differences.count && pairs.both > 1
    self.init(
      hardMedian: .quantile(0.5, of: hard), hardP95: .quantile(0.95, of: hard),
      softMedian: .quantile(0.5, of: soft), softP95: .quantile(0.95, of: soft),
      finishedPairs: pairs.both, onlyHardFinished: pairs.onlyFirst,
      onlySoftFinished: pairs.onlySecond,
      meanMs: hasMean ? Estimate(Moments(pairs.differences), confidence: confidence) : nil,
      medianMs: quantiles.quantile(0.5),
      medianIntervalMs: pairs.differences.isEmpty
        ? nil : quantiles.interval(0.5, confidence: confidence),
      later: pairs.later, medianWhenLaterMs: pairs.medianWhenLater,
      muchLater: pairs.beyond(SharingComparison.practicalMs), earlier: pairs.earlier,
      muchEarlier: pairs.before(SharingComparison.practicalMs),
      onTimeSoftOnly: table.secondOnly, onTimeHardOnly: table.firstOnly,
      onTimePValue: table.pValue)
  }
}

extension WorstDelay {
  /// Of the workspaces' instants with hard and with soft slots, run by run.
  init(hard: [[Int64]], soft: [[Int64]]) {
    let worst = zip(hard, soft).map { hard, soft in
      PairedFinishes(first: hard, second: soft).differences.max() ?? 0
    }
    let quantiles = Quantiles(worst)
    self.init(
      later: Proportion(worst.count { $0 > 0 }, of: worst.count),
      muchLater: Proportion(
        worst.count { $0 > SharingComparison.practicalMs }, of: worst.count),
      p95Ms: quantiles.quantile(0.95) ?? 0, mostMs: quantiles.sorted.last ?? 0)
  }
}
