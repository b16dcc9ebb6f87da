/// A priority queue of small things by (instant, order, value): the earliest first.
///
/// A 4-ary implicit heap (Johnson 1975, *Priority queues with update and finding minimum spanning
/// trees*): half as deep as a binary one, and the four children share a cache line. Taking the
/// first leaves a hole at the root that the next insertion fills, because a scheduler refills a
/// slot at the instant at which a call ends: one pass down instead of two.
public struct TimeQueue: ~Copyable, Sendable {
  /// A value and its place in the queue.
  ///
  /// One integer of 128 bits, so that one comparison without a branch decides: the instant, then
  /// the order, then the value.
  @frozen
  public struct Entry: Equatable, Sendable, BitwiseCopyable {
    @usableFromInline
    let key: UInt128

    /// An entry.
    ///
    /// - Parameters:
    ///   - at: when it is due.
    ///   - order: decides between entries of one instant: the smaller first.
    ///   - value: what is due: an index into some table.
    @inlinable
    public init(at: Instant, order: UInt32, value: UInt32) {
      // The sign bit is flipped so that instants before 1970 come before those after.
      let instant = UInt64(bitPattern: at.milliseconds) ^ (1 << 63)
      key = UInt128(instant) << 64 | UInt128(UInt64(order) << 32 | UInt64(value))
    }

    /// When it is due.
    @inlinable
    public var at: Instant {
      let instant = UInt64(truncatingIfNeeded: key >> 64) ^ (1 << 63)
      return Instant(milliseconds: Int64(bitPattern: instant))
    }
    /// Decides between entries of one instant: the smaller first.
    @inlinable
    public var order: UInt32 { UInt32(truncatingIfNeeded: key >> 32) }
    /// What is due.
    @inlinable
    public var value: UInt32 { UInt32(truncatingIfNeeded: key) }

    /// Whether this entry leaves the queue first.
    @inlinable
    public func precedes(_ other: Entry) -> Bool { key < other.key }
  }

  @usableFromInline var entries = Table<Entry>()
  /// The first entry has been taken and its place at the root is still empty.
  @usableFromInline var hasHole = false

  /// An empty queue.
  public init() {}

  /// How many entries wait. O(1).
  public var count: Int { entries.count - (hasHole ? 1 : 0) }
  /// Whether nothing waits. O(1).
  public var isEmpty: Bool { count == 0 }

  /// Hands each entry to `body`, in no particular order.
  public func forEach(_ body: (Entry) -> Void) {
    for place in (hasHole ? 1 : 0)..<entries.count { body(entries[place]) }
  }

  /// A queue with the same entries.
  public func copy() -> TimeQueue {
    var twin = TimeQueue()
    twin.entries = entries.copy()
    twin.hasHole = hasHole
    return twin
  }

  /// The entry that leaves next; nil if the queue is empty. O(1).
  public var first: Entry? {
    guard hasHole else { return entries.isEmpty ? nil : entries[0] }
    // The root is empty: the first is the best of its up to four children.
    guard entries.count > 1 else { return nil }
    var best = 1
    for child in 2..<max(2, min(5, entries.count)) where entries[child].precedes(entries[best]) {
      best = child
    }
    return entries[best]
  }

  /// When the next entry is due; `distantFuture` if the queue is empty. O(1).
  @inlinable @inline(__always)
  public var firstInstant: Instant {
    guard hasHole else { return entries.isEmpty ? .distantFuture : entries[0].at }
    return firstInstantBelowHole
  }

  @usableFromInline var firstInstantBelowHole: Instant {
    var earliest = Instant.distantFuture
    for child in 1..<max(1, min(5, entries.count)) { earliest = min(earliest, entries[child].at) }
    return earliest
  }

  /// Adds an entry. O(log count).
  public mutating func insert(_ entry: Entry) {
    if hasHole {
      hasHole = false
      siftDown(entry)
    } else {
      entries.append(entry)
      siftUp(entry)
    }
  }

  /// Removes and returns the first entry; nil if the queue is empty. O(log count).
  public mutating func takeFirst() -> Entry? {
    closeHole()
    guard !entries.isEmpty else { return nil }
    hasHole = true
    return entries[0]
  }

  /// Removes everything; keeps the memory.
  public mutating func removeAll() {
    entries.removeAll()
    hasHole = false
  }

  private mutating func closeHole() {
    guard hasHole else { return }
    hasHole = false
    let last = entries.removeLast()
    if !entries.isEmpty { siftDown(last) }
  }

  // The two loops work on the bare memory: they run once per call, and every place is below
  // `entries.count` by construction.

  /// Moves the new last entry up to its place.
  private mutating func siftUp(_ entry: Entry) {
    let heap = entries.base
    var place = entries.count - 1
    while place > 0 {
      let parent = (place &- 1) / 4
      guard entry.precedes(heap[parent]) else { break }
      heap[place] = heap[parent]
      place = parent
    }
    heap[place] = entry
  }

  /// Puts the entry into the empty root and moves it down to its place.
  private mutating func siftDown(_ entry: Entry) {
    let heap = entries.base
    let count = entries.count
    var place = 0
    while true {
      let child = 4 &* place &+ 1
      var best = child
      if child &+ 3 < count {
        // Two semi-finals and a final: the comparisons of the first round are independent.
        let left = heap[child &+ 1].precedes(heap[child]) ? child &+ 1 : child
        let right = heap[child &+ 3].precedes(heap[child &+ 2]) ? child &+ 3 : child &+ 2
        best = heap[right].precedes(heap[left]) ? right : left
      } else {
        guard child < count else { break }
        for other in child &+ 1..<max(child &+ 1, count) where heap[other].precedes(heap[best]) {
          best = other
        }
      }
      guard heap[best].precedes(entry) else { break }
      heap[place] = heap[best]
      place = best
    }
    heap[place] = entry
  }
}
