/// How often something happened in the last so many milliseconds, exactly: a ring of instants
/// that forgets at one end what it is told at the other.
struct RecentInstants: ~Copyable, Sendable {
  private var ring = Table<Instant>(capacity: 1)
  private var head = 0
  /// How many instants are remembered.
  private(set) var count = 0

  /// Remembers an instant, which is not before any other. Amortised O(1).
  mutating func append(_ instant: Instant) {
    if count == ring.count { grow() }
    ring[(head &+ count) & (ring.count &- 1)] = instant
    count &+= 1
  }

  /// Forgets every instant that is not after the given one. Amortised O(1).
  mutating func forget(through instant: Instant) {
    while count > 0, ring[head] <= instant {
      head = (head &+ 1) & (ring.count &- 1)
      count &-= 1
    }
  }

  /// Forgets everything; keeps the memory.
  mutating func removeAll() { count = 0 }

  /// The same instants.
  func copy() -> RecentInstants {
    var twin = RecentInstants()
    twin.ring = ring.copy()
    twin.head = head
    twin.count = count
    return twin
  }

  /// Doubles the ring; its size stays a power of two so that a mask finds the place.
  private mutating func grow() {
    let size = max(16, ring.count * 2)
    var larger = Table<Instant>(capacity: size)
    for offset in 0..<count { larger.append(ring[(head + offset) & (ring.count - 1)]) }
    for _ in count..<size { larger.append(.distantPast) }
    ring = larger
    head = 0
  }
}
