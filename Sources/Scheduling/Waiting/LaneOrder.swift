/// The lanes of a backlog in the order of their ranks (R30), worked out once: finding the first
/// task reads a few bytes and no strategy.
struct LaneOrder: ~Copyable, Sendable {
  /// A lane and the rank of what waits in it.
  struct Step: Sendable, BitwiseCopyable {
    var rank: UInt16
    var lane: UInt8
  }

  /// The steps while new tasks are favoured, then those while retries are, if that differs.
  private var steps: Table<Step>
  /// How many lanes there are, the one of tasks that were never called included.
  private let count: Int
  private let mixes: Bool
  /// Whether the lanes are ranked by the number of the attempt.
  let isByNumber: Bool

  /// The order of `lanes` lanes: callbacks, then one for each attempt.
  init(_ priority: AttemptPriority, lanes: Int) {
    count = lanes + 1
    isByNumber = priority == .firstAttemptsFirst
    mixes = priority.retriesPerFirst > 0
    steps = Table(capacity: count * (mixes ? 2 : 1))
    for favoursRetries in mixes ? [false, true] : [false] {
      var order = [Step(rank: 0, lane: 0)]
      for lane in 1..<max(1, lanes) {
        let rank = priority.rank(ofAttempt: lane, favoursRetries: favoursRetries)
        order.append(Step(rank: rank, lane: UInt8(lane)))
        if lane == 1 { order.append(Step(rank: rank, lane: Front.freshLane)) }
      }
      order.sort { ($0.rank, $0.lane) < ($1.rank, $1.lane) }
      for step in order { steps.append(step) }
    }
  }

  /// The places of the steps, the best rank first.
  @inline(__always)
  func places(favouringRetries: Bool) -> Range<Int> {
    let start = mixes && favouringRetries ? count : 0
    return start..<start &+ count
  }

  subscript(place: Int) -> Step {
    @inline(__always) get { steps[place] }
  }
}
