import Calendars
import Foundation
import Scheduling
public import Simulating

/// The event log of one replication as lines of text, for people or as JSON for programs.
public struct TraceFormat: Sendable {
  private let campaigns: [CampaignLabel]
  private let outcomeNames: [String]
  private let isJSON: Bool
  private let nameWidth: Int

  /// A format for the campaigns of a model, in the order of their ids.
  public init(campaigns: [CampaignLabel], outcomeNames: [String], isJSON: Bool) {
    self.campaigns = campaigns
    self.outcomeNames = outcomeNames
    self.isJSON = isJSON
    nameWidth = campaigns.map(\.path.count).max() ?? 0
  }

  /// The line, without a line feed: the campaign's local time, the campaign, the row of the
  /// contact in its list and what happened.
  public func text(of line: TraceLine) -> String {
    let (campaign, task) = subject(of: line.event)
    return isJSON
      ? json(of: line, campaign, task)
      : plain(at: line.at, campaign, task, sentence(line.event, campaign))
  }

  private func subject(of event: TraceEvent) -> (CampaignLabel, TaskID?) {
    switch event {
    case .campaign(let campaign, _): (campaigns[Int(campaign.rawValue)], nil)
    case .callStarted(let call), .callEnded(let call):
      (campaigns[Int(call.campaign.rawValue)], call.task)
    case .taskQueued(let task, _), .taskClosed(let task, _):
      (campaigns.campaign(of: task), task)
    }
  }

  private func plain(
    at instant: Instant, _ campaign: CampaignLabel, _ task: TaskID?, _ sentence: String
  ) -> String {
    let name = campaign.path.padding(toLength: nameWidth, withPad: " ", startingAt: 0)
    // Contacts that are made up have no row in any list. Seven digits fit either column.
    let (kind, width) = campaign.rows == nil ? ("contact", 15) : ("row", 11)
    let row = (task.map { "\(kind) \(campaign.row(of: $0))" } ?? "")
      .padding(toLength: width, withPad: " ", startingAt: 0)
    return "\(Self.local(instant, campaign.clock))  \(name)  \(row)  \(sentence)"
  }

  private func sentence(_ event: TraceEvent, _ campaign: CampaignLabel) -> String {
    switch event {
    case .campaign(_, let state): return "campaign \(state)"
    case .callStarted(let call):
      return "attempt \(call.attempt) starts on slot \(call.slot)"
        + (call.isBorrowed ? ", borrowed" : "")
    case .callEnded(let call):
      return "attempt \(call.attempt) ends: \(outcomeNames[Int(call.outcome.rawValue)]) after "
        + Figures.duration(milliseconds: call.ringMs + call.talkMs)
    case .taskQueued(_, let due): return "waits until \(Self.local(due, campaign.clock))"
    case .taskClosed(_, let disposition): return "closed: \(disposition)"
    }
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

extension TraceFormat {
  /// One object per line (JSON Lines), keys in alphabetical order.
  private func json(of line: TraceLine, _ campaign: CampaignLabel, _ task: TaskID?) -> String {
    var entry = Entry(at: campaign.clock.format(line.at, as: .rfc3339), campaign: campaign.path)
    entry.row = task.map { campaign.row(of: $0) }
    switch line.event {
    case .campaign(_, let state):
      entry.event = "campaign"
      entry.state = "\(state)"
    case .callStarted(let call):
      entry.event = "call_started"
      entry.describe(call)
    case .callEnded(let call):
      entry.event = "call_ended"
      entry.describe(call)
      entry.outcome = outcomeNames[Int(call.outcome.rawValue)]
      entry.ringMs = call.ringMs
      entry.talkMs = call.talkMs
    case .taskQueued(_, let due):
      entry.event = "task_queued"
      entry.due = campaign.clock.format(due, as: .rfc3339)
    case .taskClosed(_, let disposition):
      entry.event = "task_closed"
      entry.state = "\(disposition)"
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Strings and integers always have a JSON text.
    guard let data = try? encoder.encode(entry) else { preconditionFailure("\(entry)") }
    return String(decoding: data, as: UTF8.self)
  }

  private struct Entry: Encodable {
    var at: String
    var campaign: String
    var event = ""
    var attempt: Int?
    var borrowed: Bool?
    var due: String?
    var outcome: String?
    var ringMs: Int64?
    var row: Int?
    var slot: Int?
    var state: String?
    var talkMs: Int64?

    init(at: String, campaign: String) {
      self.at = at
      self.campaign = campaign
    }

    mutating func describe(_ call: CallRecord) {
      attempt = Int(call.attempt)
      slot = Int(call.slot)
      borrowed = call.isBorrowed
    }
  }
}
