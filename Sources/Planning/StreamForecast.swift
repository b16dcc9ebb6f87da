public import Scheduling
import Simulating
public import Statistics

/// Calls that are asked for one by one, over all replications: a realtime campaign, calls started
/// through the API, calls that come in.
public struct StreamForecast: Equatable, Sendable {
  /// Which of the model's campaigns it is.
  public let campaign: CampaignID
  /// Tasks that came in one run.
  public let offered: Estimate
  /// Tasks whose first call was placed, in one run.
  public let carried: Estimate
  /// Tasks that found no slot and could not wait ÷ tasks that came, of all runs together (a ratio
  /// of sums); nil if nobody came.
  public let blocked: Estimate?
  /// Tasks that were given up because they waited too long ÷ tasks that came; nil if nobody came.
  public let expired: Estimate?
  /// From the time a task was due to the start of its first call, in milliseconds, hours in which
  /// nobody may be called included: the mean of all runs together; nil if no call was placed.
  public let meanWaitMs: Estimate?
  /// What the waits of all runs together did not exceed, by `probabilities`, in milliseconds;
  /// empty if no call was placed.
  public let waitQuantilesMs: [Int64]

  /// The probabilities for which waits are given.
  public static let probabilities = [0.5, 0.8, 0.95]

  /// The share of tasks that came and were not called, 0 … 1; 0 if nobody came.
  public var lost: Double { (blocked?.mean ?? 0) + (expired?.mean ?? 0) }

  /// A stream over the summaries of its campaign; at least one.
  init(_ campaign: CampaignID, of runs: [CampaignSummary], confidence: Double) {
    self.campaign = campaign
    let offered = runs.map { Double($0.tasks) }
    func estimate(_ figures: [Double]) -> Estimate {
      Estimate(Moments(figures), confidence: confidence)
    }
    func share(of disposition: Disposition) -> Estimate? {
      guard offered.contains(where: { $0 > 0 }) else { return nil }
      return Estimate(
        ratioOf: runs.map { Double($0.closed[Int(disposition.rawValue)]) }, to: offered,
        confidence: confidence)
    }
    self.offered = estimate(offered)
    carried = estimate(runs.map { Double($0.waits.count) })
    blocked = share(of: .blocked)
    expired = share(of: .expired)
    var waits = WaitingTimes()
    for run in runs { waits.add(run.waits) }
    meanWaitMs =
      waits.count == 0
      ? nil
      : Estimate(
        ratioOf: runs.map { Double($0.waits.totalMs) }, to: runs.map { Double($0.waits.count) },
        confidence: confidence)
    waitQuantilesMs = Self.probabilities.compactMap { waits.quantileMs($0) }
  }
}

extension Forecast {
  /// The stream of a campaign; nil if the campaign calls a list. O(streams).
  public func stream(of campaign: Int) -> StreamForecast? {
    streams.first { Int($0.campaign.rawValue) == campaign }
  }
}
