import Calendars
import Planning
import Scheduling

/// What stands in the way of a deadline, and what would clear it.
struct ObstacleWords {
  private let obstacle: Obstacle
  private let campaigns: [CampaignLabel]
  private let clock: ZoneClock
  private let deadline: Instant
  private let times: TimePhrases

  init(
    _ obstacle: Obstacle, campaigns: [CampaignLabel], clock: ZoneClock, deadline: Instant,
    times: TimePhrases
  ) {
    self.obstacle = obstacle
    self.campaigns = campaigns
    self.clock = clock
    self.deadline = deadline
    self.times = times
  }

  init(_ report: PlanReport, _ obstacle: Obstacle) {
    self.init(
      obstacle, campaigns: report.campaigns, clock: report.clock,
      deadline: report.plan.question.deadline, times: report.times)
  }

  var sentence: String {
    switch obstacle {
    case .closedHours(let campaign):
      return "\(name(campaign)) may call nobody before \(by(deadline)): its hours are closed."
        + " Open them, or move the deadline."
    case .retryChain(let campaign, let attempts, let last, let share):
      return chain(campaign, attempts: attempts, last: last, share: share)
    case .trunkRate(let possible, let needed):
      return "The trunk starts at most \(Figures.count(possible)) calls by then, of about"
        + " \(Figures.count(needed)) that are needed. Raise organisation.starts_per_second."
    case .pace(let campaign, let possible, let needed):
      return "\(name(campaign)) may start \(Figures.count(possible)) calls by then, of about"
        + " \(Figures.count(needed)) that it needs. Let it start calls faster."
    case .concurrency(let campaign, let limit, let needed):
      return "\(name(campaign)) may use \(limit == 1 ? "one slot" : "\(limit) slots") at once and"
        + " has work for at least \(Figures.count(needed)). Raise its max."
    case .campaignEnd(let campaign, let end):
      return "\(name(campaign)) ends \(by(end)), before somebody who needs"
        + " every attempt can have the last one. Move its end, or shorten the intervals."
    case .heldBack(let campaign, let binding):
      return "With a slot for everybody \(name(campaign)) is late all the same:"
        + " \(Self.reason(binding))."
    }
  }

  private func by(_ instant: Instant) -> String { times.by(instant, clock) }

  private func name(_ campaign: CampaignID) -> String {
    campaigns[Int(campaign.rawValue)].path
  }

  private func chain(
    _ campaign: CampaignID, attempts: Int, last: Instant, share: Double?
  ) -> String {
    let when =
      last < .distantFuture
      ? "no earlier than \(by(last))" : "never: its hours end before"
    let mend = share.map { share in
      share > 0
        ? "Intervals of \(Figures.confidence(share)) of what they are would fit, or fewer attempts."
        : "Only without intervals would they fit, or with fewer attempts."
    }
    return "Who needs all \(attempts) attempts of \(name(campaign)) gets the last one \(when)."
      + " " + (mend ?? "Fewer attempts would help, or a later deadline.")
  }

  /// What holds a campaign back that nothing else explains.
  static func reason(_ binding: Binding) -> String {
    switch binding {
    case .slots: "its own limits leave it no slot"
    case .hours: "contacts wait for their calling hours"
    case .pace: "it may start calls no faster"
    case .trunk: "the trunk starts calls no faster"
    case .retryWait: "contacts wait for their next attempt or for a callback"
    case .caps: "contacts have had the calls that caps allow"
    case .pause: "it is paused"
    case .start: "it has not begun"
    case .breaker: "the provider fails"
    case .nothing: "its last calls take that long"
    }
  }
}
