/// Tasks that wait for their due time, the earliest first, ties by their tie-breaking number.
///
/// With one retry interval, tasks come in the order in which they leave: a ring does, at a
/// fiftieth of the cost of a heap. Only what comes out of order goes to a heap. Tasks that are
/// due already simply stay at the front, so nothing is ever moved from "waiting" to "ready".
struct DueQueue: ~Copyable, Sendable {
  private var ring = Table<TimeQueue.Entry>(capacity: 1)
  private var head = 0
  private var ringCount = 0
  private var stragglers = TimeQueue()
  /// When the first task is due; `distantFuture` if there is none.
  private(set) var firstInstant = Instant.distantFuture

  var count: Int { ringCount + stragglers.count }
  var isEmpty: Bool { firstInstant == .distantFuture }

  /// The first task; nil if there is none. O(1).
  var first: TimeQueue.Entry? {
    guard ringCount > 0 else { return stragglers.first }
    let front = ring[head]
    guard let straggler = stragglers.first, straggler.precedes(front) else { return front }
    return straggler
  }

  /// Adds a task. O(1) if it is due after every other, else O(log stragglers).
  ///
  /// - Precondition: due before `distantFuture`.
  mutating func insert(_ entry: TimeQueue.Entry) {
    precondition(entry.at < .distantFuture, "a task that is never due must not wait")
    if ringCount > 0, entry.precedes(ring[(head &+ ringCount &- 1) & (ring.count &- 1)]) {
      stragglers.insert(entry)
    } else {
      if ringCount == ring.count { grow() }
      ring[(head &+ ringCount) & (ring.count &- 1)] = entry
      ringCount &+= 1
    }
    if entry.at < firstInstant { firstInstant = entry.at }
  }

  /// Removes and returns the first task. O(1) from the ring, O(log stragglers) else.
  ///
  /// - Precondition: not empty.
  mutating func removeFirst() -> TimeQueue.Entry {
    let result: TimeQueue.Entry
    if ringCount > 0, !(stragglers.first?.precedes(ring[head]) ?? false) {
      result = ring[head]
      head = (head &+ 1) & (ring.count &- 1)
      ringCount &-= 1
    } else if let straggler = stragglers.takeFirst() {
      result = straggler
    } else {
      preconditionFailure("removeFirst of an empty queue")
    }
    let front = ringCount > 0 ? ring[head].at : .distantFuture
    firstInstant = stragglers.isEmpty ? front : min(front, stragglers.firstInstant)
    return result
  }

  /// Removes everything and hands each task to `body`, in no particular order.
  mutating func removeAll(_ body: (TaskID) -> Void) {
    for offset in 0..<ringCount {
      body(TaskID(rawValue: ring[(head + offset) & (ring.count - 1)].value))
    }
    stragglers.forEach { body(TaskID(rawValue: $0.value)) }
    self = DueQueue()
  }

  /// Takes out one task. O(count).
  ///
  /// - Returns: whether it was in the queue.
  mutating func remove(_ task: TaskID) -> Bool {
    var kept: [TimeQueue.Entry] = []
    while !isEmpty { kept.append(removeFirst()) }
    self = DueQueue()
    for entry in kept where entry.value != task.rawValue { insert(entry) }
    return count < kept.count
  }

  /// A queue with the same tasks.
  func copy() -> DueQueue {
    var twin = DueQueue()
    twin.ring = ring.copy()
    twin.head = head
    twin.ringCount = ringCount
    twin.stragglers = stragglers.copy()
    twin.firstInstant = firstInstant
    return twin
  }

  /// Doubles the ring; its size stays a power of two so that a mask finds the place.
  private mutating func grow() {
    let filler = TimeQueue.Entry(at: .distantFuture, order: 0, value: 0)
    var larger = Table<TimeQueue.Entry>(capacity: max(4, ring.count * 2))
    for offset in 0..<ringCount { larger.append(ring[(head + offset) & (ring.count - 1)]) }
    for _ in ringCount..<max(4, ring.count * 2) { larger.append(filler) }
    ring = larger
    head = 0
  }
}
