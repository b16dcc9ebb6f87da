import Planning

extension SummaryDocument {
  /// A realtime campaign, calls through the API or calls that come in, in `summary.json`.
  struct Stream: Encodable {
    var workspace: String
    var name: String
    var offered: Interval
    var carried: Interval
    @OrNull var blockedShare: Interval?
    @OrNull var expiredShare: Interval?
    @OrNull var meanWaitMs: Interval?
    var waitQuantiles: [Wait]

    init(_ stream: StreamForecast, _ label: CampaignLabel) {
      workspace = label.workspace
      name = label.name
      offered = Interval(stream.offered)
      carried = Interval(stream.carried)
      blockedShare = stream.blocked.map(Interval.init)
      expiredShare = stream.expired.map(Interval.init)
      meanWaitMs = stream.meanWaitMs.map(Interval.init)
      waitQuantiles = zip(StreamForecast.probabilities, stream.waitQuantilesMs).map {
        Wait(probability: $0, atMostMs: $1)
      }
    }
  }

  /// What waits do not exceed, with which probability.
  struct Wait: Encodable {
    var probability: Double
    var atMostMs: Int64
  }
}
