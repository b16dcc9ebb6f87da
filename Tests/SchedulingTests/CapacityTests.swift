import Scheduling
import TestSupport
import Testing

/// Identifiers are small integers: what they cannot number is refused with a sentence.
struct CapacityTests {
  @Test("A tree of more pools, or a pool of more slots, than can be counted is a problem")
  func pools() {
    let many = [.organisation(1)] + [PoolSpec](repeating: .campaign(in: 0), count: 65_535)
    #expect(SlotTree.problems(in: many) == [])
    #expect(SlotTree.problems(in: many + [.campaign(in: 0)]) == [.tooMany(pools: 65_537)])
    #expect(
      SlotTree.problems(in: [.organisation(1_000_000_001)])
        == [.impossible(pool: 0, slots: 1_000_000_001)])
  }

  @Test("A scheduler stops before the number of a campaign wraps")
  func campaigns() async {
    await #expect(processExitsWith: .failure) {
      var scheduler = Scheduler(slots: SlotTree([.organisation(1), .campaign(in: 0)]))
      var effects = Effects()
      let campaign = Campaign(
        pool: PoolID(rawValue: 1), start: .minute(0), retry: RetryPolicy(maxAttempts: 1))
      for _ in 0...65_536 {
        scheduler.apply(.openCampaign(campaign), at: .minute(0), into: &effects)
      }
    }
  }

  @Test("A scheduler stops before the number of a task wraps")
  func tasks() async {
    await #expect(processExitsWith: .failure) {
      var scheduler = Scheduler(slots: SlotTree([.organisation(1), .campaign(in: 0)]))
      var effects = Effects()
      let campaign = Campaign(
        pool: PoolID(rawValue: 1), start: .minute(0), retry: RetryPolicy(maxAttempts: 1))
      scheduler.apply(.openCampaign(campaign), at: .minute(0), into: &effects)
      let batch = TaskBatch(campaign: CampaignID(rawValue: 0), count: 1 << 32)
      scheduler.apply(.addTasks(batch), at: .minute(0), into: &effects)
    }
  }
}
