public import Scheduling

/// How a call goes: what the script answers for (task, number of the call, start).
public struct Fate: Equatable, Sendable {
  /// How long the call holds its slot.
  public var duration: TimeSpan
  /// How it ends.
  public var outcome: Outcome
  /// For a callback: from the end of the call to the time asked for.
  public var callbackAfter: TimeSpan?
  /// How much later than the end the scheduler hears of it; nil: never.
  public var reportDelay: TimeSpan?
  /// From the start of the call to the answer; nil: nobody answers, or nobody tells.
  public var answerAfter: TimeSpan?

  /// A fate.
  public init(
    _ duration: TimeSpan, _ outcome: Outcome, callbackAfter: TimeSpan? = nil,
    reportDelay: TimeSpan? = .zero, answerAfter: TimeSpan? = nil
  ) {
    self.duration = duration
    self.outcome = outcome
    self.callbackAfter = callbackAfter
    self.reportDelay = reportDelay
    self.answerAfter = answerAfter
  }

  /// A call of so many minutes.
  public static func minutes(
    _ minutes: Int, _ outcome: Outcome = .completed, callbackAfter: Int? = nil
  ) -> Fate {
    Fate(
      .minutes(Int64(minutes)), outcome, callbackAfter: callbackAfter.map { .minutes(Int64($0)) })
  }
}

/// A tiny world with a clock that jumps: it makes the calls that a scheduler asks for, ends them as
/// a script says, and writes down what happened.
///
/// It shares no code with the simulator, so that neither hides a fault of the other.
public struct ScriptedWorld {
  /// How the call of a task goes.
  public typealias Script = (_ task: TaskID, _ number: Int, _ now: Instant) -> Fate

  /// What happened so far.
  public private(set) var run = Run()
  /// When the scheduler is woken, given now and the alarm it asked for; by default then and once.
  public var wakeUps: (_ now: Instant, _ alarm: Instant) -> [Instant] = { _, alarm in [alarm] }
  /// How often the scheduler is woken at each instant.
  public var wakeUpsPerInstant = 1
  /// If not nil, whatever is reported of a call is reported once more, so much later.
  public var repeatsReportsAfter: TimeSpan?

  private let script: Script
  private var commands: [(at: Instant, command: Command)]
  private var reports: [(at: Instant, event: Event, call: Int)] = []
  /// The call in the run that a scheduler means, by its own name for it.
  private var callsByID: [CallID: Int] = [:]
  private var alarms: [Instant] = []

  /// A world in which nothing has happened yet.
  public init(_ setup: Setup, script: @escaping Script) {
    self.script = script
    commands = setup.commands
  }

  /// Runs the production scheduler to the end.
  public static func run(
    _ setup: Setup, until horizon: Instant = .minute(100_000), script: @escaping Script
  ) -> Run {
    var scheduler = ProductionScheduler(setup)
    var world = ScriptedWorld(setup, script: script)
    world.drive(&scheduler, until: horizon)
    return world.run
  }

  /// Lets time pass until nothing is left to happen, or up to and including `horizon`.
  public mutating func drive<S: DrivenScheduler & ~Copyable>(
    _ scheduler: inout S, until horizon: Instant = .minute(100_000)
  ) {
    while let now = nextInstant(), now <= horizon { step(&scheduler, at: now) }
  }

  private func nextInstant() -> Instant? {
    let candidates = [commands.first?.at, reports.map(\.at).min(), alarms.min()]
    let next = candidates.compactMap { $0 }.min()
    return next == .distantFuture ? nil : next
  }

  private mutating func step<S: DrivenScheduler & ~Copyable>(
    _ scheduler: inout S, at now: Instant
  ) {
    let heard = reports.filter { $0.at <= now }
    reports.removeAll { $0.at <= now }
    for report in heard where run.calls[report.call].reportedAt == nil {
      if case .callEnded = report.event { run.calls[report.call].reportedAt = now }
    }
    let due = commands.prefix { $0.at <= now }.map(\.command)
    commands.removeFirst(due.count)
    alarms.removeAll { $0 <= now }
    run.reports += heard.count
    perform(scheduler.report(heard.map(\.event), at: now), at: now)
    let (effects, refused) = scheduler.carryOut(due, at: now)
    for (command, isRefused) in zip(due, refused) {
      run.commands.append(Run.Order(at: now, command: command, isRefused: isRefused))
    }
    perform(effects, at: now)
    var alarm = Instant.distantFuture
    for _ in 0..<wakeUpsPerInstant {
      let (effects, next) = scheduler.settle(at: now)
      perform(effects, at: now)
      alarm = next
    }
    precondition(alarm > now, "an alarm that does not lie ahead rings for ever")
    alarms = wakeUps(now, alarm)
    precondition(alarms.allSatisfy { $0 > now }, "the scheduler is woken after now")
  }

  private mutating func perform(_ effects: [Effect], at now: Instant) {
    for effect in effects {
      run.effects.append((now, effect))
      perform(effect, at: now)
    }
  }

  private mutating func perform(_ effect: Effect, at now: Instant) {
    switch effect {
    case .dial(let dial): place(dial, at: now)
    case .loseCall(let call): lose(call, at: now)
    case .campaignChanged, .queueTask, .closeTask, .breakerChanged: break
    }
  }
  private mutating func place(_ dial: Dial, at now: Instant) {
    let fate = script(dial.task, Int(dial.number), now)
    let endedAt = now + fate.duration
    let end = CallEnd(
      call: dial.call, outcome: fate.outcome, endedAt: endedAt,
      callbackAt: fate.callbackAfter.map { endedAt + $0 })
    if let after = fate.answerAfter {
      report(.callAnswered(dial.call, at: now + after), at: now + after)
    }
    if let delay = fate.reportDelay { report(.callEnded(end), at: endedAt + delay) }
    callsByID[dial.call] = run.calls.count
    run.calls.append(
      Run.Call(start: now, dial: dial, fate: fate, row: run.lowestFreeRow, reportedAt: nil))
  }

  private mutating func report(_ event: Event, at instant: Instant) {
    reports.append((instant, event, run.calls.count))
    if let later = repeatsReportsAfter { reports.append((instant + later, event, run.calls.count)) }
  }

  /// As far as the scheduler is concerned the call is over; the person may still be talking.
  private mutating func lose(_ call: CallID, at now: Instant) {
    guard let place = callsByID[call] else { preconditionFailure("no such call") }
    run.calls[place].reportedAt = now
    run.calls[place].isLost = true
  }
}
