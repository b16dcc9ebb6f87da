public import Calendars
public import Planning
public import Scheduling

/// What a run came to, with the names and clocks that people need to read it.
///
/// A value: every writer is a function from it to text, and the same report gives the same bytes.
public struct Report: Sendable {
  /// Where the figures come from.
  public var stamp: RunStamp
  /// The figures.
  public var forecast: Forecast
  /// The clock on the organisation's wall: of the deadline and of all campaigns together.
  public var clock: ZoneClock
  /// When the simulated world began.
  public var start: Instant
  /// The probability with which the deadline should be met; nil if none was asked for.
  public var goal: Double?
  /// One per campaign of the forecast.
  public var campaigns: [CampaignLabel]
  /// One per pool of the forecast.
  public var pools: [PoolLabel]
  /// The names of outcomes by raw value, built-in and custom.
  public var outcomeNames: [String]
  /// What else the reader should know, one sentence each: rejected rows, assumed rates.
  public var notes: [String]
  /// What was left out of the contact lists, list by list.
  public var rejects: [Reject]

  /// A report, field by field.
  public init(
    stamp: RunStamp, forecast: Forecast, clock: ZoneClock, start: Instant, goal: Double? = nil,
    campaigns: [CampaignLabel], pools: [PoolLabel], outcomeNames: [String], notes: [String] = [],
    rejects: [Reject] = []
  ) {
    precondition(campaigns.count == forecast.campaigns.count, "one label a campaign")
    precondition(pools.count == forecast.pools.count, "one label a pool")
    self.stamp = stamp
    self.forecast = forecast
    self.clock = clock
    self.start = start
    self.goal = goal
    self.campaigns = campaigns
    self.pools = pools
    self.outcomeNames = outcomeNames
    self.notes = notes
    self.rejects = rejects
  }

  /// How instants are written in it.
  var times: TimePhrases {
    var latest = start
    for forecast in [forecast.whole] + forecast.campaigns {
      for milestone in [forecast.finished, forecast.resolved95, forecast.resolved99] {
        for quantile in milestone.quantiles {
          latest = max(latest, quantile.at.instant ?? milestone.limit)
        }
      }
    }
    return TimePhrases(start: start, latest: max(latest, forecast.deadline ?? start))
  }

  /// Whose clocks the times are written by: those of a campaign are in its own zone.
  var zonesText: String {
    let others = campaigns.filter { $0.clock.name != clock.name }
    let zones = Set(others.map(\.clock.name)).sorted()
    let own =
      switch (others.count, zones.count) {
      case (0, _): ""
      case (1, _): ", of \(others[0].path) in \(zones[0])"
      case (_, 1): ", of \(others.count) campaigns in \(zones[0])"
      default: ", of \(others.count) campaigns in their own zones"
      }
    return "times in \(clock.name)" + own
  }

  /// The places of the campaigns that call a list, and so are to be finished.
  var lists: [Int] {
    let streams = Set(forecast.streams.map { Int($0.campaign.rawValue) })
    return campaigns.indices.filter { !streams.contains($0) }
  }

  /// Whether there is anything to be finished.
  var hasLists: Bool { forecast.streams.count < campaigns.count }

  /// The slots of the organisation, if they are known.
  var slots: Int? { pools.first?.ownSlots }
}

/// What people call a pool.
public struct PoolLabel: Equatable, Sendable {
  /// The names from the organisation down to the pool.
  public var path: [String]
  /// What it is for.
  public var kind: PoolKind
  /// The slots that are its own and how firmly.
  public var allotment: Allotment

  /// A label.
  public init(path: [String], kind: PoolKind, allotment: Allotment) {
    self.path = path
    self.kind = kind
    self.allotment = allotment
  }

  /// The slots that are its own; nil if none are.
  public var ownSlots: Int? {
    switch allotment {
    case .hard(let slots), .soft(let slots, _): slots
    case .unallotted: nil
    }
  }

  /// `20 soft`, `10 hard`, `42` for the organisation, `shared` for what owns nothing.
  var slotsText: String {
    switch allotment {
    case .hard(let slots) where kind == .organisation: Figures.count(slots)
    case .soft(let slots, _) where kind == .organisation: Figures.count(slots)
    case .hard(let slots): Figures.count(slots) + " hard"
    case .soft(let slots, _): Figures.count(slots) + " soft"
    case .unallotted: "shared"
    }
  }
}
