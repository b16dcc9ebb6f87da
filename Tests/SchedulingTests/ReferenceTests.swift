import Scheduling
import TestSupport
import Testing

/// The production scheduler against the obvious one, on organisations drawn at random.
struct ReferenceTests {
  /// Seeds in blocks, which run in parallel.
  static let blocks = (0..<12).map { UInt64($0 * 100)..<UInt64($0 * 100 + 100) }

  @Test(
    "R3 … R30: every start of 1,200 random organisations agrees with the reference scheduler",
    arguments: blocks)
  func agrees(seeds: Range<UInt64>) {
    for seed in seeds {
      let organisation = RandomOrganisation(seed: seed)
      let setup = organisation.setup
      var world = ScriptedWorld(setup, script: organisation.fate)
      var reference = ReferenceScheduler(setup)
      world.drive(&reference, until: .minute(600))
      let expected = world.run
      // By a look at every campaign, and by the index of starts.
      for scanLimit in [Int.max, 0] {
        world = ScriptedWorld(setup, script: organisation.fate)
        var production = ProductionScheduler(setup, scanLimit: scanLimit)
        world.drive(&production, until: .minute(600))
        if let difference = Self.difference(world.run, expected) {
          Issue.record("seed \(seed), scan limit \(scanLimit): \(difference)")
        }
        for violation in RunInvariants.violations(of: world.run, in: setup) {
          Issue.record("seed \(seed), scan limit \(scanLimit): \(violation)")
        }
      }
    }
  }

  /// The first start or end of a task in which two runs differ.
  static func difference(_ actual: Run, _ expected: Run) -> String? {
    for place in 0..<max(actual.calls.count, expected.calls.count) {
      let start = place < actual.calls.count ? actual.starts[place] : nil
      let wanted = place < expected.calls.count ? expected.starts[place] : nil
      guard start != wanted else { continue }
      return "start \(place) is \(describe(start)), the reference says \(describe(wanted))"
    }
    func sorted(_ run: Run) -> [String] {
      run.closed.map { "\($0.task.rawValue) \($0.disposition) \($0.at.milliseconds)" }.sorted()
    }
    guard actual.commands == expected.commands else { return "commands are refused differently" }
    return sorted(actual) == sorted(expected) ? nil : "tasks end differently"
  }

  private static func describe(_ start: Run.Start?) -> String {
    start.map(\.description) ?? "none"
  }
}
