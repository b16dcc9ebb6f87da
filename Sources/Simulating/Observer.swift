internal import Scheduling

/// Somebody who watches a replication. Every call may be ignored.
protocol Observer {
  mutating func campaignChanged(_ campaign: CampaignID, to state: CampaignState, at now: Instant)
  mutating func callStarted(_ call: CallRecord)
  mutating func callEnded(_ call: CallRecord)
  mutating func taskQueued(_ task: TaskID, due: Instant, at now: Instant)
  mutating func taskClosed(
    _ task: TaskID, of campaign: CampaignID, _ disposition: Disposition, at now: Instant)
  /// The scheduler has decided all there is to decide at this instant, and can be asked about it.
  mutating func settled(_ scheduler: inout Scheduler, at now: Instant)
}

extension Observer {
  @inline(__always)
  func settled(_: inout Scheduler, at _: Instant) {}
}

/// Watches nothing but what goes into the summary.
struct NoObserver: Observer {
  func campaignChanged(_: CampaignID, to _: CampaignState, at _: Instant) {}
  func callStarted(_: CallRecord) {}
  func callEnded(_: CallRecord) {}
  func taskQueued(_: TaskID, due _: Instant, at _: Instant) {}
  func taskClosed(_: TaskID, of _: CampaignID, _: Disposition, at _: Instant) {}
}

/// Hands each finished call to a function.
struct CallLogObserver: Observer {
  let record: (CallRecord) -> Void

  func campaignChanged(_: CampaignID, to _: CampaignState, at _: Instant) {}
  func callStarted(_: CallRecord) {}
  func callEnded(_ call: CallRecord) { record(call) }
  func taskQueued(_: TaskID, due _: Instant, at _: Instant) {}
  func taskClosed(_: TaskID, of _: CampaignID, _: Disposition, at _: Instant) {}
}

/// Hands every event to a function.
struct TraceObserver: Observer {
  let line: (TraceLine) -> Void

  func campaignChanged(_ campaign: CampaignID, to state: CampaignState, at now: Instant) {
    line(TraceLine(at: now, event: .campaign(campaign, state)))
  }
  func callStarted(_ call: CallRecord) {
    line(TraceLine(at: call.start, event: .callStarted(call)))
  }
  func callEnded(_ call: CallRecord) {
    line(TraceLine(at: call.end, event: .callEnded(call)))
  }
  func taskQueued(_ task: TaskID, due: Instant, at now: Instant) {
    line(TraceLine(at: now, event: .taskQueued(task, due: due)))
  }
  func taskClosed(
    _ task: TaskID, of _: CampaignID, _ disposition: Disposition, at now: Instant
  ) {
    line(TraceLine(at: now, event: .taskClosed(task, disposition)))
  }
}
