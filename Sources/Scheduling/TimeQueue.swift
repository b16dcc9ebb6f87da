/// A priority queue of small things by (instant, order, value): the earliest first.
///
/// A 4-ary implicit heap (Johnson 1975, *Priority queues with update and finding minimum spanning
/// trees*): half as deep as a binary one, and the four children share a cache line. Taking the
/// first leaves a hole at the root that the next insertion fills, because a scheduler refills a
/// slot at the instant at which a call ends: one pass down instead of two.
///
/// The one file of the module that handles memory directly: the loops below run once per call.
public struct TimeQueue: Sendable {
  /// A value and its place in the queue.
  @frozen
  public struct Entry: Equatable, Sendable, BitwiseCopyable {
    /// When it is due.
    public var at: Instant
    /// Decides between entries of one instant, before the value: the smaller first.
    public var order: UInt32
    /// What is due: an index into some table.
    public var value: UInt32

    /// An entry.
    @inlinable
    public init(at: Instant, order: UInt32, value: UInt32) {
      self.at = at
      self.order = order
      self.value = value
    }

    /// Whether this entry leaves the queue first: by instant, order and value, so that no two
    /// different entries tie and what `first` shows is what `takeFirst` takes.
    @inlinable
    public func precedes(_ other: Entry) -> Bool {
      at.milliseconds < other.at.milliseconds
        || (at.milliseconds == other.at.milliseconds && rank < other.rank)
    }

    /// Order and value as one number, which is compared at once.
    @inlinable
    var rank: UInt64 { UInt64(order) << 32 | UInt64(value) }
  }

  private var entries: ContiguousArray<Entry> = []
  /// The first entry has been taken and its place at the root is still empty.
  private var hasHole = false

  /// An empty queue.
  public init() {}

  /// How many entries wait. O(1).
  public var count: Int { entries.count - (hasHole ? 1 : 0) }
  /// Whether nothing waits. O(1).
  public var isEmpty: Bool { count == 0 }

  /// The entries in no particular order.
  public var unordered: ContiguousArray<Entry> {
    hasHole ? ContiguousArray(entries.dropFirst()) : entries
  }

  /// Makes room for this many entries at once.
  public mutating func reserveCapacity(_ capacity: Int) { entries.reserveCapacity(capacity) }

  /// The entry that leaves next; nil if the queue is empty. O(1).
  public var first: Entry? {
    guard hasHole else { return entries.first }
    // The root is empty: the first is the best of its up to four children.
    guard entries.count > 1 else { return nil }
    var best = entries[1]
    for child in 2..<max(2, min(5, entries.count)) where entries[child].precedes(best) {
      best = entries[child]
    }
    return best
  }

  /// When the next entry is due; `distantFuture` if the queue is empty. O(1).
  public var firstInstant: Instant { first?.at ?? .distantFuture }

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
    guard let first = entries.first else { return nil }
    hasHole = true
    return first
  }

  /// Removes everything; keeps the memory.
  public mutating func removeAll() {
    entries.removeAll(keepingCapacity: true)
    hasHole = false
  }

  private mutating func closeHole() {
    guard hasHole else { return }
    hasHole = false
    let last = entries.removeLast()
    if !entries.isEmpty { siftDown(last) }
  }

  /// Moves the new last entry up to its place.
  private mutating func siftUp(_ entry: Entry) {
    entries.withUnsafeMutableBufferPointer { heap in
      var place = heap.count - 1
      while place > 0 {
        let parent = (place - 1) / 4
        guard entry.precedes(heap[parent]) else { break }
        heap[place] = heap[parent]
        place = parent
      }
      heap[place] = entry
    }
  }

  /// Puts the entry into the empty root and moves it down to its place.
  private mutating func siftDown(_ entry: Entry) {
    entries.withUnsafeMutableBufferPointer { heap in
      let count = heap.count
      let base = heap.baseAddress.unsafelyUnwrapped
      var place = 0
      while true {
        let firstChild = 4 &* place &+ 1
        var best = firstChild
        if firstChild &+ 3 < count {
          // Two semi-finals and a final: the comparisons of the first round are independent.
          let left = (base + firstChild + 1).pointee.precedes((base + firstChild).pointee)
          let right = (base + firstChild + 3).pointee.precedes((base + firstChild + 2).pointee)
          let winnerLeft = left ? firstChild &+ 1 : firstChild
          let winnerRight = right ? firstChild &+ 3 : firstChild &+ 2
          best = base[winnerRight].precedes(base[winnerLeft]) ? winnerRight : winnerLeft
        } else {
          guard firstChild < count else { break }
          for child in firstChild &+ 1..<max(firstChild &+ 1, count)
          where base[child].precedes(base[best]) {
            best = child
          }
        }
        guard base[best].precedes(entry) else { break }
        base[place] = base[best]
        place = best
      }
      base[place] = entry
    }
  }
}
