import Scheduling
import Statistics
import Testing

@testable import Simulating

/// How heavy the luck of a replication is: on average not at all.
@Suite("Shadow workload")
struct ShadowWorkloadTests {
  private static let start = Instant(milliseconds: 0)
  private static let seed = Seed(rawValue: 11)
  private static let replications = 6000

  private static func model(
    _ telephony: TelephonyModel, retry: RetryPolicy, contacts: Int = 20, slots: Int = 2
  ) -> Model {
    Model(
      pools: [PoolSpec(parent: nil, kind: .organisation, allotment: .hard(slots))],
      campaigns: [
        CampaignModel(
          campaign: Campaign(pool: .organisation, start: start, retry: retry),
          streamKey: StreamKey("shadow"), taskCount: contacts, telephony: telephony)
      ],
      start: start, horizon: start + .hours(1000))
  }

  private static func people(
    invalid: Double = 0, human: Double = 0.3, correlation: Double = 0, concentration: Double = 2
  ) -> PeopleProfile {
    PeopleProfile(
      invalidShare: invalid, humanMean: human, correlation: correlation,
      notHuman: [(.voicemail, 0.4), (.noAnswer, 0.45), (.busy, 0.15)],
      concentration: concentration, hourEffect: (0..<168).map { Double($0 % 5) / 10 },
      attemptEffect: -0.3,
      human: [(.completed, 0.8, .lognormal(mu: 4, sigma: 0.8)), (.callback, 0.2, .constant(20))],
      humanRing: .gamma(shape: 2, scale: 5),
      notHumanHold: [
        (.voicemail, .constant(18), .exponential(mean: 25)),
        (.noAnswer, .constant(30), .constant(0)), (.busy, .constant(3), .constant(0)),
      ],
      invalidHold: .exponential(mean: 4), callbackDelay: .constant(3600),
      machineTakenForHuman: 0.1, humanTakenForMachine: 0.1)
  }

  private static let everyMiss = RetryPolicy(
    maxAttempts: 4, retried: OutcomeSet([.voicemail, .noAnswer, .busy, .callback]))
  private static let noMachine = RetryPolicy(
    maxAttempts: 3, retried: OutcomeSet([.noAnswer, .busy]))

  private static let independent = TelephonyModel.independent(
    IndependentOutcomes(rows: [
      .init(
        outcome: .completed, probability: 0.3, ring: .constant(8),
        talk: .lognormal(mu: 4, sigma: 1)),
      .init(outcome: .voicemail, probability: 0.2, ring: .constant(20), talk: .constant(15)),
      .init(outcome: .noAnswer, probability: 0.5, ring: .constant(30), talk: .constant(0)),
    ]))

  private static let uncertain = TelephonyModel.independent(
    IndependentOutcomes(
      rows: [
        .init(
          outcome: .completed, probability: 0.4, ring: .constant(5),
          talk: .estimated(.exponential(mean: 60), from: 30)),
        .init(outcome: .noAnswer, probability: 0.6, ring: .constant(30), talk: .constant(0)),
      ], evidence: Evidence(key: StreamKey("figures"), calls: 50)))

  static let worlds: [(String, TelephonyModel, RetryPolicy)] = [
    ("independent, one call", independent, RetryPolicy(maxAttempts: 1)),
    ("independent, misses again", independent, noMachine),
    (
      "independent, long chains", independent,
      RetryPolicy(maxAttempts: 200, retried: noMachine.retried)
    ),
    ("figures that are not known", uncertain, noMachine),
    ("people alike", .people(people()), everyMiss),
    ("people who differ", .people(people(correlation: 0.4)), everyMiss),
    ("machines end the chain", .people(people(correlation: 0.4, concentration: 0.5)), noMachine),
    ("wrong numbers", .people(people(invalid: 0.2, correlation: 0.2)), noMachine),
    ("everybody answers", .people(people(human: 1, correlation: 0.3)), noMachine),
    ("nobody answers", .people(people(human: 0, correlation: 0.3)), everyMiss),
  ]

  @Test("its mean is that of the formula, less which it is told: 0", arguments: worlds)
  func meanIsZero(_ world: (name: String, telephony: TelephonyModel, retry: RetryPolicy)) {
    let model = Self.model(world.telephony, retry: world.retry)
    let excess = Moments(
      (0..<Self.replications).map { number in
        ShadowWorkload.excessSeconds(of: model, seed: Self.seed, replication: number)[0]
      })
    #expect(excess.variance > 0)
    let z = excess.zScore(expecting: 0)
    #expect(abs(z) < 3.3, "\(world.name): z = \(z), seed \(Self.seed.rawValue)")
  }

  @Test("a mean that is off by a hundredth would be seen")
  func meanIsTested() throws {
    let model = Self.model(Self.independent, retry: Self.noMachine)
    let chain = try #require(CallChain(model.campaigns[0], mostCalls: 8))
    let excess = Moments(
      (0..<Self.replications).map { number in
        ShadowWorkload.excessSeconds(of: model, seed: Self.seed, replication: number)[0]
      })
    let hundredth = 20 * chain.meanSeconds / 100
    #expect(hundredth > 3.3 * excess.standardError)
    // Three calls, each after half of those before: 0.3·(8 + e^4.5) + 0.2·35 + 0.5·30.
    let each = 0.3 * (8 + 90.017131) + 7 + 15
    #expect(abs(chain.meanSeconds - each * 1.75) < 1e-4)
  }

  @Test("slots and hours change nothing, the luck of another seed does")
  func luckAlone() {
    func excess(_ slots: Int, _ seed: Seed = Self.seed) -> [Double] {
      let model = Self.model(
        .people(Self.people(correlation: 0.3)), retry: Self.everyMiss, slots: slots)
      return ShadowWorkload.excessSeconds(of: model, seed: seed, replication: 3)
    }
    #expect(excess(2) == excess(9))
    #expect(excess(2) != excess(2, Seed(rawValue: 12)))
  }

  @Test("where calls are alike and not tried again it is the time of the calls themselves")
  func agreesWithTheSimulation() throws {
    let model = Self.model(Self.independent, retry: RetryPolicy(maxAttempts: 1))
    let chain = try #require(CallChain(model.campaigns[0], mostCalls: 8))
    for number in 0..<20 {
      let excess = ShadowWorkload.excessSeconds(
        of: model, seed: Self.seed, replication: number)[0]
      let run = try #require(simulate(model, seed: Self.seed, replication: number))
      let busy = Double(run.campaigns[0].busyMs) / 1000
      #expect(abs(busy - 20 * chain.meanSeconds - excess) < 1e-6)
    }
  }

  @Test("a script leaves nothing to chance, and a length without a mean has no control")
  func nothingToTell() {
    let line = Script.Line(outcome: .busy, ring: .seconds(1))
    let endless = TelephonyModel.independent(
      IndependentOutcomes(rows: [
        .init(
          outcome: .completed, probability: 1, ring: .constant(1),
          talk: .lognormal(mu: 4, sigma: 60))
      ]))
    for telephony in [.scripted(Script(lines: [[line]])), endless] {
      let model = Self.model(telephony, retry: Self.everyMiss)
      #expect(ShadowWorkload.excessSeconds(of: model, seed: Self.seed, replication: 0) == [0])
    }
  }
}
