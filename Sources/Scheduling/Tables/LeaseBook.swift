/// When the lease of each call in progress runs out (R39).
///
/// An entry of the queue is not taken out when its call ends or is answered: it is recognised as
/// void when it comes to the front, by the slot's lease and the task that is on it now.
struct LeaseBook: ~Copyable, Sendable {
  /// `order` is the task, so that leases of one instant end by task (R3); `value` is the slot.
  private var queue = TimeQueue()
  /// When the lease of the call on each slot runs out; `distantFuture` for none. Empty as long as
  /// no call ever had one.
  private var ends = Table<Instant>(capacity: 1)

  /// When the next lease may run out; `distantFuture` if none will.
  private(set) var firstInstant = Instant.distantFuture

  /// The call on this slot may go on until then. O(log calls).
  mutating func grant(_ call: CallID, of task: TaskID, until end: Instant) {
    let slot = Int(call.slot)
    while ends.count <= slot { ends.append(.distantFuture) }
    ends[slot] = end
    queue.insert(TimeQueue.Entry(at: end, order: task.rawValue, value: call.slot))
    firstInstant = queue.firstInstant
  }

  /// The call on this slot is over.
  @inline(__always)
  mutating func revoke(_ call: CallID) {
    let slot = Int(call.slot)
    if slot < ends.count { ends[slot] = .distantFuture }
  }

  /// Forgets what is void at the front, so that nobody is woken for it.
  mutating func dropVoid(_ calls: borrowing CallTable) {
    while let next = queue.first, !isInForce(next, calls) { _ = queue.takeFirst() }
    firstInstant = queue.firstInstant
  }

  /// Takes out the first lease that has run out by now; nil if there is none.
  mutating func takeExpired(
    at now: Instant, _ calls: borrowing CallTable
  ) -> (call: CallID, end: Instant)? {
    defer { firstInstant = queue.firstInstant }
    while queue.firstInstant <= now, let next = queue.takeFirst() {
      if isInForce(next, calls), let call = calls.call(on: next.value) { return (call, next.at) }
    }
    return nil
  }

  private func isInForce(_ entry: TimeQueue.Entry, _ calls: borrowing CallTable) -> Bool {
    ends[Int(entry.value)] == entry.at
      && calls.task(on: entry.value)?.rawValue == entry.order
  }

  /// A book with the same leases.
  func copy() -> LeaseBook {
    var twin = LeaseBook()
    twin.queue = queue.copy()
    twin.ends = ends.copy()
    twin.firstInstant = firstInstant
    return twin
  }
}
