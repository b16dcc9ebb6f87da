public import Scheduling

/// One random organisation in a world that treats its scheduler badly: reports come twice, alarms
/// come early, late or twice, the process dies and is restored. Whatever happens, the production
/// scheduler must decide as the reference does, and no rule may be broken.
public struct SwarmCase {
  /// The organisation.
  public let organisation: RandomOrganisation
  /// What is set up and asked, which a smaller case has less of.
  public var setup: Setup
  /// Whether all news of calls come at once and once, which is easier to follow.
  var newsIsPunctual = false
  private let horizon = Instant.minute(600)

  /// The case of a seed.
  public init(seed: UInt64) {
    organisation = RandomOrganisation(seed: seed)
    setup = organisation.setup
  }

  /// How the world of the case treats its scheduler, calls aside.
  struct Mischief {
    /// Whatever is reported of a call is reported once more, so much later.
    var repeatsReportsAfter: TimeSpan?
    /// Whether the scheduler is woken before its alarm, too.
    var wakesEarly: Bool
    /// How often it is woken at each instant.
    var wakes: Int
    /// With how many active campaigns it does without its index of starts.
    var scanLimit: Int
  }

  var mischief: Mischief {
    var generator = RepeatableGenerator(seed: organisation.seed &+ 0xbad)
    let repeats: TimeSpan? =
      generator.oneIn(4) ? .seconds(Int64(generator.pick(0...200))) : nil
    return Mischief(
      repeatsReportsAfter: newsIsPunctual ? nil : repeats,
      wakesEarly: generator.oneIn(4), wakes: generator.oneIn(4) ? 2 : 1,
      scanLimit: generator.pick([0, 2, Int.max]))
  }

  /// How a call goes.
  public func fate(_ task: TaskID, _ number: Int, _ now: Instant) -> Fate {
    var fate = organisation.fate(task, number, now)
    guard newsIsPunctual else { return fate }
    fate.reportDelay = .zero
    if let answer = fate.answerAfter, answer > fate.duration { fate.answerAfter = nil }
    return fate
  }

  /// What is wrong, the first thing only; nil if nothing is.
  public func failure() -> String? {
    let mischief = mischief
    var world = ScriptedWorld(setup, script: fate)
    world.repeatsReportsAfter = mischief.repeatsReportsAfter
    world.wakeUpsPerInstant = mischief.wakes
    if mischief.wakesEarly {
      world.wakeUps = { now, alarm in
        let early = now + .seconds(50)
        return early < alarm && alarm < .distantFuture ? [early, alarm] : [alarm]
      }
    }
    var production = CrashingScheduler(
      setup, scanLimit: mischief.scanLimit, seed: organisation.seed)
    world.drive(&production, until: horizon)
    let actual = world.run
    if let difference = production.difference { return difference }

    var reference = ReferenceScheduler(setup)
    let expected = run(&reference, until: horizon)
    if let difference = Run.difference(actual, expected) { return difference }
    return RunInvariants.violations(of: actual, in: setup).first
  }

  /// What a scheduler that nobody disturbs makes of the case: no crash, and alarms on time.
  func run<S: DrivenScheduler & ~Copyable>(_ scheduler: inout S, until horizon: Instant) -> Run {
    var world = ScriptedWorld(setup, script: fate)
    world.repeatsReportsAfter = mischief.repeatsReportsAfter
    world.drive(&scheduler, until: horizon)
    return world.run
  }

  /// The smallest case that still fails, found by leaving out one thing after the other (commands,
  /// tasks) and by replacing what no scenario can say by what one can.
  ///
  /// - Parameter isBroken: what it means to fail.
  /// - Precondition: the case fails.
  public func shrunk(_ isBroken: (SwarmCase) -> Bool = { $0.failure() != nil }) -> SwarmCase {
    var smallest = self
    while let smaller = smallest.smaller().first(where: isBroken) { smallest = smaller }
    return smallest
  }

  /// Cases with a little less in them, or with something plainer.
  private func smaller() -> [SwarmCase] {
    var result = (setup.smaller() + setup.plainer()).map { setup in
      var smaller = self
      smaller.setup = setup
      return smaller
    }
    if !newsIsPunctual {
      var punctual = self
      punctual.newsIsPunctual = true
      result.append(punctual)
    }
    return result
  }
}

extension Setup {
  /// Setups with a little less in them.
  func smaller() -> [Setup] {
    var result: [Setup] = []
    for place in commands.indices.reversed() {
      switch commands[place].command {
      case .openCampaign: continue
      case .addTasks(let batch) where batch.count > 1:
        result.append(removingCommand(place))
        result.append(replacingCommand(place, by: .addTasks(batch.withoutLast)))
      default: result.append(removingCommand(place))
      }
    }
    return result
  }
}

extension TaskBatch {
  /// The same without its last task.
  fileprivate var withoutLast: TaskBatch {
    TaskBatch(
      campaign: campaign, count: count - 1, classes: classes?.dropLast(),
      notBefore: notBefore?.dropLast(), expiry: expiry?.dropLast(),
      expiryIsPatience: expiryIsPatience,
      numbers: numbers.map { numbers in
        ContactNumbers((0..<count - 1).map { Array(numbers[$0]) })
      })
  }
}

extension Run {
  /// The first start or end of a task in which two runs differ; nil if they do not.
  public static func difference(_ actual: Run, _ expected: Run) -> String? {
    for place in 0..<max(actual.calls.count, expected.calls.count) {
      let start = place < actual.calls.count ? actual.starts[place] : nil
      let wanted = place < expected.calls.count ? expected.starts[place] : nil
      guard start != wanted else { continue }
      let told = start?.description ?? "none"
      return "start \(place) is \(told), the reference says \(wanted?.description ?? "none")"
    }
    func sorted(_ run: Run) -> [String] {
      run.closed.map { "\($0.task.rawValue) \($0.disposition) \($0.at.milliseconds)" }.sorted()
    }
    guard actual.commands == expected.commands else { return "commands are refused differently" }
    return sorted(actual) == sorted(expected) ? nil : "tasks end differently"
  }
}
