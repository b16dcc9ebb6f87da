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
        if let difference = Run.difference(world.run, expected) {
          Issue.record("seed \(seed), scan limit \(scanLimit): \(difference)")
        }
        for violation in RunInvariants.violations(of: world.run, in: setup) {
          Issue.record("seed \(seed), scan limit \(scanLimit): \(violation)")
        }
      }
    }
  }
}
