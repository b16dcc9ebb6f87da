internal import Scheduling

// How the scheduler hears of the ends of calls where something can go wrong.
extension Simulation where World: ~Copyable {
  /// Puts everything that will be heard of the end of the call into the queue.
  mutating func planReports(of call: RunningCall, _ called: Call, _ fate: Fate) {
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
      return note(.endRepeated(row.record), of: row.record.task)
    }
    account.callEnded(row.record, at: now)
    note(endOf: row.record)
  }
}
