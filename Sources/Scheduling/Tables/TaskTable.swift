/// What the scheduler remembers of every task: sixteen bytes.
///
/// One row per task rather than one array per property, because the properties are read together
/// and at random: one cache line a task instead of six.
struct TaskTable: ~Copyable, Sendable {
  struct Row: Sendable, BitwiseCopyable {
    /// Decides between tasks that tie in everything else (R29).
    var tieBreak: UInt32
    /// The backlog in which the task waits: campaign and windows.
    var backlog: UInt32
    /// Calls placed, whatever became of them, 65,535 at most; names the luck of the next one.
    var dials: UInt16
    /// Calls that count as attempts (R23, R25).
    var attempts: UInt8
    /// Callbacks honoured (R25).
    var callbacks: UInt8
    /// System faults in a row (R21).
    var faults: UInt8
    /// Whether the call in progress is a callback, which a system fault must not demote (R25).
    var isCallback = false
    /// Whether a call to it was lost before (R39).
    var wasLost = false
    var state: TaskState
  }

  var rows = Table<Row>()
  /// When each task is given up; empty as long as none ever is.
  private var expiries = Table<Instant>(capacity: 1)
  /// Tasks whose end time counts until the first call only; as long as the last of them.
  private var patient = Table<Bool>(capacity: 1)

  var count: Int { rows.count }

  subscript(task: TaskID) -> Row {
    _read { yield rows[Int(task.rawValue)] }
    _modify { yield &rows[Int(task.rawValue)] }
  }

  /// A table with the same tasks.
  func copy() -> TaskTable {
    var twin = TaskTable()
    twin.rows = rows.copy()
    twin.expiries = expiries.copy()
    twin.patient = patient.copy()
    return twin
  }

  /// When the task is given up; `distantFuture` for never.
  func expiry(of task: TaskID) -> Instant {
    let place = Int(task.rawValue)
    guard place < expiries.count else { return .distantFuture }
    let wasCalled = rows[place].attempts > 0 || rows[place].callbacks > 0
    if wasCalled, place < patient.count, patient[place] { return .distantFuture }
    return expiries[place]
  }

  /// The task is given up at this instant.
  ///
  /// - Parameter isPatience: only if no call has counted by then.
  mutating func setExpiry(of task: TaskID, _ instant: Instant, isPatience: Bool = false) {
    let place = Int(task.rawValue)
    while expiries.count <= place { expiries.append(.distantFuture) }
    expiries[place] = instant
    guard isPatience || place < patient.count else { return }
    while patient.count <= place { patient.append(false) }
    patient[place] = isPatience
  }
}

/// The state of a task (R36).
@frozen
public enum TaskState: UInt8, Sendable, BitwiseCopyable, CaseIterable {
  /// Waits to be called.
  case queued
  /// A call is in progress.
  case calling
  /// Ended with a result.
  case completed
  /// Ended with every attempt used up, or without a number that can be called.
  case failed
  /// Ended by the end of its campaign.
  case archived
  /// Waits for its campaign to be resumed.
  case paused
  /// Ended by the command to skip it.
  case skipped
  /// Ended by the command to remove it.
  case removed
  /// Ended by its own end time.
  case expired
  /// Ended because it had to start at once and could not.
  case blocked
  /// A call is in progress and was answered.
  case connected

  /// The state of a task that ended this way.
  init(_ disposition: Disposition) {
    switch disposition {
    case .completed: self = .completed
    case .failed: self = .failed
    case .archived: self = .archived
    case .skipped: self = .skipped
    case .removed: self = .removed
    case .expired: self = .expired
    case .blocked: self = .blocked
    }
  }
}
