import TestSupport
import Testing

/// A slice of what `make fuzz` does for as long as it is asked: other seeds, crashes included.
struct SwarmTests {
  static let blocks: [Range<UInt64>] = (0..<8).map { block in
    let first = UInt64(1_000_000 + 100 * block)
    return first..<first + 100
  }

  @Test(
    "R1 … R42: 800 organisations whose process dies and is restored break no rule",
    arguments: blocks)
  func holds(seeds: Range<UInt64>) {
    for seed in seeds {
      let swarmCase = SwarmCase(seed: seed)
      if swarmCase.failure() != nil {
        Issue.record("\(swarmCase.shrunk().story)")
      }
    }
  }

  @Test("R41: processes die often, and are restored to the last effect")
  func crashes() {
    var crashes = 0
    for seed in UInt64(0)..<40 {
      let organisation = RandomOrganisation(seed: seed)
      var world = ScriptedWorld(organisation.setup, script: organisation.fate)
      var scheduler = CrashingScheduler(organisation.setup, scanLimit: 2, seed: seed)
      world.drive(&scheduler, until: .minute(600))
      crashes += scheduler.crashes
      #expect(scheduler.difference == nil, "seed \(seed)")
    }
    #expect(crashes > 40)
  }

  @Test("A case that fails is shrunk to what it needs to fail")
  func shrinking() {
    // A case whose every run fails: nothing is needed but its campaigns.
    var swarmCase = SwarmCase(seed: 5)
    let before = swarmCase.setup.commands.count
    let smallest = swarmCase.shrunk { $0.setup.commands.count > 3 }
    #expect(smallest.setup.commands.count == 4 || smallest.setup.commands.count == before)
    swarmCase.setup = smallest.setup
    #expect(swarmCase.story.contains("pools"))
  }
}
