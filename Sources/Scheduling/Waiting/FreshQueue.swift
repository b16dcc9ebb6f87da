/// Tasks that were never called, in the order in which they will be: batches by the instant at
/// which they were added, each sorted by tie-breaking number once.
///
/// A list of a million contacts costs nothing here when it is called in its own order, and four
/// bytes a contact when it is shuffled: no heap holds what needs no heap.
struct FreshQueue: Sendable {
  private struct Batch: Sendable {
    /// The batch as a run of consecutive ids …
    var next: UInt32
    var end: UInt32
    /// … or, if not empty, the ids at these places of this list.
    var ids: ContiguousArray<UInt32>
    var due: Instant
  }

  private var batches: ContiguousArray<Batch> = []
  private var current = 0
  private(set) var count = 0

  /// When the first task is due; `distantFuture` if there is none.
  var firstInstant: Instant {
    current < batches.count ? batches[current].due : .distantFuture
  }

  /// The first task; nil if there is none. O(1).
  var first: TaskID? {
    guard current < batches.count else { return nil }
    let place = batches[current].next
    let isRun = batches[current].ids.isEmpty
    return TaskID(rawValue: isRun ? place : batches[current].ids[Int(place)])
  }

  /// Adds tasks with consecutive ids, to be called in that order.
  ///
  /// - Precondition: due no earlier than every batch before.
  mutating func append(_ tasks: Range<UInt32>, due: Instant) {
    append(Batch(next: tasks.lowerBound, end: tasks.upperBound, ids: [], due: due))
  }

  /// Adds tasks in this order.
  ///
  /// - Precondition: due no earlier than every batch before.
  mutating func append(_ ids: ContiguousArray<UInt32>, due: Instant) {
    append(Batch(next: 0, end: UInt32(ids.count), ids: ids, due: due))
  }

  private mutating func append(_ batch: Batch) {
    precondition(batches.last.map { $0.due <= batch.due } ?? true, "batches come in due order")
    guard batch.next < batch.end else { return }
    batches.append(batch)
    count += Int(batch.end - batch.next)
  }

  /// Takes out the tasks that were added last, if they became due at this very instant: what is
  /// added now ties with them and is sorted together with them (R29).
  mutating func takeLast(due: Instant) -> ContiguousArray<UInt32> {
    guard current < batches.count, let batch = batches.last, batch.due == due else { return [] }
    batches.removeLast()
    count -= Int(batch.end - batch.next)
    let places = batch.next..<batch.end
    return batch.ids.isEmpty
      ? ContiguousArray(places) : ContiguousArray(batch.ids[Int(batch.next)..<Int(batch.end)])
  }

  /// Removes and returns the first task. O(1).
  ///
  /// - Precondition: not empty.
  mutating func removeFirst() -> TaskID {
    guard let task = first else { preconditionFailure("removeFirst of an empty queue") }
    batches[current].next += 1
    count -= 1
    if batches[current].next == batches[current].end { closeBatch() }
    return task
  }

  /// Takes out one task. O(count).
  ///
  /// - Returns: whether it was in the queue.
  mutating func remove(_ task: TaskID) -> Bool {
    for place in current..<max(current, batches.count) {
      let batch = batches[place]
      let range = batch.next..<batch.end
      if batch.ids.isEmpty {
        guard range.contains(task.rawValue) else { continue }
        batches[place].ids = ContiguousArray(range.filter { $0 != task.rawValue })
      } else {
        let rest = batch.ids[Int(batch.next)..<Int(batch.end)]
        guard rest.contains(task.rawValue) else { continue }
        batches[place].ids = ContiguousArray(rest.filter { $0 != task.rawValue })
      }
      batches[place].next = 0
      batches[place].end = UInt32(batches[place].ids.count)
      count -= 1
      if batches[place].ids.isEmpty { dropBatch(place) }
      return true
    }
    return false
  }

  /// Removes everything and hands each task to `body`, in order.
  mutating func removeAll(_ body: (TaskID) -> Void) {
    while count > 0 { body(removeFirst()) }
  }

  private mutating func dropBatch(_ place: Int) {
    batches.remove(at: place)
    if current == batches.count {
      batches.removeAll(keepingCapacity: true)
      current = 0
    }
  }

  private mutating func closeBatch() {
    batches[current].ids = []
    current += 1
    if current == batches.count {
      batches.removeAll(keepingCapacity: true)
      current = 0
    }
  }
}
