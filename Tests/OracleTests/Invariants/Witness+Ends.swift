import Scheduling
import Simulating

extension Witness {
  /// What the rule book makes of a contact after a call (R21 … R25, R36).
  enum Verdict: Equatable {
    /// Waits until an instant …
    case wait(dueMs: Int64, isCallback: Bool)
    /// … or until its hours have been open for so long, counted from now.
    case waitOpenHours(Int64)
    case close(Disposition)
  }

  mutating func end(_ call: CallRecord) {
    let place = Int(call.task.rawValue)
    if calls.removeValue(forKey: call.slot)?.task != call.task { report("no such call") }
    if call.end.milliseconds - call.start.milliseconds != call.ringMs + call.talkMs {
      report("a call of another length than its ringing and talking")
    }
    let campaign = contacts[place].campaign
    book.vacate(campaign)
    accounts.ended(call, campaign: campaign, nowMs: nowMs)
    contacts[place].verdict = verdict(on: place, after: outcomeNames[Int(call.outcome.rawValue)])
  }

  private mutating func verdict(on place: Int, after outcome: String) -> Verdict {
    let campaign = campaigns[contacts[place].campaign]
    let retry = campaign.retry
    // A call that ends with the campaign ends first (R3): its task waits, and is archived then.
    var isOver = false
    if let end = campaign.endMs { isOver = nowMs > end }
    if outcome == "system_fault" {
      let doublings = min(contacts[place].faultsInARow, 5)
      contacts[place].faultsInARow += 1
      let backoff = Int64(30_000) << Int64(doublings)
      // The provider's fault does not take the callback's rank from it (R21, R25).
      let wasCallback = contacts[place].waitsForCallback
      return isOver
        ? .close(.archived) : .wait(dueMs: nowMs + backoff, isCallback: wasCallback)
    }
    contacts[place].faultsInARow = 0
    if outcome == "callback", contacts[place].callbacks < retry.maxCallbacks {
      contacts[place].callbacks += 1
      let after = campaign.rows.first { $0.outcome == outcome }?.callbackAfterMs ?? 0
      return isOver ? .close(.archived) : .wait(dueMs: nowMs + after, isCallback: true)
    }
    contacts[place].used += 1
    let used = contacts[place].used
    guard retry.outcomes.contains(outcome) else {
      return .close(["no_answer", "busy", "failed"].contains(outcome) ? .failed : .completed)
    }
    if used >= retry.maxAttempts { return .close(.failed) }
    if isOver { return .close(.archived) }
    var interval = retry.intervalsMs[min(used, retry.intervalsMs.count) - 1]
    if outcome == "busy", let busy = retry.busyMs { interval = busy }
    if retry.openHoursOnly, campaign.week != nil { return .waitOpenHours(interval) }
    return .wait(dueMs: nowMs + interval, isCallback: false)
  }

  mutating func queued(_ place: Int, _ event: TraceEvent) {
    guard case .taskQueued(_, let due) = event else { return }
    let dueMs = due.milliseconds - Self.origin
    switch contacts[place].verdict {
    case .wait(let wanted, let isCallback):
      if dueMs != wanted { report("contact \(place) is due at \(dueMs), not \(wanted) ms (R24)") }
      contacts[place].waitsForCallback = isCallback
    case .waitOpenHours(let interval):
      let week = campaigns[contacts[place].campaign].week
      let open = week?.openTime(from: nowMs, to: dueMs)
      if open != interval { report("contact \(place) waits \(open ?? -1) open ms (R10)") }
      contacts[place].waitsForCallback = false
    case .close, nil: report("contact \(place) should not wait (R22, R23)")
    }
    contacts[place].verdict = nil
    contacts[place].dueMs = dueMs
    contacts[place].state = .waiting
  }

  mutating func closed(_ place: Int, _ disposition: Disposition) {
    let campaign = campaigns[contacts[place].campaign]
    switch contacts[place].verdict {
    case .close(let wanted):
      if disposition != wanted { report("contact \(place) is \(disposition), not \(wanted) (R36)") }
    case .waitOpenHours(let interval):
      // Not so much open time is left before the campaign ends.
      let left = campaign.week?.openTime(from: nowMs, to: campaign.endMs ?? .max / 2) ?? 0
      if disposition != .archived || left > interval { report("contact \(place) closed (R10)") }
    case .wait: report("contact \(place) is \(disposition) instead of called again (R22, R23)")
    case nil:
      if disposition != .archived || nowMs != campaign.endMs ?? -1 {
        report("contact \(place) is closed out of turn (R37)")
      }
    }
    contacts[place].verdict = nil
    contacts[place].state = .closed
    contacts[place].closes += 1
    accounts.closed(campaign: contacts[place].campaign, disposition, nowMs: nowMs)
  }

  /// 2026-11-23T00:00Z in milliseconds since 1970.
  static let origin: Int64 = 1_795_392_000_000
}
