import Scheduling
import Simulating

extension Witness {
  /// Judges a start: slots, hours, the contact's history, and who should have come before.
  mutating func start(_ call: CallRecord) {
    let place = Int(call.task.rawValue)
    let contact = contacts[place]
    let name = "the start of contact \(place)"
    if contact.state != .waiting { report("\(name): it is not waiting") }
    if Int(call.campaign.rawValue) != contact.campaign { report("\(name): wrong campaign") }
    if contact.dueMs > nowMs { report("\(name): due at \(contact.dueMs) ms (R24)") }
    if eligibleMs(contact) != nowMs { report("\(name): outside of its hours (R4, R9)") }
    if Int(call.attempt) != contact.dials + 1 { report("\(name): call number \(call.attempt)") }
    if calls.updateValue(call, forKey: call.slot) != nil { report("\(name): slot in use") }
    if let borrowing = book.borrowing(of: contact.campaign) {
      if call.isBorrowed != (borrowing.workspace || borrowing.campaign) {
        report("\(name): borrowed or not (R14)")
      }
      judgeOrder(place, borrowing)
    } else {
      report("\(name): no slot for it (R11, R12, R13, R18)")
    }
    book.occupy(contact.campaign)
    contacts[place].state = .calling
    contacts[place].dials += 1
    accounts.started(call, campaign: contact.campaign, nowMs: nowMs, total: book.total)
  }

  /// What ranks a contact within its campaign: callbacks, attempt priority, due time (R29, R30),
  /// and the place in the list where that is the order.
  private func rank(_ contact: Contact) -> [Int64] {
    let campaign = campaigns[contact.campaign]
    let attempt = contact.used + 1
    var priority = Int64(attempt)
    if campaign.isDueFirst { priority = attempt > 1 ? 1 : 2 }
    if contact.waitsForCallback { priority = 0 }
    return [priority, contact.dueMs, campaign.isAsListed ? Int64(contact.ordinal) : 0]
  }

  private mutating func judgeOrder(
    _ place: Int, _ borrowing: (workspace: Bool, campaign: Bool)
  ) {
    let started = contacts[place]
    let own = rank(started)
    let level = Self.level(borrowing)
    for rival in campaigns.indices {
      let waiting = contacts.filter {
        $0.campaign == rival && $0.state == .waiting && $0.dueMs <= nowMs
      }
      let eligible = waiting.filter { eligibleMs($0) == nowMs }
      guard !eligible.isEmpty else { continue }
      if rival == started.campaign {
        if eligible.contains(where: { rank($0).lexicographicallyPrecedes(own) }) {
          report("contact \(place) started before another of its campaign (R29, R30)")
        }
      } else if let other = book.borrowing(of: rival).map(Self.level) {
        let hasCallback = eligible.contains(where: \.waitsForCallback)
        let key = [other, hasCallback ? 0 : 1, campaigns[rival].priority]
        let ownKey = [
          level, started.waitsForCallback ? 0 : 1, campaigns[started.campaign].priority,
        ]
        if key.lexicographicallyPrecedes(ownKey) {
          report("contact \(place) started before campaign \(rival) had its turn (R14, R29)")
        }
      }
    }
  }

  /// The lower the earlier: an owner in the organisation, then in its workspace (R14).
  private static func level(_ borrowing: (workspace: Bool, campaign: Bool)) -> Int {
    (borrowing.workspace ? 2 : 0) + (borrowing.campaign ? 1 : 0)
  }
}
