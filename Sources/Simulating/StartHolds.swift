public import Scheduling
public import Statistics

/// Runs one replication and hands every event, in order, to `line`; the start of a call with what
/// had held it until then (R46), nil for a task that came at that instant.
///
/// The production scheduler is asked at the last instant before each start. Who starts next is
/// known from a run before, so that it takes the time of two.
///
/// - Parameter end: the last instant that is told about; soon after it the run is given up, and
///   there is no summary. Nil: the run is followed to its end.
@discardableResult
public func traceWithHolds(
  _ model: Model, seed: Seed, replication: Int, until end: Instant? = nil,
  line: (TraceLine, Hold?) -> Void
) -> Summary? {
  var starts: [AwaitedStart] = []
  var isOver = false
  func isPast(_ instant: Instant) -> Bool { end.map { instant > $0 } ?? false }
  func note(_ start: AwaitedStart, at instant: Instant) {
    starts.append(start)
    isOver = isPast(instant)
  }
  withoutActuallyEscaping(note) { note in
    _ = run(model, seed, replication, watcher: StartFinder(note), { isOver })
  }
  isOver = false
  func tell(_ event: TraceLine, _ hold: Hold?) {
    isOver = isPast(event.at)
    if !isOver { line(event, hold) }
  }
  return withoutActuallyEscaping(tell) { tell in
    run(model, seed, replication, watcher: HoldFinder(starts, tell), { isOver })
  }
}

/// A start, and when to ask what holds it.
private struct AwaitedStart {
  let task: TaskID
  let due: Instant
  let isCallback: Bool
  /// How often the scheduler had settled before.
  let settlements: Int
}

/// Finds out who starts when.
private struct StartFinder: Observer {
  /// Told each start with its instant.
  private let append: (AwaitedStart, Instant) -> Void
  private var settlements = 0
  /// The tasks that are called next because somebody asked for it (R25).
  private var callbacks: Set<TaskID> = []
  /// Tasks whose last call ended so since the scheduler settled; whether it honours that it says
  /// when it has.
  private var asked: Set<TaskID> = []
  private var honoured: [TaskID: Int] = [:]

  static var wantsTrace: Bool { true }

  init(_ append: @escaping (AwaitedStart, Instant) -> Void) { self.append = append }

  mutating func observe(_ line: TraceLine) {
    switch line.event {
    case .callStarted(let call):
      append(
        AwaitedStart(
          task: call.task, due: call.readyAt,
          isCallback: callbacks.contains(call.task) || asked.contains(call.task),
          settlements: settlements), line.at)
    case .callEnded(let call) where call.outcome != .systemFault:
      callbacks.remove(call.task)
      if call.outcome == .callback { asked.insert(call.task) }
    case .command(.setCallback(let task, _), nil): callbacks.insert(task)
    default: break
    }
  }

  mutating func settled(_ scheduler: inout Scheduler, at _: Instant, until _: Instant) {
    settlements += 1
    for task in asked {
      let count = scheduler.callbacks(of: task)
      if count > honoured[task, default: 0] { callbacks.insert(task) }
      honoured[task] = count
    }
    asked.removeAll()
  }
}

/// Asks what holds those who start next.
private struct HoldFinder: Observer {
  private let starts: [AwaitedStart]
  private let line: (TraceLine, Hold?) -> Void
  private var settlements = 0
  /// What holds each of the starts, as far as it was asked.
  private var holds: [Hold?]
  /// Starts that have taken place.
  private var taken = 0

  static var wantsTrace: Bool { true }

  init(_ starts: [AwaitedStart], _ line: @escaping (TraceLine, Hold?) -> Void) {
    self.starts = starts
    self.line = line
    // Nobody can be asked about what starts with the run.
    holds = starts.prefix(while: { $0.settlements == 0 }).map { _ in nil }
  }

  mutating func observe(_ line: TraceLine) {
    guard case .callStarted = line.event else { return self.line(line, nil) }
    self.line(line, holds[taken])
    taken += 1
  }

  mutating func settled(_ scheduler: inout Scheduler, at now: Instant, until next: Instant) {
    settlements += 1
    while holds.count < starts.count, starts[holds.count].settlements == settlements {
      let wait = TimeSpan(milliseconds: max(0, (next - now).milliseconds - 1))
      holds.append(hold(of: starts[holds.count], scheduler, at: scheduler.now + wait))
    }
  }

  private func hold(
    of start: AwaitedStart, _ scheduler: borrowing Scheduler, at instant: Instant
  ) -> Hold? {
    // A clock that was set back stands still for a while (R2).
    let hold =
      scheduler.hold(of: start.task, due: start.due, isCallback: start.isCallback, at: instant)
      ?? scheduler.hold(of: start.task, due: start.due, isCallback: start.isCallback)
    // Called again as soon as its last call has ended.
    guard hold == .calling else { return hold }
    return start.isCallback ? .callback(at: start.due) : .interval(until: start.due)
  }
}
