/// The calls in progress, one place per slot.
///
/// A slot, a call and a calling task are one to one to one.
struct CallTable: ~Copyable, Sendable {
  // Not private: the compiler (6.3) cannot destroy a table of private rows in another file.
  struct Row: Sendable, BitwiseCopyable {
    var task: TaskID
    var generation: UInt32
    var isBusy: Bool
    /// Which of the contact's numbers is called.
    var destination: UInt8
  }

  private var rows = Table<Row>()
  private var free = Table<UInt32>()

  /// Calls in progress.
  var count: Int { rows.count - free.count }

  /// Puts a call on a free slot: the one given back last, or a new one, the lowest first.
  mutating func begin(_ task: TaskID, to destination: UInt8 = 0) -> CallID {
    let slot: UInt32
    if !free.isEmpty {
      slot = free.removeLast()
      rows[Int(slot)].task = task
      rows[Int(slot)].isBusy = true
      rows[Int(slot)].destination = destination
    } else {
      slot = UInt32(rows.count)
      rows.append(Row(task: task, generation: 0, isBusy: true, destination: destination))
    }
    return CallID(slot: slot, generation: rows[Int(slot)].generation)
  }

  /// Ends a call and frees its slot; nil if the call is over already or never was (R39).
  mutating func end(_ call: CallID) -> TaskID? {
    let slot = Int(call.slot)
    guard slot < rows.count, rows[slot].isBusy, rows[slot].generation == call.generation else {
      return nil
    }
    rows[slot].isBusy = false
    rows[slot].generation &+= 1
    free.append(call.slot)
    return rows[slot].task
  }

  /// The task of a call in progress; nil if the call is over or never was.
  func task(of call: CallID) -> TaskID? {
    let slot = Int(call.slot)
    guard slot < rows.count, rows[slot].generation == call.generation else { return nil }
    return task(on: call.slot)
  }

  /// The task that is called on a slot; nil if the slot is free.
  func task(on slot: UInt32) -> TaskID? {
    rows[Int(slot)].isBusy ? rows[Int(slot)].task : nil
  }

  /// The call on a slot; nil if the slot is free.
  func call(on slot: UInt32) -> CallID? {
    guard rows[Int(slot)].isBusy else { return nil }
    return CallID(slot: slot, generation: rows[Int(slot)].generation)
  }

  /// Which of the contact's numbers the last call of a slot called.
  func destination(ofSlot slot: UInt32) -> Int { Int(rows[Int(slot)].destination) }

  /// A table with the same calls.
  func copy() -> CallTable {
    var twin = CallTable()
    twin.rows = rows.copy()
    twin.free = free.copy()
    return twin
  }
}
