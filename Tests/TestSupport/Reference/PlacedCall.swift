import Scheduling

/// A call as the reference remembers it.
struct PlacedCall {
  let id: CallID
  let task: Int
  var isOver = false
  /// When it counts as lost (R39); nil: never.
  var leaseEnd: Instant?

  init(id: CallID, task: Int, leaseEnd: Instant?) {
    self.id = id
    self.task = task
    self.leaseEnd = leaseEnd
  }
}
