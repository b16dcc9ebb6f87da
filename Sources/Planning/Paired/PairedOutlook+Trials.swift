import Scheduling
import Statistics

extension PairedOutlook {
  /// Of instants in milliseconds; entry i of both comes from the same replication.
  init(hard: [Int64], soft: [Int64], deadline: Instant, confidence: Double) {
    precondition(hard.count == soft.count, "pairs have two sides")
    let pairs = Array(zip(hard, soft))
    // What is never finished one way and finished the other differs by no number, but is later.
    let differences = pairs.filter { $0 != Trial.never && $1 != Trial.never }
      .map { Double($1 - $0) }
    let laterBy = differences.filter { $0 > 0 }
    let quantiles = Quantiles(differences)
    let limit = deadline.milliseconds
    let table = DiscordantPairs(
      firstOnly: pairs.count { $0 <= limit && $1 > limit },
      secondOnly: pairs.count { $0 > limit && $1 <= limit })
    self.init(
      hardMedian: .quantile(0.5, of: hard), hardP95: .quantile(0.95, of: hard),
      softMedian: .quantile(0.5, of: soft), softP95: .quantile(0.95, of: soft),
      finishedPairs: differences.count,
      meanMs: differences.count < 2
        ? nil : Estimate(Moments(differences), confidence: confidence),
      medianMs: quantiles.quantile(0.5),
      medianIntervalMs: differences.isEmpty
        ? nil : quantiles.interval(0.5, confidence: confidence),
      later: Proportion(pairs.count { $1 > $0 }, of: pairs.count),
      medianWhenLaterMs: Quantiles(laterBy).quantile(0.5),
      earlier: Proportion(pairs.count { $1 < $0 }, of: pairs.count),
      onTimeSoftOnly: table.secondOnly, onTimeHardOnly: table.firstOnly,
      onTimePValue: table.pValue)
  }
}
