internal import Scheduling

// Lines of the event log, put together only for somebody who looks.
extension Simulation where World: ~Copyable {
  /// Something happened that is about no contact, or about one that perhaps has no task.
  @inline(__always)
  mutating func note(_ event: TraceEvent, about contact: ContactID? = nil) {
    guard Watcher.wantsTrace else { return }
    watcher.observe(TraceLine(at: now, event: event, contact: contact))
  }

  /// Something happened to a task.
  @inline(__always)
  mutating func note(_ event: @autoclosure () -> TraceEvent, of task: TaskID) {
    guard Watcher.wantsTrace else { return }
    watcher.observe(TraceLine(at: now, event: event(), contact: contacts.contact(of: task)))
  }

  /// A call was placed.
  @inline(__always)
  mutating func note(startOf call: CallRecord) {
    note(.callStarted(call), of: call.task)
  }

  /// A call ended, as far as the scheduler knows.
  @inline(__always)
  mutating func note(endOf call: CallRecord) {
    watcher.callEnded(call)
    note(.callEnded(call), of: call.task)
  }
}
