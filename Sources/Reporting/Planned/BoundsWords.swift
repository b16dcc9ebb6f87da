public import Calendars
public import Planning
public import Scheduling

/// What is said of the bounds of a plan while the rest of it is made.
public struct BoundsWords: Sendable {
  private let campaigns: [CampaignLabel]
  private let clock: ZoneClock
  private let deadline: Instant
  private let times: TimePhrases

  /// Words for a plan from its start to its deadline on the organisation's clock, with one label
  /// for each campaign of the model.
  public init(campaigns: [CampaignLabel], clock: ZoneClock, start: Instant, deadline: Instant) {
    self.campaigns = campaigns
    self.clock = clock
    self.deadline = deadline
    times = TimePhrases(start: start, latest: deadline)
  }

  /// `bounds after 640 ms: work for about 34 slots`, or that no number of slots will do and what
  /// stands in the way most; in lines of 80 characters.
  ///
  /// - Parameter elapsedMs: since the command began.
  public func lines(_ feasibility: Feasibility, elapsedMs: Int64) -> [String] {
    let begin = "bounds after \(Figures.duration(milliseconds: elapsedMs)): "
    guard let obstacle = feasibility.obstacles.first else {
      let slots = feasibility.busySlots
      return [begin + "work for about \(Figures.count(slots)) \(slots == 1 ? "slot" : "slots")"]
    }
    let reason = ObstacleWords(
      obstacle, campaigns: campaigns, clock: clock, deadline: deadline, times: times)
    return TerminalSummary.wrapped(begin + "no number of slots will do. " + reason.sentence)
  }
}
