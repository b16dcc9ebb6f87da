import Simulating
public import Statistics

/// One pool of the slot tree over all replications (R44, R14).
public struct PoolForecast: Equatable, Sendable {
  /// Slot time in use ÷ slot time available, of all runs together (a ratio of sums); nil if none
  /// was available.
  public let utilization: Double?
  /// The same ratio with its interval; over the runs in which slots were available.
  public let utilizationEstimate: Estimate?
  /// Slot time in use beyond the pool's own slots ÷ slot time available, of all runs together.
  public let borrowedShare: Double?
  /// The most calls that ran at once in any run.
  public let peak: Int
  /// How often in one run, on average, the pool had to wait for slots that it had lent.
  public let reclaims: Double
  /// The mean of these waits in milliseconds; nil if there was none.
  public let meanReclaimMs: Double?
  /// The longest of these waits in any run, in milliseconds.
  public let longestReclaimMs: Int64

  init(of runs: [PoolSummary], confidence: Double) {
    let available = runs.reduce(0) { $0 + $1.availableMs }
    func share(_ milliseconds: Int64) -> Double? {
      available > 0 ? Double(milliseconds) / Double(available) : nil
    }
    utilization = share(runs.reduce(0) { $0 + $1.busyMs })
    borrowedShare = share(runs.reduce(0) { $0 + $1.borrowedMs })
    let open = runs.filter { $0.availableMs > 0 }
    utilizationEstimate =
      open.isEmpty
      ? nil
      : Estimate(
        ratioOf: open.map { Double($0.busyMs) }, to: open.map { Double($0.availableMs) },
        confidence: confidence)
    peak = runs.map(\.peak).max() ?? 0
    let waits = runs.reduce(0) { $0 + $1.reclaims }
    reclaims = Double(waits) / Double(runs.count)
    meanReclaimMs =
      waits > 0 ? Double(runs.reduce(0) { $0 + $1.reclaimMs }) / Double(waits) : nil
    longestReclaimMs = runs.map(\.longestReclaimMs).max() ?? 0
  }
}
