import Scheduling

/// One random organisation in a world that treats its scheduler badly: reports come twice, alarms
/// come early, late or twice, the process dies and is restored. Whatever happens, the production
/// scheduler must decide as the reference does, and no rule may be broken.
public struct SwarmCase {
  /// The organisation.
  public let organisation: RandomOrganisation
  /// What is set up and asked, which a smaller case has less of.
  public var setup: Setup
  private let horizon = Instant.minute(600)

  /// The case of a seed.
  public init(seed: UInt64) {
    organisation = RandomOrganisation(seed: seed)
    setup = organisation.setup
  }

  /// What is wrong, the first thing only; nil if nothing is.
  public func failure() -> String? {
    var generator = RepeatableGenerator(seed: organisation.seed &+ 0xbad)
    let repeatsAfter = generator.oneIn(4) ? TimeSpan.seconds(Int64(generator.pick(0...200))) : nil
    let wakesEarly = generator.oneIn(4)
    let wakes = generator.oneIn(4) ? 2 : 1
    let scanLimit = generator.pick([0, 2, Int.max])

    var world = ScriptedWorld(setup, script: organisation.fate)
    world.repeatsReportsAfter = repeatsAfter
    world.wakeUpsPerInstant = wakes
    if wakesEarly {
      world.wakeUps = { now, alarm in
        let early = now + .seconds(50)
        return early < alarm && alarm < .distantFuture ? [early, alarm] : [alarm]
      }
    }
    var production = CrashingScheduler(
      setup, scanLimit: scanLimit, seed: organisation.seed)
    world.drive(&production, until: horizon)
    let actual = world.run
    if let difference = production.difference { return difference }

    world = ScriptedWorld(setup, script: organisation.fate)
    world.repeatsReportsAfter = repeatsAfter
    var reference = ReferenceScheduler(setup)
    world.drive(&reference, until: horizon)
    if let difference = Run.difference(actual, world.run) { return difference }
    return RunInvariants.violations(of: actual, in: setup).first
  }

  /// The smallest case that still fails, found by leaving out one thing after the other: commands,
  /// tasks, campaigns that nobody needs.
  ///
  /// - Parameter isBroken: what it means to fail.
  /// - Precondition: the case fails.
  public func shrunk(_ isBroken: (SwarmCase) -> Bool = { $0.failure() != nil }) -> SwarmCase {
    var smallest = self
    var isSmaller = true
    while isSmaller {
      isSmaller = false
      for candidate in smallest.setup.smaller() {
        var attempt = smallest
        attempt.setup = candidate
        guard isBroken(attempt) else { continue }
        smallest = attempt
        isSmaller = true
        break
      }
    }
    return smallest
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
