/// What the scheduler remembers of every telephone number of the organisation, and which tasks
/// have which numbers (R28).
struct NumberTable: ~Copyable, Sendable {
  struct Row: Sendable, BitwiseCopyable {
    /// The end of the last conversation on it (R26).
    var lastConversation = Instant.distantPast
    /// Its last call in the attempt log.
    var lastCall = AttemptLog.none
    /// The first place in `entries` with this number.
    var firstEntry = NumberTable.none
    var state = State()
  }

  /// What keeps a number from being called.
  struct State: OptionSet, Sendable, BitwiseCopyable {
    let rawValue: UInt8
    /// Somebody asked never to be called on it again.
    static let doNotCall = State(rawValue: 1)
    /// It does not exist.
    static let invalid = State(rawValue: 2)
    /// A call is in progress.
    static let inCall = State(rawValue: 4)
    /// What never ends.
    static let dead: State = [.doNotCall, .invalid]
  }

  /// One number of one task.
  struct Entry: Sendable, BitwiseCopyable {
    var number: NumberID
    var task: TaskID
    /// The next place with the same number.
    var next: UInt32
  }

  /// Stands for "no more entries".
  static let none = UInt32.max

  private var rows = Table<Row>(capacity: 1)
  /// The numbers of all tasks, one task after the other, the primary of each first.
  private var entries = Table<Entry>(capacity: 1)
  /// Where the entries of each task end; shorter than the tasks as long as the last have none.
  private var ends = Table<UInt32>(capacity: 1)

  /// The row of a number; rows come into being when they are asked for.
  subscript(number: NumberID) -> Row {
    get {
      let place = Int(number.rawValue)
      return place < rows.count ? rows[place] : Row()
    }
    set {
      while rows.count <= Int(number.rawValue) { rows.append(Row()) }
      rows[Int(number.rawValue)] = newValue
    }
  }

  /// The places in `entries` of a task's numbers; empty for a task without numbers.
  func entries(of task: TaskID) -> Range<Int> {
    let place = Int(task.rawValue)
    guard place < ends.count else { return 0..<0 }
    return (place == 0 ? 0 : Int(ends[place - 1]))..<Int(ends[place])
  }

  /// One of a task's numbers, 0 for the primary; nil for a task without numbers.
  func number(_ place: Int, of task: TaskID) -> NumberID? {
    let range = entries(of: task)
    return range.isEmpty ? nil : entries[range.lowerBound + place].number
  }

  /// A task's numbers, the primary first.
  func numbers(of task: TaskID) -> [NumberID] { entries(of: task).map { entries[$0].number } }

  /// Gives numbers to new tasks.
  ///
  /// - Precondition: no later task has any.
  mutating func add(_ numbers: ContactNumbers, first: UInt32) {
    while ends.count < Int(first) { ends.append(UInt32(entries.count)) }
    ends.reserve(ends.count + numbers.count)
    entries.reserve(entries.count + numbers.ids.count)
    for contact in 0..<numbers.count {
      let task = TaskID(rawValue: first + UInt32(contact))
      for number in numbers[contact] {
        entries.append(Entry(number: number, task: task, next: self[number].firstEntry))
        self[number].firstEntry = UInt32(entries.count - 1)
      }
      ends.append(UInt32(entries.count))
    }
  }

  /// The first number of a task, in turn from the given place on, that can be called now; nil if
  /// each is in a call or dead.
  func firstFree(of task: TaskID, from place: Int) -> Int? {
    let range = entries(of: task)
    for step in 0..<range.count {
      let candidate = (place + step) % range.count
      if self[entries[range.lowerBound + candidate].number].state.isEmpty { return candidate }
    }
    return nil
  }

  /// Whether a task has numbers and each of them is invalid or on the do-not-call list.
  func isUnreachable(_ task: TaskID) -> Bool {
    let range = entries(of: task)
    return !range.isEmpty
      && range.allSatisfy { !self[entries[$0].number].state.isDisjoint(with: .dead) }
  }

  /// An entry of the chain that begins at `firstEntry` of a number.
  func entry(_ place: UInt32) -> Entry { entries[Int(place)] }

  /// Every task that has the number, the one that was added last first.
  func tasks(with number: NumberID) -> [TaskID] {
    var found: [TaskID] = []
    var place = self[number].firstEntry
    while place != Self.none {
      found.append(entry(place).task)
      place = entry(place).next
    }
    return found
  }

  /// A table with the same numbers.
  func copy() -> NumberTable {
    var twin = NumberTable()
    twin.rows = rows.copy()
    twin.entries = entries.copy()
    twin.ends = ends.copy()
    return twin
  }
}
