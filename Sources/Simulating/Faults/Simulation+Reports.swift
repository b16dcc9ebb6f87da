internal import Scheduling

// How the scheduler hears of the ends of calls where something can go wrong.
extension Simulation where World: ~Copyable {
  /// Puts everything that will be heard of the end of the call into the queue.
  mutating func planReports(of call: RunningCall, _ called: Call, _ fate: Fate) {
    planAnswer(of: call)
    let end = call.record.end
    let report = world.report(of: called, fate, endingAt: end)
    var row = ReportTable.Row(
      kind: .heard, id: call.id, callbackAfterMs: call.callbackAfterMs, record: call.record)
    if report.isLost {
      row.kind = .lost
      return plan(row, at: end)
    }
    row.record.reportDelayMs = UInt32(clamping: report.delayMs)
    let heard = end + TimeSpan(milliseconds: report.delayMs)
    plan(row, at: heard)
    guard report.repeatAfterMs >= 0 else { return }
    plan(row, at: heard + TimeSpan(milliseconds: report.repeatAfterMs))
  }

  /// A call that has a lease must be known to be answered (R39); others need not.
  private mutating func planAnswer(of call: RunningCall) {
    guard settings.hasLease(call.record.campaign), call.record.talkMs > 0 else { return }
    let place = reports.add(
      ReportTable.Row(kind: .heard, id: call.id, callbackAfterMs: -1, record: call.record))
    plan(
      Occurrence.answer, Int(place),
      at: call.record.start + TimeSpan(milliseconds: call.record.ringMs))
  }

  /// The call of this report is answered now.
  mutating func answer(_ place: Int) {
    let row = reports.take(place)
    scheduler.handle(.callAnswered(row.id, at: clock), at: clock, into: &effects)
  }

  /// The lease of the call has run out: for the scheduler it is over (R39).
  mutating func lose(_ call: CallID) {
    var record = running[Int(call.slot)].record
    let lastedMs = (now - record.start).milliseconds
    record.ringMs = min(record.ringMs, lastedMs)
    record.talkMs = min(record.talkMs, lastedMs - record.ringMs)
    record.reportDelayMs = UInt32(clamping: (now - record.end).milliseconds)
    record.outcome = .lost
    account.callEnded(record, at: now)
    note(endOf: record)
  }

  private mutating func plan(_ row: ReportTable.Row, at instant: Instant) {
    ends.insert(
      TimeQueue.Entry(at: instant, order: row.record.task.rawValue, value: reports.add(row)))
  }

  /// The report at this place reaches the scheduler, or is lost.
  mutating func deliver(_ place: Int) {
    let row = reports.take(place)
    guard row.kind == .heard else { return note(.endLost(row.record), of: row.record.task) }
    let stale = scheduler.staleEvents
    let call = RunningCall(
      id: row.id, record: row.record, callbackAfterMs: row.callbackAfterMs)
    // The network says how long ago the call ended; the scheduler counts back on its own clock.
    let ago = Int64(row.record.reportDelayMs)
    tell(endOf: call, at: Instant(milliseconds: clock.milliseconds - ago))
    guard scheduler.staleEvents == stale else {
      return note(.endStale(row.record), of: row.record.task)
    }
    account.callEnded(row.record, at: now)
    note(endOf: row.record)
  }
}
