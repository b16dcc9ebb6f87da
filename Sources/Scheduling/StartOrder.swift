/// A task that may start now, with all that ranks it against those of other campaigns (R29).
struct Candidate: Sendable, BitwiseCopyable {
  var campaign: CampaignID
  var pool: PoolID
  var borrowing: Borrowing
  var priority: CampaignPriority
  /// The backlog the task waits in.
  var backlog: UInt32
  var front: Front

  /// Whether this task starts before the other: ownership (R14), due callback, campaign priority,
  /// among borrowers the least borrowed for its weight (R15), attempt priority (R30), earliest
  /// due, tie-breaking number (R29).
  func precedes(_ other: Candidate, in slots: borrowing SlotTree) -> Bool {
    if borrowing != other.borrowing { return borrowing.rawValue < other.borrowing.rawValue }
    if front.isCallback != other.front.isCallback { return front.isCallback }
    if priority != other.priority { return priority.rawValue < other.priority.rawValue }
    if !borrowing.isEmpty {
      let fairness = slots.fairness(pool, other.pool, borrowing: borrowing)
      if fairness != 0 { return fairness < 0 }
    }
    return front.precedes(other.front)
  }
}
