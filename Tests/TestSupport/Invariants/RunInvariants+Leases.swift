import Scheduling

extension RunInvariants {
  /// R39: no call without a lease is lost, and none that has one outlives it or loses it early;
  /// a late alarm may notice it late. What was lost had no end to be heard of in time.
  mutating func checkLeases() {
    for call in run.calls {
      guard let lease = campaign(of: call).lease else {
        if call.isLost { report("R39: lost without a lease", call) }
        continue
      }
      let end = endOfLease(call, lease)
      guard call.isLost else {
        if let heard = call.reportedAt, heard > end, call.fate.reportDelay == nil {
          report("R39: outlived its lease", call)
        }
        continue
      }
      guard let lostAt = call.reportedAt else { continue }
      if lostAt < end { report("R39: lost before its lease ran out", call) }
      if let delay = call.fate.reportDelay, call.end + delay <= end {
        report("R39: lost although its end was heard in time", call)
      }
    }
  }

  /// When the call is over for the scheduler, as far as the next attempt is concerned.
  func endedAt(_ call: Run.Call) -> Instant {
    guard call.isLost, let lease = campaign(of: call).lease else { return call.end }
    return endOfLease(call, lease)
  }

  /// R39 in its own words: 30 s after the ring timeout, or 60 s after the longest conversation.
  private func endOfLease(_ call: Run.Call, _ lease: Lease) -> Instant {
    let unanswered = call.start + lease.ringTimeout + .seconds(30)
    guard let answer = call.fate.answerAfter, call.start + answer <= unanswered,
      call.fate.reportDelay.map({ call.start + answer <= call.end + $0 }) ?? true
    else { return unanswered }
    return call.start + answer + lease.maxDuration + .seconds(60)
  }
}
