import Scenarios
import Scheduling
import Simulating
import Testing

/// R30, R31, R39, R40: what a document says of order and of the provider's failures.
@Suite struct RankTests {
  @Test("R30: attempt priority is a word, a mix or a priority for each attempt")
  func attemptPriority() throws {
    let model = try ScenarioTests.load("everything.yaml").model
    let priorities = model.campaigns.map(\.campaign.attemptPriority)
    #expect(
      priorities == [
        .dueFirst, .dueFirst, .mix(retriesPerFirst: 3), .firstAttemptsFirst, .byAttempt([100]),
      ])
  }

  @Test("R31: aging is off unless it is written")
  func aging() throws {
    let model = try ScenarioTests.load("everything.yaml").model
    #expect(model.campaigns.map(\.campaign.aging) == [nil, nil, .hours(4), nil, nil])
  }

  @Test("R39: calls have leases where they are written")
  func leases() throws {
    let model = try ScenarioTests.load("everything.yaml").model
    let lease = Lease(ringTimeout: .seconds(30), maxDuration: .minutes(15))
    #expect(model.campaigns.map(\.campaign.lease) == [nil, nil, lease, nil, nil])
  }

  @Test("R40: there is a circuit breaker unless it is switched off")
  func breaker() throws {
    #expect(try ScenarioTests.load("minimal.yaml").model.hasBreaker)
    #expect(try !ScenarioTests.load("everything.yaml").model.hasBreaker)
  }
}
