/// The first task of a backlog and what ranks it (R29).
struct Front: Sendable, BitwiseCopyable {
  /// Due instant, tie-breaking number and task, in this order.
  var entry: TimeQueue.Entry
  /// Whether it is a callback, its level and its rank, in this order in one integer: the smaller
  /// goes first.
  private var urgency: UInt32
  /// Where in its backlog the task waits: 0 for callbacks, else its attempt number.
  var lane: UInt8

  /// The lane of tasks that were never called.
  static let freshLane: UInt8 = 255

  /// No task: comes after every other front.
  static let none = Front()

  private init() {
    entry = TimeQueue.Entry(at: .distantFuture, order: .max, value: .max)
    urgency = .max
    lane = .max
  }

  /// A task that waits in a lane.
  ///
  /// - Parameters:
  ///   - level: the priority of its campaign, less what waiting has raised it (R31).
  ///   - rank: its attempt priority (R30).
  @inline(__always)
  init(entry: TimeQueue.Entry, level: UInt8, rank: UInt16, lane: UInt8) {
    self.entry = entry
    urgency = (lane == 0 ? 0 : 1 << 24) | UInt32(level) << 16 | UInt32(rank)
    self.lane = lane
  }

  var exists: Bool { urgency != .max }
  var task: TaskID { TaskID(rawValue: entry.value) }
  var isCallback: Bool { lane == 0 }
  /// Whether no attempt of the task counts so far.
  var isFirstAttempt: Bool { lane == 1 || lane == Self.freshLane }
  /// Callback and level, the smaller first: what comes before fairness (R29).
  var level: UInt32 { urgency >> 16 }
  var rank: UInt16 { UInt16(truncatingIfNeeded: urgency) }

  /// Callback, level, attempt priority, earliest due, tie-breaking number (R29).
  @inline(__always)
  func precedes(_ other: Front) -> Bool {
    urgency != other.urgency ? urgency < other.urgency : entry.precedes(other.entry)
  }
}
