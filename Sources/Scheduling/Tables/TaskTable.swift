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
    var state: TaskState
  }

  var rows = Table<Row>()

  var count: Int { rows.count }

  subscript(task: TaskID) -> Row {
    _read { yield rows[Int(task.rawValue)] }
    _modify { yield &rows[Int(task.rawValue)] }
  }

  /// A table with the same tasks.
  func copy() -> TaskTable {
    var twin = TaskTable()
    twin.rows = rows.copy()
    return twin
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

  /// The state of a task that ended this way.
  init(_ disposition: Disposition) {
    switch disposition {
    case .completed: self = .completed
    case .failed: self = .failed
    case .archived: self = .archived
    }
  }
}
