import Scheduling
import Simulating

/// Watches the event log of one replication and judges each event by the rule book, without any
/// of the scheduler's code.
struct Witness {
  /// A contact as far as it can be seen from outside.
  struct Contact {
    enum State { case waiting, calling, closed }
    var campaign: Int
    /// Its place among the contacts of its campaign.
    var ordinal: Int
    var state = State.waiting
    var dueMs: Int64 = 0
    var waitsForCallback = false
    /// Calls placed, and those of them that count as attempts.
    var dials = 0
    var used = 0
    var callbacks = 0
    var faultsInARow = 0
    /// What must become of it after the call that ended at this instant; nil: nothing is owed.
    var verdict: Verdict?
    var closes = 0
  }

  let scenario: RandomScenario
  let campaigns: [RandomScenario.Campaign]
  /// The names of outcomes by raw value.
  let outcomeNames: [String]
  var contacts: [Contact] = []
  var book: SlotBook
  var calls: [UInt32: CallRecord] = [:]
  var problems: [String] = []
  var accounts: Accounts
  private(set) var nowMs: Int64 = 0

  init(_ scenario: RandomScenario, outcomeNames: [String]) {
    self.scenario = scenario
    campaigns = scenario.campaigns
    self.outcomeNames = outcomeNames
    book = SlotBook(scenario)
    accounts = Accounts(campaigns: campaigns.count)
    for (place, campaign) in campaigns.enumerated() {
      contacts += (0..<campaign.contacts).map { Contact(campaign: place, ordinal: $0) }
    }
  }

  mutating func report(_ problem: String) {
    // The first few say what is wrong; the rest follows from them.
    if problems.count < 3 { problems.append("at \(nowMs) ms: \(problem)") }
  }

  /// Takes note of a line; `atMs` counts from the scenario's origin.
  mutating func see(_ event: TraceEvent, atMs: Int64) {
    if atMs < nowMs { report("time went back") }
    if atMs > nowMs { close(until: atMs) }
    nowMs = atMs
    switch event {
    case .campaign(let id, let state): book.isLive[Int(id.rawValue)] = state == .running
    case .callStarted(let call): start(call)
    case .callEnded(let call): end(call)
    case .taskQueued(let task, _): queued(Int(task.rawValue), event)
    case .taskClosed(let task, let disposition): closed(Int(task.rawValue), disposition)
    case .taskCame, .taskTurnedAway, .command, .faultBegan, .faultEnded, .endLost, .endStale:
      report("\(event) in a world without operators and faults")
    }
  }

  /// All lines of the instant were seen and the next one comes at `laterMs`.
  mutating func close(until laterMs: Int64) {
    accounts.busyIntegral += Int64(book.total) * (laterMs - nowMs)
    for (place, contact) in contacts.enumerated() where contact.verdict != nil {
      report("nothing became of contact \(place) after its call")
      contacts[place].verdict = nil
    }
    findIdleness(until: laterMs)
  }

  /// The first instant from now on at which the contact may be called, as far as hours and its own
  /// history go.
  func eligibleMs(_ contact: Contact) -> Int64 {
    let campaign = campaigns[contact.campaign]
    let from = max(contact.dueMs, nowMs, campaign.startMs)
    let opening = campaign.week?.nextOpening(notBefore: from) ?? from
    return opening < campaign.endMs ?? .max ? opening : .max
  }

  /// R20: nobody waits who could be called, between now and the next event.
  private mutating func findIdleness(until laterMs: Int64) {
    for campaign in campaigns.indices where book.borrowing(of: campaign) != nil {
      for (place, contact) in contacts.enumerated()
      where contact.campaign == campaign && contact.state == .waiting {
        let eligible = eligibleMs(contact)
        if eligible < laterMs {
          report("contact \(place) could start at \(eligible) ms, and no rule holds it back")
        }
      }
    }
  }
}
