import Calendars
import Foundation
import Scheduling
public import Simulating

/// The event log of one replication as lines of text, for people or as JSON for programs.
public struct TraceFormat: Sendable {
  private let campaigns: [CampaignLabel]
  let outcomeNames: [String]
  private let isJSON: Bool
  private let nameWidth: Int
  let commands: CommandPhrases
  let faults: [String]

  /// A format for the campaigns of a model, in the order of their ids.
  ///
  /// - Parameters:
  ///   - pools: the names of the pools, in the order of their ids.
  ///   - faults: what goes wrong, in the order of the model.
  public init(
    campaigns: [CampaignLabel], outcomeNames: [String], isJSON: Bool, pools: [String] = [],
    faults: [String] = []
  ) {
    self.campaigns = campaigns
    self.outcomeNames = outcomeNames
    self.isJSON = isJSON
    self.faults = faults
    commands = CommandPhrases(pools: pools)
    nameWidth = campaigns.map(\.path.count).max() ?? 0
  }

  /// The line, without a line feed: the campaign's local time, the campaign, the row of the
  /// contact in its list and what happened.
  public func text(of line: TraceLine) -> String {
    let (campaign, row) = subject(of: line)
    return isJSON
      ? json(of: line, campaign, row)
      : plain(at: line.at, campaign, row, sentence(line.event, clock(of: campaign)))
  }

  /// The campaign and the row of the contact that the event is about, if it is about any.
  private func subject(of line: TraceLine) -> (CampaignLabel?, row: Int?) {
    if let contact = line.contact {
      let campaign = campaigns[Int(contact.campaign.rawValue)]
      return (campaign, campaign.row(of: contact.place))
    }
    return (line.event.campaign.map { campaigns[Int($0.rawValue)] }, nil)
  }

  private func plain(
    at instant: Instant, _ campaign: CampaignLabel?, _ row: Int?, _ sentence: String
  ) -> String {
    let name = (campaign?.path ?? "").padding(
      toLength: nameWidth, withPad: " ", startingAt: 0)
    // Contacts that are made up have no row in any list. Seven digits fit either column.
    let (kind, width) = campaign?.rows == nil ? ("contact", 15) : ("row", 11)
    let subject = (row.map { "\(kind) \($0)" } ?? "")
      .padding(toLength: width, withPad: " ", startingAt: 0)
    return "\(Self.local(instant, clock(of: campaign)))  \(name)  \(subject)  \(sentence)"
  }

  /// What is about no campaign is told by the clock of the first.
  func clock(of campaign: CampaignLabel?) -> ZoneClock { (campaign ?? campaigns[0]).clock }

  private func sentence(_ event: TraceEvent, _ clock: ZoneClock) -> String {
    switch event {
    case .campaign(_, let state): return "campaign \(state)"
    case .callStarted(let call):
      return "attempt \(call.attempt) starts on slot \(call.slot)"
        + (call.isBorrowed ? ", borrowed" : "")
    case .callEnded(let call):
      return "attempt \(call.attempt) ends: \(outcomeNames[Int(call.outcome.rawValue)]) after "
        + Figures.duration(milliseconds: call.ringMs + call.talkMs)
        + (call.reportDelayMs == 0
          ? "" : ", known \(Figures.duration(milliseconds: Int64(call.reportDelayMs))) later")
    case .taskCame: return "comes"
    case .taskTurnedAway: return "a task comes too late and is turned away"
    case .taskQueued(_, let due): return "waits until \(Self.local(due, clock))"
    case .taskClosed(_, let disposition): return "closed: \(disposition)"
    case .command(let command, let refusal):
      return "command: \(commands.phrase(command))"
        + (refusal.map { ", refused: \(commands.phrase($0))" } ?? "")
    case .faultBegan(let fault): return "fault begins: \(Self.name(faults, fault))"
    case .faultEnded(let fault): return "fault is over: \(Self.name(faults, fault))"
    case .endLost(let call): return "the end of attempt \(call.attempt) is never reported"
    case .endStale(let call): return "the end of attempt \(call.attempt) is old news"
    }
  }

  static func name(_ faults: [String], _ place: Int) -> String {
    place < faults.count ? faults[place] : "number \(place + 1)"
  }

  /// `Mon 2026-11-23 09:00:05.250`.
  static func local(_ instant: Instant, _ clock: ZoneClock) -> String {
    let wall = clock.wallTime(at: instant)
    let millisecond = ((instant.milliseconds % 1000) + 1000) % 1000
    return "\(wall.date.weekday) \(wall.date) "
      + String(
        format: "%02d:%02d:%02d.%03d", wall.time.hour, wall.time.minute, wall.time.second,
        Int(millisecond))
  }
}
