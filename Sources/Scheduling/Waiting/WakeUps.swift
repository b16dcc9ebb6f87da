/// When each campaign has to be looked at again, the earliest first.
///
/// A winner tree (Knuth, *The Art of Computer Programming* 3, § 5.4.1): a campaign's instant
/// changes in its place, so that no entry ever goes stale and the size does not grow with time.
struct WakeUps: ~Copyable, Sendable {
  /// 1 is the earliest of all, the children of n are 2n and 2n + 1, campaign c is `capacity` + c.
  private var earliest = Table<Instant>()
  private var capacity = 0

  /// The earliest instant; `distantFuture` if no campaign has one. O(1).
  var first: Instant { capacity == 0 ? .distantFuture : earliest[1] }

  /// Sets when to look at a campaign; `distantFuture`: not at all. O(log campaigns), O(1) if the
  /// earliest of its neighbours stays.
  mutating func set(_ campaign: Int, to instant: Instant) {
    if campaign >= capacity {
      guard instant < .distantFuture else { return }
      grow(toHold: campaign + 1)
    }
    var node = capacity + campaign
    guard earliest[node] != instant else { return }
    earliest[node] = instant
    while node > 1 {
      let earlier = min(earliest[node], earliest[node ^ 1])
      node >>= 1
      guard earliest[node] != earlier else { return }
      earliest[node] = earlier
    }
  }

  /// The campaign with the lowest number of those with the earliest instant, whose instant is
  /// forgotten; nil if no instant has come. O(log campaigns).
  mutating func takeFirst(through now: Instant) -> Int? {
    let first = first
    guard first <= now, first < .distantFuture else { return nil }
    var node = 1
    while node < capacity { node = earliest[2 * node] == first ? 2 * node : 2 * node + 1 }
    let campaign = node - capacity
    set(campaign, to: .distantFuture)
    return campaign
  }

  /// Doubles the room until it is enough.
  private mutating func grow(toHold count: Int) {
    var larger = max(1, capacity)
    while larger < count { larger *= 2 }
    var tree = Table<Instant>(capacity: 2 * larger)
    for _ in 0..<2 * larger { tree.append(.distantFuture) }
    for campaign in 0..<capacity { tree[larger + campaign] = earliest[capacity + campaign] }
    for node in (1..<max(1, larger)).reversed() {
      tree[node] = min(tree[2 * node], tree[2 * node + 1])
    }
    earliest = tree
    capacity = larger
  }
}
