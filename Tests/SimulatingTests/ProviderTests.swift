import Scheduling
import Simulating
import Statistics
import Testing

/// R40 in the simulated world.
struct ProviderTests {
  /// A hundred contacts on thirty slots and a provider that is down for the first minutes.
  static func attempts(hasBreaker: Bool) throws -> Int {
    let script = Script(lines: [[.init(outcome: .completed, ring: .seconds(10))]])
    let campaign = Campaign(
      pool: PoolID(rawValue: 1), start: Instant(milliseconds: 0), retry: RetryPolicy(maxAttempts: 1)
    )
    let outage = Fault(
      .outage(probability: 1, after: .constant(1)), from: Instant(milliseconds: 0),
      until: Instant(milliseconds: 600_000))
    let model = Model(
      pools: [
        PoolSpec(parent: nil, kind: .organisation, allotment: .hard(30)),
        PoolSpec(parent: .organisation, kind: .campaign, allotment: .unallotted(max: nil)),
      ], hasBreaker: hasBreaker,
      campaigns: [
        CampaignModel(
          campaign: campaign, streamKey: StreamKey("test"), taskCount: 100,
          telephony: .scripted(script))
      ], start: Instant(milliseconds: 0), horizon: Instant(milliseconds: 86_400_000),
      faults: [outage])
    let summary = try #require(
      simulate(model, seed: Seed(rawValue: 1), replication: 0))
    #expect(summary.campaigns[0].reached == 100)
    return summary.campaigns[0].attemptsByOutcome[Int(Outcome.systemFault.rawValue)]
  }

  @Test("R40: the breaker spares the contacts of a provider that is down all but the probes")
  func outage() throws {
    let with = try Self.attempts(hasBreaker: true)
    let without = try Self.attempts(hasBreaker: false)
    // 30 calls fail before it trips, then a probe every 31 s for ten minutes.
    #expect(with == 30 + 19)
    // Each contact is tried again after 30 s, 60 s … 480 s: five calls for nothing.
    #expect(without >= 500)
  }
}
