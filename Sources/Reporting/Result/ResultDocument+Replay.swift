import Calendars
import Planning
import Scheduling
import Simulating

extension ResultDocument {
  /// How one run begins, call by call: the one whose finish is the median.
  struct Replay: Codable, Equatable, Sendable {
    var replication: Int
    var slots: Int
    /// When the first call starts; milliseconds count from here.
    var from: Moment
    /// The names behind the numbers, each in the order in which it first occurs.
    var campaigns: [String]
    var outcomes: [String]
    var reasons: [String]
    /// The first calls for which the scheduler was asked why they started only then.
    var decisions: Int
    /// What the numbers of a row are.
    var columns = Self.columns
    /// One row a call, by start.
    var calls: [[Int64]]

    /// Slots count from 1 and are rows for drawing; a contact is called by its place in its list.
    /// The reason is −1 where the call started when it came, or after the last decision.
    static let columns = [
      "slot", "campaign", "contact", "attempt", "outcome", "start_ms", "length_ms", "waited_ms",
      "reason", "borrowed",
    ]
  }
}

extension ResultDocument.Replay {
  /// Nil if the run has no call.
  init?(_ run: PlannedRun, _ report: PlanReport) {
    guard let first = run.calls.first else { return nil }
    replication = run.replication
    slots = run.slots
    from = Moment(first.start, report.clock)
    var campaigns = NumberedNames()
    var outcomes = NumberedNames()
    var reasons = NumberedNames()
    let words = HoldWords(report.pools)
    decisions = run.holds.count
    calls = run.calls.enumerated().map { place, call in
      let hold = place < run.holds.count ? run.holds[place] : nil
      let campaign = report.campaigns[Int(call.campaign.rawValue)]
      return [
        Int64(call.slot) + 1, campaigns.number(of: campaign.path),
        Int64(campaign.row(of: call.contact)), Int64(call.attempt),
        outcomes.number(of: report.name(call.outcome)), (call.start - first.start).milliseconds,
        call.ringMs + call.talkMs, call.wait.milliseconds,
        hold.map { reasons.number(of: words.brief($0)) } ?? -1, call.isBorrowed ? 1 : 0,
      ]
    }
    self.campaigns = campaigns.names
    self.outcomes = outcomes.names
    self.reasons = reasons.names
  }
}

/// Names, numbered as they come.
private struct NumberedNames {
  private(set) var names: [String] = []
  private var numbers: [String: Int64] = [:]

  mutating func number(of name: String) -> Int64 {
    if let number = numbers[name] { return number }
    let number = Int64(names.count)
    numbers[name] = number
    names.append(name)
    return number
  }
}
