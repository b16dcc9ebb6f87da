public import Scheduling
public import Statistics

/// A line of the story of one contact: what happened to it, or what began to hold it (R46).
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

/// Tells the story of one contact in one replication, in order, until an instant.
///
/// What holds it is asked of the production scheduler after each decision. It costs a few
/// questions an event: about as long as the run itself.
public func story(
  of contact: ContactID, in model: Model, seed: Seed, replication: Int, until: Instant
) -> [StoryLine] {
  var lines: [StoryLine] = []
  withoutActuallyEscaping({ lines.append($0) }) { append in
    var model = model
    model.horizon = min(model.horizon, until)
    run(model, seed, replication, watcher: StoryTeller(of: contact, in: model, line: append))
  }
  return lines
}

/// Watches one contact.
struct StoryTeller: Observer {
  private let contact: ContactID
  private let line: (StoryLine) -> Void
  /// The task of the contact; nil until it comes.
  private var task: TaskID?
  private var due: Instant
  private var isCallback = false
  /// Callbacks that were honoured so far: one that is asked for in vain is an interval (R24).
  private var honoured = 0
  private var last: Hold?

  static var wantsTrace: Bool { true }

  init(of contact: ContactID, in model: Model, line: @escaping (StoryLine) -> Void) {
    self.contact = contact
    self.line = line
    due = model.start
    let campaign = Int(contact.campaign.rawValue)
    guard contact.place < model.campaigns[campaign].taskCount else { return }
    let first = model.campaigns[..<campaign].reduce(0) { $0 + $1.taskCount }
    task = TaskID(rawValue: UInt32(first) + contact.place)
  }

  private mutating func tell(_ event: StoryEvent, at now: Instant) {
    line(StoryLine(at: now, event: event))
    last = nil
  }

  mutating func observe(_ line: TraceLine) {
    if case .campaign(contact.campaign, let state) = line.event {
      tell(.campaign(state), at: line.at)
    }
    guard line.contact == contact else { return }
    switch line.event {
    case .taskCame(let id):
      task = id
      due = line.at
    case .callStarted(let call): tell(.callStarted(call), at: line.at)
    case .callEnded(let call):
      tell(.callEnded(call), at: line.at)
      // A system fault takes no callback from anybody (R25).
      if call.outcome != .systemFault { isCallback = false }
    case .command(.setCallback, nil): isCallback = true
    case .taskQueued(_, let due): self.due = due
    case .taskClosed(_, let disposition): tell(.closed(disposition), at: line.at)
    default: break
    }
  }

  mutating func settled(_ scheduler: inout Scheduler, at now: Instant, until next: Instant) {
    guard let task else { return }
    let callbacks = scheduler.callbacks(of: task)
    if callbacks > honoured { isCallback = true }
    honoured = callbacks
    var instant = now
    // By the clock alone a hold may give way to another while nothing happens.
    while instant < next {
      let then = scheduler.now + (instant - now)
      let hold = scheduler.hold(of: task, due: due, isCallback: isCallback, at: then)
      guard let hold, !hold.isOver else { return }
      note(hold, at: instant)
      let edge = scheduler.nextEdgeOfHours(of: task, after: then)
      let end = min(hold.until ?? .distantFuture, edge)
      guard end > then, end < .distantFuture else { return }
      instant = instant + (end - then)
    }
  }

  private mutating func note(_ hold: Hold, at now: Instant) {
    // A pace that opens a little later after each start is still the same hold.
    if let last, last.rule == hold.rule, last.pool == hold.pool { return }
    line(StoryLine(at: now, event: .held(hold)))
    last = hold
  }
}

extension Hold {
  /// Whether the task waits for nothing, because it is being called or closed.
  fileprivate var isOver: Bool {
    switch self {
    case .calling, .closed: true
    default: false
    }
  }
}
