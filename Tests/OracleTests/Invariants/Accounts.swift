import Scheduling
import Simulating

/// The books of a replication, kept from its event log alone.
struct Accounts {
  private(set) var campaigns: [CampaignSummary]
  /// The integral of the calls in progress over time, in milliseconds.
  var busyIntegral: Int64 = 0
  private(set) var peak = 0
  private(set) var lastEndMs: Int64?
  private var firstStarts: [Int64?]
  private var lastCloses: [Int64?]

  init(campaigns count: Int) {
    campaigns = (0..<count).map { _ in CampaignSummary(tasks: 0) }
    firstStarts = campaigns.map { _ in nil }
    lastCloses = firstStarts
  }

  mutating func started(_ call: CallRecord, campaign: Int, nowMs: Int64, total: Int) {
    if firstStarts[campaign] == nil { firstStarts[campaign] = nowMs }
    peak = max(peak, total)
  }

  mutating func ended(_ call: CallRecord, campaign: Int, nowMs: Int64) {
    campaigns[campaign].attemptsByOutcome[Int(call.outcome.rawValue)] += 1
    campaigns[campaign].busyMs += call.ringMs + call.talkMs
    if call.outcome == .completed { campaigns[campaign].reached += 1 }
    lastEndMs = nowMs
  }

  mutating func closed(campaign: Int, _ disposition: Disposition, nowMs: Int64) {
    campaigns[campaign].closed[Int(disposition.rawValue)] += 1
    lastCloses[campaign] = nowMs
  }

  /// Where the summary says something else.
  func differences(from summary: Summary, contacts: [Int], origin: Int64) -> [String] {
    var found: [String] = []
    func expect(_ holds: Bool, _ what: String) { if !holds { found.append("summary: \(what)") } }
    for (place, own) in campaigns.enumerated() {
      let other = summary.campaigns[place]
      let closed = own.closed.reduce(0, +)
      expect(other.tasks == contacts[place], "tasks of campaign \(place)")
      expect(other.attemptsByOutcome == own.attemptsByOutcome, "outcomes of campaign \(place)")
      expect(other.busyMs == own.busyMs, "work of campaign \(place)")
      expect(other.reached == own.reached, "reached in campaign \(place)")
      expect(other.closed == own.closed, "dispositions of campaign \(place)")
      expect(other.unfinished == contacts[place] - closed, "unfinished of campaign \(place)")
      let first = other.firstStart.map { $0.milliseconds - origin }
      expect(first == firstStarts[place], "first start of campaign \(place)")
      let end = other.exhaustedAt.map { $0.milliseconds - origin }
      expect(end == (closed == contacts[place] ? lastCloses[place] : nil), "end of \(place)")
    }
    let work = campaigns.reduce(0) { $0 + $1.busyMs }
    expect(busyIntegral == work, "\(busyIntegral) ms of slots in use, \(work) ms of calls")
    expect(summary.pools[0].busyMs == work, "work of the organisation")
    expect(summary.pools[0].peak == peak, "peak of the organisation")
    if let lastEndMs {
      expect(summary.lastCallEnd.milliseconds - origin == lastEndMs, "end of the last call")
    }
    return found
  }
}
