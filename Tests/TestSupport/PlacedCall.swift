import Scheduling

/// A call as the reference remembers it (R39).
struct PlacedCall {
  let id: CallID
  let task: Int
  var isOver = false
  var isAnswered = false
  /// When it counts as lost; nil: never.
  var leaseEnd: Instant?

  init(id: CallID, task: Int, leaseEnd: Instant?) {
    self.id = id
    self.task = task
    self.leaseEnd = leaseEnd
  }

  /// R39: only the first answer of a call in progress counts.
  mutating func answer(at instant: Instant, _ lease: Lease?) {
    guard !isOver, !isAnswered else { return }
    isAnswered = true
    leaseEnd = lease?.end(answeredAt: instant)
  }

  /// Whether one counts as lost before the other.
  static func losesLease(_ a: PlacedCall, before b: PlacedCall) -> Bool {
    let (endA, endB) = (a.leaseEnd ?? .distantFuture, b.leaseEnd ?? .distantFuture)
    return endA != endB ? endA < endB : a.task < b.task
  }
}
