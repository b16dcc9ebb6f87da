public import Scheduling
public import Statistics

/// A line of the story of one task: what happened to it, or what began to hold it (R46).
public enum StoryEvent: Equatable, Sendable {
  /// Its campaign changed its state.
  case campaign(CampaignState)
  /// A call was placed.
  case callStarted(CallRecord)
  /// A call ended.
  case callEnded(CallRecord)
  /// It waits, and this holds it; until something else does.
  case held(Hold)
  /// It is over.
  case closed(Disposition)
}

/// A line of a story with its instant.
public struct StoryLine: Equatable, Sendable {
  /// When.
  public var at: Instant
  /// What.
  public var event: StoryEvent
}

/// Tells the story of one task in one replication, in order, until an instant.
///
/// What holds the task is asked of the production scheduler after each decision. It costs a few
/// questions an event: about as long as the run itself.
public func story(
  of task: TaskID, in model: Model, seed: Seed, replication: Int, until: Instant
) -> [StoryLine] {
  var lines: [StoryLine] = []
  withoutActuallyEscaping({ lines.append($0) }) { append in
    var model = model
    model.horizon = min(model.horizon, until)
    let world = SimulatedTelephony(model, seed: seed, replication: replication)
    let watcher = StoryTeller(of: task, in: model, line: append)
    var simulation = Simulation(model, world: world, watcher: watcher)
    _ = simulation.run(isCancelled: { false })
  }
  return lines
}

/// Watches one task.
struct StoryTeller: Observer {
  private let task: TaskID
  private let campaign: CampaignID
  private let line: (StoryLine) -> Void
  private var due: Instant
  private var isCallback = false
  private var last: Hold?

  init(of task: TaskID, in model: Model, line: @escaping (StoryLine) -> Void) {
    self.task = task
    self.line = line
    var first = 0
    var place = 0
    while place + 1 < model.campaigns.count,
      first + model.campaigns[place].taskCount <= Int(task.rawValue)
    {
      first += model.campaigns[place].taskCount
      place += 1
    }
    campaign = CampaignID(rawValue: UInt16(place))
    due = model.start
  }

  private mutating func tell(_ event: StoryEvent, at now: Instant) {
    line(StoryLine(at: now, event: event))
    last = nil
  }

  mutating func campaignChanged(_ id: CampaignID, to state: CampaignState, at now: Instant) {
    if id == campaign { tell(.campaign(state), at: now) }
  }

  mutating func callStarted(_ call: CallRecord) {
    if call.task == task { tell(.callStarted(call), at: call.start) }
  }

  mutating func callEnded(_ call: CallRecord) {
    guard call.task == task else { return }
    tell(.callEnded(call), at: call.end)
    isCallback = call.outcome == .callback
  }

  mutating func taskQueued(_ id: TaskID, due: Instant, at _: Instant) {
    if id == task { self.due = due }
  }

  mutating func taskClosed(
    _ id: TaskID, of _: CampaignID, _ disposition: Disposition, at now: Instant
  ) {
    if id == task { tell(.closed(disposition), at: now) }
  }

  mutating func settled(_ scheduler: inout Scheduler, at now: Instant) {
    let hold = scheduler.hold(of: task, due: due, isCallback: isCallback)
    switch hold {
    case .calling, .closed: return
    default: break
    }
    // A pace that opens a little later after each start is still the same hold.
    if let last, last.rule == hold.rule, last.pool == hold.pool { return }
    line(StoryLine(at: now, event: .held(hold)))
    last = hold
  }
}

extension Hold {
  /// The pool that it is about, if it is about one.
  var pool: PoolID? {
    switch self {
    case .slots(let pool), .reclaim(let pool): pool
    default: nil
    }
  }
}
