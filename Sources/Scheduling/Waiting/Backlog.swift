/// The tasks of one class of a campaign: they share calling windows and retry policy.
///
/// Closed hours belong to the backlog, not to its tasks: a task that comes due while the windows
/// are closed simply stays where its due time puts it and so keeps its rank (R10).
struct Backlog: ~Copyable, Sendable {
  let campaign: CampaignID
  private(set) var windows: CallingWindows
  private(set) var retry: RetryPolicy
  private(set) var attemptPriority: AttemptPriority
  /// First attempts of tasks that were never called.
  var fresh = FreshQueue()
  /// Place 0: callbacks (R25); place k: what waits for its attempt number k.
  var lanes: Table<DueQueue>
  /// In which order to look at them.
  private var order: LaneOrder
  /// The retries that go before the next new task; 0 if they are not mixed (R30).
  private(set) var retriesPerFirst: UInt16
  /// Whether it is the turn of retries, where they are mixed with new tasks.
  private var favoursRetries = false
  /// The priority of the campaign, and how long a task waits to count as of the next higher one
  /// (R31); 0: waiting changes nothing.
  private var priority: CampaignPriority
  private var agingMs: Int64
  /// Whether the number of the attempt is all that ranks the lanes.
  private var isByNumber: Bool { agingMs == 0 && order.isByNumber }
  /// Tasks that were closed where they wait: they are passed over when they come to the front.
  private var withdrawn = 0
  /// How many edges of the windows lie at or before the last instant looked at.
  private var edge = 0
  /// The next edge; nothing about open or closed changes before it.
  private var nextEdge = Instant.distantPast
  private var isOpen = false
  /// The first task that may start, and until when this is known; see `refresh`.
  private(set) var front = Front.none
  private(set) var frontValidUntil = Instant.distantPast

  /// A backlog of the campaign with these settings.
  init(campaign: CampaignID, _ taskClass: TaskClass, of settings: Campaign) {
    self.init(
      campaign: campaign, taskClass, priority: settings.priority,
      agingMs: settings.aging?.milliseconds ?? 0)
  }

  private init(
    campaign: CampaignID, _ taskClass: TaskClass, priority: CampaignPriority, agingMs: Int64
  ) {
    self.campaign = campaign
    windows = taskClass.windows
    retry = taskClass.retry
    attemptPriority = taskClass.attemptPriority
    lanes = Table(capacity: retry.maxAttempts + 1)
    for _ in 0...retry.maxAttempts { lanes.append(DueQueue()) }
    order = LaneOrder(attemptPriority, lanes: lanes.count)
    retriesPerFirst = attemptPriority.retriesPerFirst
    self.priority = priority
    self.agingMs = agingMs
  }

  /// A backlog with the same tasks.
  func copy() -> Backlog {
    let taskClass = TaskClass(windows: windows, retry: retry, attemptPriority: attemptPriority)
    var twin = Backlog(campaign: campaign, taskClass, priority: priority, agingMs: agingMs)
    twin.withdrawn = withdrawn
    twin.fresh = fresh
    twin.favoursRetries = favoursRetries
    twin.edge = edge
    twin.nextEdge = nextEdge
    twin.isOpen = isOpen
    twin.front = front
    twin.frontValidUntil = frontValidUntil
    while twin.lanes.count < lanes.count { twin.lanes.append(DueQueue()) }
    twin.order = LaneOrder(attemptPriority, lanes: lanes.count)
    for lane in lanes.indices { twin.lanes[lane] = lanes[lane].copy() }
    return twin
  }

  /// From now on this holds for every task that waits and every one that comes (R38).
  mutating func update(_ taskClass: TaskClass, of settings: Campaign) {
    if windows != taskClass.windows {
      windows = taskClass.windows
      edge = 0
      nextEdge = .distantPast
    }
    retry = taskClass.retry
    attemptPriority = taskClass.attemptPriority
    priority = settings.priority
    agingMs = settings.aging?.milliseconds ?? 0
    while lanes.count <= retry.maxAttempts { lanes.append(DueQueue()) }
    order = LaneOrder(attemptPriority, lanes: lanes.count)
    retriesPerFirst = attemptPriority.retriesPerFirst
    forgetFront()
  }

  /// It is the turn of retries, or of new tasks, where they are mixed (R30).
  mutating func favourRetries(_ isTheirTurn: Bool) {
    guard favoursRetries != isTheirTurn else { return }
    favoursRetries = isTheirTurn
    if retriesPerFirst > 0 { forgetFront() }
  }

  /// Brings `isOpen` up to date. O(1) between edges, O(log windows) at an edge.
  private mutating func advance(to now: Instant) {
    guard now >= nextEdge else { return }
    edge = windows.edgeCount(through: now)
    isOpen = !edge.isMultiple(of: 2)
    nextEdge = edge < windows.edges.count ? windows.edges[edge] : .distantFuture
  }

  /// Finds the first task that may start now, and until when this answer holds if nothing is added
  /// or taken.
  ///
  /// Looks at the lanes in the order of their rank and no further than the first that is due: one
  /// of lower rank changes nothing. No task and `distantFuture`: only a new task can change
  /// anything.
  mutating func refresh(at now: Instant, tasks: borrowing TaskTable) {
    advance(to: now)
    if withdrawn > 0 { dropWithdrawn(tasks) }
    front = .none
    frontValidUntil = .distantFuture
    if isByNumber { lookByNumber(at: now, tasks) } else { lookByRank(at: now, tasks) }
    // Nothing waits at all: not even an edge of the windows matters.
    if !front.exists, frontValidUntil == .distantFuture { return }
    frontValidUntil = isOpen ? min(frontValidUntil, nextEdge) : nextEdge
  }

  /// Callbacks, first attempts, second attempts …: what nearly every campaign asks for, and so
  /// without a look at any table.
  @inline(__always)
  private mutating func lookByNumber(at now: Instant, _ tasks: borrowing TaskTable) {
    consider(lane: 0, at: now, rank: 0)
    guard !front.exists else { return }
    consider(lane: 1, at: now, rank: 1)
    considerFresh(at: now, rank: 1, tasks)
    var lane = 2
    while !front.exists, lane < lanes.count {
      consider(lane: lane, at: now, rank: UInt16(truncatingIfNeeded: lane))
      lane &+= 1
    }
  }

  @inline(never)
  private mutating func lookByRank(at now: Instant, _ tasks: borrowing TaskTable) {
    for place in order.places(favouringRetries: favoursRetries) {
      let step = order[place]
      // With aging a task of lower rank may be of a higher level.
      if front.exists, step.rank > front.rank, agingMs == 0 { break }
      if step.lane == Front.freshLane {
        considerFresh(at: now, rank: step.rank, tasks)
      } else {
        consider(lane: Int(step.lane), at: now, rank: step.rank)
      }
    }
  }

  @inline(__always)
  private mutating func consider(lane: Int, at now: Instant, rank: UInt16) {
    let due = lanes[lane].firstInstant
    if due > now || !isOpen {
      frontValidUntil = min(frontValidUntil, due)
    } else if let entry = lanes[lane].first {
      let rival = Front(
        entry: entry, level: level(due: due, at: now), rank: rank, lane: UInt8(lane))
      if rival.precedes(front) { front = rival }
    }
  }

  @inline(__always)
  private mutating func considerFresh(
    at now: Instant, rank: UInt16, _ tasks: borrowing TaskTable
  ) {
    let due = fresh.firstInstant
    if due > now || !isOpen {
      frontValidUntil = min(frontValidUntil, due)
    } else if let task = fresh.first {
      let entry = TimeQueue.Entry(at: due, order: tasks[task].tieBreak, value: task.rawValue)
      let rival = Front(
        entry: entry, level: level(due: due, at: now), rank: rank, lane: Front.freshLane)
      if rival.precedes(front) { front = rival }
    }
  }

  /// The level of a task that has been due since then, the smaller the more urgent (R31). Within
  /// a lane the first task has waited longest, so that only first tasks need be asked.
  @inline(__always)
  private mutating func level(due: Instant, at now: Instant) -> UInt8 {
    agingMs == 0 ? priority.rawValue : agedLevel(due: due, at: now)
  }

  private mutating func agedLevel(due: Instant, at now: Instant) -> UInt8 {
    let steps = (now - due).milliseconds / agingMs
    guard steps < Int64(priority.rawValue) else { return 0 }
    frontValidUntil = min(frontValidUntil, due + TimeSpan(milliseconds: agingMs * (steps + 1)))
    return priority.rawValue - UInt8(steps)
  }

  /// Takes the first task out of the backlog.
  ///
  /// - Precondition: it exists and is up to date.
  mutating func removeFront() -> Front {
    let front = front
    if front.lane == Front.freshLane {
      _ = fresh.removeFirst()
    } else {
      _ = lanes[Int(front.lane)].removeFirst()
    }
    forgetFront()
    return front
  }

  /// Adds a task that was called before.
  mutating func insert(_ entry: TimeQueue.Entry, lane: Int) {
    lanes[lane].insert(entry)
    // What is known of the first task stays true until the new one is due.
    if entry.at < frontValidUntil { frontValidUntil = entry.at }
  }

  /// When the first of all tasks here is due; nil if none waits. O(lanes).
  var earliestDue: Instant? {
    var earliest = fresh.firstInstant
    for lane in lanes.indices { earliest = min(earliest, lanes[lane].firstInstant) }
    return earliest < .distantFuture ? earliest : nil
  }

  /// The first task has to be found again.
  mutating func forgetFront() { frontValidUntil = .distantPast }

  /// A task that waits here has been closed.
  mutating func withdraw() {
    withdrawn += 1
    forgetFront()
  }

  /// Takes closed tasks away from the heads of the queues. Amortised O(log tasks) for each.
  private mutating func dropWithdrawn(_ tasks: borrowing TaskTable) {
    for lane in lanes.indices {
      while let entry = lanes[lane].first,
        tasks[TaskID(rawValue: entry.value)].state != .queued
      {
        _ = lanes[lane].removeFirst()
        withdrawn -= 1
      }
    }
    while let task = fresh.first, tasks[task].state != .queued {
      _ = fresh.removeFirst()
      withdrawn -= 1
    }
  }

  /// Takes out a task that waits, wherever it does. O(tasks).
  mutating func remove(_ task: TaskID) {
    if !fresh.remove(task) {
      for lane in lanes.indices where lanes[lane].remove(task) { break }
    }
    forgetFront()
  }

  /// Takes out every task that waits for an attempt beyond this number and hands it to `body`, in
  /// no particular order.
  mutating func removeBeyond(
    attempt: Int, _ tasks: borrowing TaskTable, _ body: (TaskID) -> Void
  ) {
    for lane in attempt + 1..<max(attempt + 1, lanes.count) {
      lanes[lane].removeAll { task in
        if tasks[task].state == .queued { body(task) } else { withdrawn -= 1 }
      }
    }
    forgetFront()
  }

  /// Empties the backlog and hands each task to `body`, in no particular order.
  mutating func removeAll(_ tasks: borrowing TaskTable, _ body: (TaskID) -> Void) {
    fresh.removeAll { if tasks[$0].state == .queued { body($0) } }
    for lane in lanes.indices {
      lanes[lane].removeAll { if tasks[$0].state == .queued { body($0) } }
    }
    withdrawn = 0
    forgetFront()
  }
}
