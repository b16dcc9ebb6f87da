import Scheduling

/// What must hold on every run, checked from outside with nothing but the calls, the commands and
/// the setup. Each check is written from the rule book, none from the scheduler.
public struct RunInvariants {
  let run: Run
  let history: History
  private(set) var violations: [String] = []

  /// Everything that is wrong with a run; empty if nothing is.
  public static func violations(of run: Run, in setup: Setup) -> [String] {
    let history = History(of: run, in: setup)
    var checks = RunInvariants(run: run, history: history)
    checks.checkHours()
    checks.checkPace()
    checks.checkCeilings()
    checks.checkIntervals()
    checks.checkStates()
    checks.checkClosings()
    checks.checkLeases()
    checks.checkBreaker(exists: setup.hasBreaker)
    if !setup.hasBreaker { checks.checkWorkConservation() }
    return checks.violations + NumberInvariants.violations(of: run, history)
  }

  private init(run: Run, history: History) {
    self.run = run
    self.history = history
  }

  mutating func report(_ rule: String, _ call: Run.Call) { report("\(rule): \(call.decision)") }

  mutating func report(_ violation: String) { violations.append(violation) }

  /// The settings of the campaign that placed a call, when it did.
  func campaign(of call: Run.Call) -> Campaign {
    history.campaign(history.tasks[call.task].campaign, at: call.start)
  }
}

extension Run.Call {
  /// The task, by its place.
  var task: Int { Int(dial.task.rawValue) }
}
