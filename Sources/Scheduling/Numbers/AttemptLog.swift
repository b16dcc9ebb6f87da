/// When calls started, as far as caps ask (R26): one row a call, linked to the last call before it
/// on the same number, to the same contact and of the same campaign.
///
/// To know whether a cap of n holds one walks n links back: exact for every period, with nothing
/// to expire and nothing to count again when a cap changes.
struct AttemptLog: ~Copyable, Sendable {
  struct Row: Sendable, BitwiseCopyable {
    var at: Instant
    var previousOfNumber: UInt32
    var previousOfContact: UInt32
    var previousOfCampaign: UInt32
  }

  /// Stands for "no call before".
  static let none = UInt32.max

  private var rows = Table<Row>(capacity: 1)
  /// The last call of each task; shorter than the tasks as long as the last have none.
  private var lastOfTask = Table<UInt32>(capacity: 1)

  /// Writes a start down.
  ///
  /// - Parameters:
  ///   - number: the last call to the number so far; becomes this one.
  ///   - campaign: the last call of the campaign so far; becomes this one.
  mutating func start(
    at now: Instant, of task: TaskID, number: inout UInt32, campaign: inout UInt32
  ) {
    precondition(rows.count < Int(Self.none), "a scheduler logs at most 4,294,967,295 calls")
    let row = UInt32(rows.count)
    rows.append(
      Row(
        at: now, previousOfNumber: number, previousOfContact: last(of: task),
        previousOfCampaign: campaign))
    number = row
    campaign = row
    while lastOfTask.count <= Int(task.rawValue) { lastOfTask.append(Self.none) }
    lastOfTask[Int(task.rawValue)] = row
  }

  /// The last call of a task, `none` if there was none.
  func last(of task: TaskID) -> UInt32 {
    let place = Int(task.rawValue)
    return place < lastOfTask.count ? lastOfTask[place] : Self.none
  }

  /// When a cap lets the next call start, given the last call that it counts; `distantPast` if
  /// there were not enough. O(count of the cap).
  func opening(_ cap: AttemptCap, last: UInt32) -> Instant {
    var row = last
    for _ in 1..<cap.count where row != Self.none {
      switch cap.scope {
      case .number: row = rows[Int(row)].previousOfNumber
      case .contact: row = rows[Int(row)].previousOfContact
      case .campaign: row = rows[Int(row)].previousOfCampaign
      }
    }
    return row == Self.none ? .distantPast : cap.opening(after: rows[Int(row)].at)
  }

  /// A log with the same calls.
  func copy() -> AttemptLog {
    var twin = AttemptLog()
    twin.rows = rows.copy()
    twin.lastOfTask = lastOfTask.copy()
    return twin
  }
}
