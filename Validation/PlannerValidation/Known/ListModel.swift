import Scheduling
import Simulating
import Statistics

/// Lists of contacts, each in a workspace of its own: the tiny organisations of the validation.
///
/// Their world begins at 0, and so do the calling hours of every day.
struct ListModel {
  /// One list.
  struct Entry {
    var contacts: Int
    var outcomes: TelephonyModel
    var retry = RetryPolicy(maxAttempts: 1)
    /// The workspace owns slots in proportion to this.
    var weight = 1
  }

  var lists: [Entry]
  var sharing = SlotKind.soft
  /// Calling hours of each day, in seconds from its beginning; nil: all day.
  var openSeconds: Int64?
  var pace: Pace?
  /// How the workspaces' slots are shared.
  enum SlotKind { case soft, hard }

  /// The model with so many slots; by default those of the weights.
  func model(slots: Int? = nil) -> Model {
    let weights = lists.map(\.weight)
    let total = slots ?? weights.reduce(0, +)
    let shares = slotShares(of: total, weights: weights)
    var pools = [PoolSpec(parent: nil, kind: .organisation, allotment: .hard(total))]
    for share in shares {
      pools.append(
        PoolSpec(
          parent: .organisation, kind: .workspace,
          allotment: sharing == .soft ? .soft(share, max: nil) : .hard(share)))
    }
    var campaigns: [CampaignModel] = []
    for (place, list) in lists.enumerated() {
      let leaf = PoolID(rawValue: UInt16(pools.count))
      pools.append(
        PoolSpec(
          parent: PoolID(rawValue: UInt16(place + 1)), kind: .campaign,
          allotment: .unallotted(max: nil)))
      campaigns.append(
        CampaignModel(
          campaign: Campaign(
            pool: leaf, start: Instant(milliseconds: 0), retry: list.retry, windows: [windows],
            pace: pace),
          streamKey: StreamKey("validation/\(place)"), taskCount: list.contacts,
          telephony: list.outcomes))
    }
    return Model(
      pools: pools, campaigns: campaigns, start: Instant(milliseconds: 0),
      horizon: Instant(milliseconds: 0) + .hours(24 * 90))
  }

  private var windows: CallingWindows {
    guard let openSeconds else { return .always }
    return CallingWindows(
      edges: (0..<60 as Range<Int64>).flatMap { day in
        let opening = Instant(milliseconds: 0) + .hours(24 * day)
        return [opening, opening + .seconds(openSeconds)]
      })
  }
}

extension TelephonyModel {
  /// Every call lasts as the distribution says and, with this probability, has to be made again.
  static func calls(_ length: Distribution, retried: Double = 0) -> TelephonyModel {
    var rows = [
      IndependentOutcomes.Row(
        outcome: .completed, probability: 1 - retried, ring: .constant(0), talk: length)
    ]
    if retried > 0 {
      rows.append(
        .init(outcome: .noAnswer, probability: retried, ring: .constant(0), talk: length))
    }
    return .independent(IndependentOutcomes(rows: rows))
  }
}

extension Instant {
  /// So many seconds after the beginning.
  static func after(seconds: Double) -> Instant {
    Instant(milliseconds: Int64((seconds * 1000).rounded()))
  }
}
