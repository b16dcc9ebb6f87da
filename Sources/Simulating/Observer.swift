internal import Scheduling

/// Somebody who watches a replication. Every call may be ignored.
protocol Observer {
  /// Whether it wants the lines of the event log; constant, so that nothing is put together for
  /// somebody who does not look.
  static var wantsTrace: Bool { get }
  /// A call has ended, as far as the scheduler knows.
  mutating func callEnded(_ call: CallRecord)
  /// A line of the event log.
  mutating func observe(_ line: TraceLine)
  /// The scheduler has decided all there is to decide at this instant, and can be asked about it.
  /// Nothing happens before `next`.
  mutating func settled(_ scheduler: inout Scheduler, at now: Instant, until next: Instant)
}

extension Observer {
  @inline(__always)
  func callEnded(_: CallRecord) {}
  @inline(__always)
  func observe(_: TraceLine) {}
  @inline(__always)
  func settled(_: inout Scheduler, at _: Instant, until _: Instant) {}
}

/// Watches nothing but what goes into the summary.
struct NoObserver: Observer {
  static var wantsTrace: Bool { false }
}

/// Hands each finished call to a function.
struct CallLogObserver: Observer {
  let record: (CallRecord) -> Void

  static var wantsTrace: Bool { false }
  func callEnded(_ call: CallRecord) { record(call) }
}

/// Hands every event to a function.
struct TraceObserver: Observer {
  let line: (TraceLine) -> Void

  static var wantsTrace: Bool { true }
  func observe(_ line: TraceLine) { self.line(line) }
}
