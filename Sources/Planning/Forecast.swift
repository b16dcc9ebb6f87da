public import Scheduling
public import Simulating

/// What many replications of one scenario say together: when it is finished, how its slots are
/// used and how its contacts fare.
///
/// A value made of integers that were summed in the order of replications, so that the same
/// summaries give the same bits on any machine.
///
/// Lists are to be finished; tasks that come one by one, in realtime campaigns, through the API or
/// as calls that come in, are streams, for which no deadline waits: of them it matters how long
/// they wait and how many are lost.
///
/// A campaign is *finished* when every task has come to its own end (R43, exhausted). A run in
/// which the campaign's end or the horizon cut tasks off is not finished, at no time: it counts
/// against every probability, and a quantile that falls among such runs is "not by" the limit.
public struct Forecast: Equatable, Sendable {
  /// How many replications it is made of; at least 1.
  public let replications: Int
  /// The confidence of every interval in it, such as 0.95.
  public let confidence: Double
  /// The instant asked about; nil if none was.
  public let deadline: Instant?
  /// All campaigns together, without calls that no campaign makes. It is finished when every list
  /// is; without lists, when all that came is.
  public let whole: CampaignForecast
  /// One entry per campaign, in the order of ids.
  public let campaigns: [CampaignForecast]
  /// Those of the campaigns whose tasks come one by one, in the order of ids.
  public let streams: [StreamForecast]
  /// One entry per pool of the slot tree, in the order of ids.
  public let pools: [PoolForecast]
  /// The digests of all replications in order, folded by FNV-1a (Fowler, Noll, Vo): two forecasts
  /// agree in it only if every replication made the same decisions at the same instants.
  public let digest: UInt64

  /// The probabilities for which completion times are given.
  public static let completionProbabilities = [0.5, 0.8, 0.95]

  /// The forecast of these replications of `model`. O(replications × (campaigns + pools) +
  /// replications log replications).
  ///
  /// - Precondition: at least one summary, each of `model`.
  public init(
    of summaries: [Summary], model: Model, deadline: Instant? = nil, confidence: Double = 0.95
  ) {
    precondition(!summaries.isEmpty, "a forecast needs at least one replication")
    replications = summaries.count
    self.confidence = confidence
    self.deadline = deadline
    let limits = model.campaigns.indices.map(model.limit)
    let question = Question(deadline: deadline, confidence: confidence)
    let forecasts = model.campaigns.indices.map { index in
      CampaignForecast(
        of: summaries.map { [$0.campaigns[index]] }, limit: limits[index], question: question)
    }
    campaigns = forecasts
    streams = model.campaigns.indices.filter { model.campaigns[$0].campaign.kind != .batch }.map {
      index in
      StreamForecast(
        CampaignID(rawValue: UInt16(index)), of: summaries.map { $0.campaigns[index] },
        confidence: confidence)
    }
    let (counted, finishing) = Self.partsOfTheWhole(of: model)
    // What a campaign left undone at its end stays so, however long the others go on.
    let undone = finishing.filter { forecasts[$0].finished.missed > 0 }.map { limits[$0] }
    whole = CampaignForecast(
      of: summaries.map { run in counted.map { run.campaigns[$0] } },
      finishing: summaries.map { run in finishing.map { run.campaigns[$0] } },
      limit: undone.max() ?? finishing.map { limits[$0] }.max() ?? model.horizon,
      question: question)
    pools = model.pools.indices.map { index in
      PoolForecast(of: summaries.map { $0.pools[index] }, confidence: confidence)
    }
    digest = Self.folded(summaries.map(\.digest))
  }

  /// Which campaigns count for the whole, and which of them are to be finished.
  static func partsOfTheWhole(of model: Model) -> (counted: [Int], finishing: [Int]) {
    let all = Array(model.campaigns.indices)
    let campaigns = all.filter { index in
      let pool = model.pools[Int(model.campaigns[index].campaign.pool.rawValue)]
      return pool.kind != .api && pool.kind != .inbound
    }
    let counted = campaigns.isEmpty ? all : campaigns
    let lists = counted.filter { model.campaigns[$0].campaign.kind == .batch }
    return (counted, lists.isEmpty ? counted : lists)
  }

  /// FNV-1a over the eight bytes of each number, lowest first.
  private static func folded(_ digests: [UInt64]) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for digest in digests {
      for byte in 0..<8 as Range<UInt64> {
        hash = (hash ^ (digest >> (8 * byte) & 0xff)) &* 0x0000_0100_0000_01b3
      }
    }
    return hash
  }
}

/// What is asked of every campaign.
struct Question {
  var deadline: Instant?
  var confidence: Double
}
