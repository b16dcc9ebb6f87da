/// Tasks that were first in the order and could not be called: a cap or a quiet time holds them
/// (R26), or all their numbers are in calls (R28).
///
/// They stand aside so that others can go, keep their due time and rank, and come back at an
/// instant that is known, or when something happens to one of their numbers.
struct HeldTasks: ~Copyable, Sendable {
  struct Row: Sendable, BitwiseCopyable {
    /// When it was due.
    var due = Instant.distantFuture
    /// When it comes back by itself; `distantFuture`: only an event brings it back.
    var until = Instant.distantFuture
    /// Its neighbours among the held tasks of its campaign.
    var previous = HeldTasks.none
    var next = HeldTasks.none
    /// Where in its backlog it waited.
    var lane: UInt8 = 0
    var isHeld = false
  }

  /// Stands for "no task".
  static let none = UInt32.max

  /// By task; shorter than the tasks as long as the last were never held.
  private var rows = Table<Row>(capacity: 1)
  /// When tasks come back. A task that came back before leaves its entry behind, which is
  /// recognised when its time comes.
  private var ends = TimeQueue()
  private(set) var count = 0

  /// No task comes back by itself before; `distantFuture`: none does.
  var firstInstant: Instant { ends.firstInstant }

  /// When the first task comes back by itself, after forgetting who came back before.
  mutating func nextInstant() -> Instant {
    while let entry = ends.first, !isHeld(entry) { _ = ends.takeFirst() }
    return ends.firstInstant
  }

  /// Whether the task of an entry still waits for it.
  private func isHeld(_ entry: TimeQueue.Entry) -> Bool {
    let task = TaskID(rawValue: entry.value)
    return contains(task) && row(of: task).until == entry.at
  }

  func contains(_ task: TaskID) -> Bool {
    let place = Int(task.rawValue)
    return place < rows.count && rows[place].isHeld
  }

  /// Why a task that is held waits.
  func row(of task: TaskID) -> Row { rows[Int(task.rawValue)] }

  /// Takes a task in.
  ///
  /// - Parameter first: the first held task of its campaign; becomes this one.
  mutating func insert(
    _ task: TaskID, due: Instant, lane: UInt8, until: Instant, first: inout UInt32
  ) {
    let place = Int(task.rawValue)
    while rows.count <= place { rows.append(Row()) }
    rows[place] = Row(due: due, until: until, next: first, lane: lane, isHeld: true)
    if first != Self.none { rows[Int(first)].previous = task.rawValue }
    first = task.rawValue
    count += 1
    guard until < .distantFuture else { return }
    ends.insert(TimeQueue.Entry(at: until, order: task.rawValue, value: task.rawValue))
  }

  /// Lets a task go; returns what was kept of it.
  ///
  /// - Precondition: it is held.
  mutating func remove(_ task: TaskID, first: inout UInt32) -> Row {
    let place = Int(task.rawValue)
    let row = rows[place]
    precondition(row.isHeld, "the task is not held")
    rows[place].isHeld = false
    if row.previous == Self.none {
      first = row.next
    } else {
      rows[Int(row.previous)].next = row.next
    }
    if row.next != Self.none { rows[Int(row.next)].previous = row.previous }
    count -= 1
    return row
  }

  /// The next task whose time has come; nil if there is none.
  mutating func takeFirst(at now: Instant) -> TaskID? {
    while ends.firstInstant <= now, let entry = ends.takeFirst() {
      if isHeld(entry) { return TaskID(rawValue: entry.value) }
    }
    return nil
  }

  /// The same tasks held.
  func copy() -> HeldTasks {
    var twin = HeldTasks()
    twin.rows = rows.copy()
    twin.ends = ends.copy()
    twin.count = count
    return twin
  }
}
