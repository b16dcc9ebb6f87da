import Scheduling
import Simulating
import Statistics
import Testing

@testable import Planning

/// What a plan remembers of people from run to run, and when it forgets them.
@Suite("Memory of people")
struct PeopleMemoryTests {
  private static let start = Instant(milliseconds: 0)
  private static let seed = Seed(rawValue: 7)

  private static let model = Model(
    pools: [PoolSpec(parent: nil, kind: .organisation, allotment: .hard(3))],
    campaigns: [
      CampaignModel(
        campaign: Campaign(
          pool: .organisation, start: start,
          retry: RetryPolicy(maxAttempts: 3, intervals: [.minutes(5)])),
        streamKey: StreamKey("remembered"), taskCount: 100,
        telephony: .people(
          PeopleProfile(
            invalidShare: 0, humanMean: 0.4, correlation: 0.4,
            notHuman: [(.noAnswer, 0.9), (.busy, 0.1)], concentration: 0.5,
            human: [(.completed, 1, .exponential(mean: 60))], humanRing: .constant(5),
            notHumanHold: [
              (.noAnswer, .constant(30), .constant(0)), (.busy, .constant(3), .constant(0)),
            ],
            invalidHold: .constant(3), callbackDelay: .constant(3600))))
    ],
    start: start, horizon: start + .hours(1000))

  private static func run(_ replication: Int, _ memory: PeopleMemory) -> Summary? {
    memory.meet(replication) { people in
      simulate(model, seed: seed, replication: replication, meeting: &people)
    }
  }

  @Test("what finds no room is drawn anew", arguments: [0, 1_200, 2_399, 2_400, 1 << 20])
  func room(bytes: Int) {
    // Three figures for each of 100 contacts.
    let one = 100 * 3 * 4
    let memory = PeopleMemory(of: Self.model, seed: Self.seed, mostBytes: bytes)
    for replication in [0, 1, 2, 0] {
      #expect(
        Self.run(replication, memory)
          == simulate(Self.model, seed: Self.seed, replication: replication))
    }
    #expect(memory.bytes == min(3, bytes / one) * one)
  }

  @Test("two runs of one replication at once do not wait for each other")
  func atOnce() {
    let memory = PeopleMemory(of: Self.model, seed: Self.seed)
    _ = Self.run(5, memory)
    let held = memory.bytes
    memory.meet(5) { first in
      #expect(first.bytes == held && memory.bytes == 0)
      let inner = memory.meet(5) { second in
        #expect(second.bytes == 0)
        return simulate(Self.model, seed: Self.seed, replication: 5, meeting: &second)
      }
      #expect(inner == simulate(Self.model, seed: Self.seed, replication: 5))
      #expect(memory.bytes == held)
    }
    #expect(memory.bytes == held)
  }

}
