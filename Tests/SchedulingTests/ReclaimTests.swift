import Scheduling
import TestSupport
import Testing

/// R14: how long owners waited for slots of their own.
struct ReclaimTests {
  /// Runs a borrower from the beginning and an owner from `start` on; returns the owner's waits:
  /// of its workspace and of its campaign.
  static func waits(
    of campaign: Allotment, from start: Int
  ) -> (workspace: ReclaimLog.Account, campaign: ReclaimLog.Account) {
    var setup = Setup([
      .organisation(3), .workspace(.soft(2, max: nil)), .campaign(in: 1, campaign),
      .workspace(.soft(1, max: nil)), .campaign(in: 3),
    ])
    setup.open(pool: 2, tasks: 2, from: start)
    setup.open(pool: 4, tasks: 6)
    var world = ScriptedWorld(setup) { _, _, _ in .minutes(3) }
    var scheduler = ProductionScheduler(setup)
    world.drive(&scheduler)
    let accounts = scheduler.scheduler.reclaims.accounts
    return (accounts[1], accounts[2])
  }

  @Test("R14: an owner whose slots are lent waits until the next end, and the wait is logged")
  func ownerWaits() {
    let waits = Self.waits(of: .unallotted(max: nil), from: 1)
    #expect(waits.workspace.count == 1 && waits.workspace.total == .minutes(2))
    #expect(waits.campaign.longest == .minutes(2))
  }

  @Test("R14: every wait is counted, the second of a pool like the first")
  func everyWaitCounts() {
    var setup = Setup([
      .organisation(3), .workspace(.soft(2, max: nil)), .campaign(in: 1),
      .workspace(.soft(1, max: nil)), .campaign(in: 3),
    ])
    // One task from minute 1 on, and one from minute 7 on; the borrower's calls end at 3, 6, 9.
    setup.open(
      pool: 2, tasks: 2, windows: [.minutes((1, 60)), .minutes((7, 60))], windowsOfTask: [0, 1])
    setup.open(pool: 4, tasks: 12)
    var world = ScriptedWorld(setup) { _, _, _ in .minutes(3) }
    var production = ProductionScheduler(setup)
    world.drive(&production)
    let workspace = production.scheduler.reclaims.accounts[1]
    #expect(workspace.count == 2)
    #expect(workspace.total == .minutes(2 + 2) && workspace.longest == .minutes(2))
  }

  @Test("R14: who is held back by its own ceiling waits for nobody's slot")
  func ownCeilingIsNoWait() {
    let waits = Self.waits(of: .hard(1), from: 0)
    #expect(waits.workspace.count == 0 && waits.campaign.count == 0)
  }
}
