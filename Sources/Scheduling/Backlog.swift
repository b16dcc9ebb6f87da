/// The tasks of one campaign that share one set of calling windows.
///
/// Closed hours belong to the backlog, not to its tasks: a task that comes due while the windows
/// are closed simply stays where its due time puts it and so keeps its rank (R10).
struct Backlog: ~Copyable, Sendable {
  let campaign: CampaignID
  let windows: CallingWindows
  /// First attempts of tasks that were never called.
  var fresh = FreshQueue()
  /// Place 0: callbacks (R25); place k: what waits for its attempt number k.
  var lanes: Table<DueQueue>
  /// How many edges of the windows lie at or before the last instant looked at.
  private var edge = 0
  /// The next edge; nothing about open or closed changes before it.
  private var nextEdge = Instant.distantPast
  private(set) var isOpen = false

  init(campaign: CampaignID, windows: CallingWindows, maxAttempts: Int) {
    self.campaign = campaign
    self.windows = windows
    lanes = Table(capacity: maxAttempts + 1)
    for _ in 0...maxAttempts { lanes.append(DueQueue()) }
  }

  /// A backlog with the same tasks.
  func copy() -> Backlog {
    var twin = Backlog(campaign: campaign, windows: windows, maxAttempts: lanes.count - 1)
    twin.fresh = fresh
    for lane in lanes.indices { twin.lanes[lane] = lanes[lane].copy() }
    return twin
  }

  /// Brings `isOpen` up to date. O(1) between edges, O(log windows) at an edge.
  mutating func advance(to now: Instant) {
    guard now >= nextEdge else { return }
    edge = windows.edgeCount(through: now)
    isOpen = !edge.isMultiple(of: 2)
    nextEdge = edge < windows.edges.count ? windows.edges[edge] : .distantFuture
  }

  /// The first task that may start now, and until when this answer holds if nothing is added or
  /// taken.
  ///
  /// Looks at the lanes in the order of their rank and no further than the first that is due: one
  /// of lower rank changes nothing. Nil and `distantFuture`: only a new task can change anything.
  ///
  /// - Precondition: advanced to `now`.
  func front(
    at now: Instant, by priority: AttemptPriority, tasks: borrowing TaskTable
  ) -> (front: Front?, validUntil: Instant) {
    var nextDue = Instant.distantFuture
    var best: Front?
    switch priority {
    case .firstAttemptsFirst:
      for lane in lanes.indices {
        consider(lane: lane, at: now, rank: lane, best: &best, nextDue: &nextDue)
        if lane == 1 { considerFresh(at: now, rank: 1, tasks, best: &best, nextDue: &nextDue) }
        if best != nil { break }
      }
    case .dueFirst:
      consider(lane: 0, at: now, rank: 0, best: &best, nextDue: &nextDue)
      if best == nil {
        for lane in 2..<max(2, lanes.count) {
          consider(lane: lane, at: now, rank: 1, best: &best, nextDue: &nextDue)
        }
      }
      if best == nil {
        consider(lane: 1, at: now, rank: 2, best: &best, nextDue: &nextDue)
        considerFresh(at: now, rank: 2, tasks, best: &best, nextDue: &nextDue)
      }
    }
    if best == nil, nextDue == .distantFuture { return (nil, .distantFuture) }
    return (best, isOpen ? min(nextDue, nextEdge) : nextEdge)
  }

  @inline(__always)
  private func consider(
    lane: Int, at now: Instant, rank: Int, best: inout Front?, nextDue: inout Instant
  ) {
    let due = lanes[lane].firstInstant
    if due > now || !isOpen {
      if due < nextDue { nextDue = due }
    } else if let entry = lanes[lane].first {
      offer(Front(entry, rank: UInt8(rank), lane: UInt8(lane)), best: &best)
    }
  }

  @inline(__always)
  private func considerFresh(
    at now: Instant, rank: Int, _ tasks: borrowing TaskTable, best: inout Front?,
    nextDue: inout Instant
  ) {
    let due = fresh.firstInstant
    if due > now || !isOpen {
      if due < nextDue { nextDue = due }
    } else if let task = fresh.first {
      let entry = TimeQueue.Entry(at: due, order: tasks[task].tieBreak, value: task.rawValue)
      offer(Front(entry, rank: UInt8(rank), lane: Front.freshLane), best: &best)
    }
  }

  @inline(__always)
  private func offer(_ front: Front, best: inout Front?) {
    if let rival = best, !front.precedes(rival) { return }
    best = front
  }

  /// Takes the task that `front` named out of the backlog.
  mutating func remove(_ front: Front) {
    if front.lane == Front.freshLane {
      _ = fresh.removeFirst()
    } else {
      _ = lanes[Int(front.lane)].removeFirst()
    }
  }

  /// Empties the backlog and hands each task to `body`.
  mutating func removeAll(_ body: (TaskID) -> Void) {
    fresh.removeAll(body)
    for lane in lanes.indices { lanes[lane].removeAll(body) }
  }
}

/// The first task of a backlog and what ranks it (R29).
struct Front: Sendable, BitwiseCopyable {
  var task: TaskID
  var due: Instant
  var tieBreak: UInt32
  /// The attempt priority (R30); callbacks, which come before all others, have 0.
  var rank: UInt8
  /// Where in its backlog the task waits.
  var lane: UInt8

  /// The place of tasks that were never called.
  static let freshLane: UInt8 = 255

  /// The front of a lane.
  init(_ entry: TimeQueue.Entry, rank: UInt8, lane: UInt8) {
    task = TaskID(rawValue: entry.value)
    due = entry.at
    tieBreak = entry.order
    self.rank = rank
    self.lane = lane
  }

  var isCallback: Bool { lane == 0 }

  /// Callback, attempt priority, earliest due, tie-breaking number (R29).
  func precedes(_ other: Front) -> Bool {
    if rank != other.rank { return rank < other.rank }
    if due != other.due { return due < other.due }
    if tieBreak != other.tieBreak { return tieBreak < other.tieBreak }
    return task < other.task
  }
}
