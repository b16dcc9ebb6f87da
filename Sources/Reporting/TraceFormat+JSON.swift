import Calendars
import Foundation
import Scheduling
import Simulating

extension TraceFormat {
  /// One object per line (JSON Lines), keys in alphabetical order.
  func json(of line: TraceLine, _ campaign: CampaignLabel?, _ row: Int?) -> String {
    let clock = clock(of: campaign)
    var entry = Entry(at: clock.format(line.at, as: .rfc3339), campaign: campaign?.path)
    entry.row = row
    describe(line.event, clock, &entry)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Strings and integers always have a JSON text.
    guard let data = try? encoder.encode(entry) else { preconditionFailure("\(entry)") }
    return String(decoding: data, as: UTF8.self)
  }

  private func describe(_ event: TraceEvent, _ clock: ZoneClock, _ entry: inout Entry) {
    switch event {
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
      entry.reportDelayMs = call.reportDelayMs == 0 ? nil : Int64(call.reportDelayMs)
    case .taskCame: entry.event = "task_came"
    case .taskTurnedAway: entry.event = "task_turned_away"
    case .taskQueued(_, let due):
      entry.event = "task_queued"
      entry.due = clock.format(due, as: .rfc3339)
    case .taskClosed(_, let disposition):
      entry.event = "task_closed"
      entry.state = "\(disposition)"
    case .command(let command, let refusal):
      entry.event = "command"
      entry.command = commands.phrase(command)
      entry.refusal = refusal.map(commands.phrase)
    case .faultBegan(let fault):
      entry.event = "fault_began"
      entry.fault = Self.name(faults, fault)
    case .faultEnded(let fault):
      entry.event = "fault_ended"
      entry.fault = Self.name(faults, fault)
    case .endLost(let call):
      entry.event = "end_lost"
      entry.describe(call)
    case .endStale(let call):
      entry.event = "end_stale"
      entry.describe(call)
    }
  }

  private struct Entry: Encodable {
    var at: String
    var campaign: String?
    var event = ""
    var attempt: Int?
    var borrowed: Bool?
    var command: String?
    var due: String?
    var fault: String?
    var outcome: String?
    var refusal: String?
    var reportDelayMs: Int64?
    var ringMs: Int64?
    var row: Int?
    var slot: Int?
    var state: String?
    var talkMs: Int64?

    init(at: String, campaign: String?) {
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
