import Scheduling
import Statistics
import Testing

@testable import Simulating

/// Models whose figures were counted, and so are not known for certain.
struct UncertaintyTests {
  private static let key = StreamKey("figures/reference")

  private static func table(
    calls: Double? = 100, talk: Statistics.Distribution = .exponential(mean: 60)
  ) -> TelephonyModel {
    .independent(
      IndependentOutcomes(
        rows: [
          .init(outcome: .completed, probability: 0.4, ring: .constant(5), talk: talk),
          .init(
            outcome: .voicemail, probability: 0, ring: .constant(20), talk: .constant(10)),
          .init(outcome: .noAnswer, probability: 0.6, ring: .constant(30), talk: .constant(0)),
        ], evidence: Evidence(key: key, calls: calls)))
  }

  /// Two campaigns with these telephonies.
  private static func model(_ telephonies: TelephonyModel...) -> Model {
    let start = Instant(milliseconds: 0)
    return Model(
      pools: [PoolSpec(parent: nil, kind: .organisation, allotment: .hard(2))],
      campaigns: telephonies.enumerated().map { place, telephony in
        CampaignModel(
          campaign: Campaign(
            pool: .organisation, start: start, retry: RetryPolicy(maxAttempts: 1)),
          streamKey: StreamKey("campaign \(place)"), taskCount: 20, telephony: telephony)
      },
      start: start, horizon: start + .hours(100))
  }

  private static func rows(_ model: Model, _ campaign: Int) -> [IndependentOutcomes.Row] {
    guard case .independent(let table) = model.campaigns[campaign].telephony else { return [] }
    return table.rows
  }

  private static let seed = Seed(rawValue: 5)

  @Test func aKnownModelHasNothingToDraw() {
    let known = Self.model(Self.table(calls: nil))
    #expect(!known.isUncertain && known.uncertainFigures.isEmpty)
    let uncertain = Self.model(Self.table())
    #expect(uncertain.isUncertain)
    #expect(!uncertain.asKnown.isUncertain)
    #expect(!uncertain.drawn(seed: Self.seed, draw: 0).isUncertain)
    #expect(
      simulate(uncertain.asKnown, seed: Self.seed, replication: 3)
        == simulate(known, seed: Self.seed, replication: 3))
  }

  @Test func campaignsThatShareAProfileShareItsFigures() {
    let talk = Statistics.Distribution.estimated(.exponential(mean: 60), from: 20)
    let model = Self.model(Self.table(talk: talk), Self.table(talk: talk))
    let world = model.drawn(seed: Self.seed, draw: 1)
    let (first, second) = (Self.rows(world, 0), Self.rows(world, 1))
    #expect(first.map(\.probability) == second.map(\.probability))
    #expect(first[0].talk == second[0].talk && first[0].talk != talk)
    #expect(model.uncertainFigures.count == 2)
    #expect(model.campaigns(using: model.uncertainFigures[0]) == [0, 1])
  }

  @Test func sharesAddUp() {
    let model = Self.model(Self.table())
    for draw in 0..<20 {
      let shares = Self.rows(model.drawn(seed: Self.seed, draw: draw), 0).map(\.probability)
      #expect(abs(shares.reduce(0, +) - 1) < 1e-12)
      #expect(shares[0] != 0.4)
    }
  }

  /// Dirichlet(40.5, 0.5, 60.5): the posterior of 40, 0 and 60 of 100 calls under Jeffreys' prior.
  /// What was not seen in a hundred calls may happen all the same.
  @Test(arguments: [(0, 40.5), (1, 0.5), (2, 60.5)])
  func sharesAreDrawnFromTheirPosterior(_ row: Int, _ weight: Double) {
    let model = Self.model(Self.table())
    let moments = Moments(
      (0..<2000).map {
        Self.rows(model.drawn(seed: Self.seed, draw: $0), 0)[row].probability
      })
    let mean = weight / 101.5
    #expect(abs(moments.zScore(expecting: mean)) < 3.3)
    let deviation = (mean * (1 - mean) / 102.5).squareRoot()
    // The standard deviation of a skewed share is itself known less well.
    #expect(abs(moments.standardDeviation / deviation - 1) < (row == 1 ? 0.15 : 0.06))
  }

  /// Five calls that nobody answered: people may answer all the same, one in twelve on average.
  @Test func fewCallsMakeNothingCertain() {
    var profile = PeopleProfile(
      invalidShare: 0, humanMean: 0, correlation: 0.3, notHuman: [(.noAnswer, 1)],
      concentration: 0.3, human: [(.completed, 1, .constant(60))], humanRing: .constant(8),
      notHumanHold: [(.noAnswer, .constant(30), .constant(0))], invalidHold: .constant(3),
      callbackDelay: .constant(60))
    profile.evidence = Evidence(key: Self.key, calls: 5)
    let model = Self.model(.people(profile))
    let drawn = (0..<2000).compactMap { draw -> PeopleProfile? in
      guard
        case .people(let people) = model.drawn(seed: Self.seed, draw: draw).campaigns[0]
          .telephony
      else { return nil }
      return people
    }
    #expect(abs(Moments(drawn.map { $0.humanMean }).zScore(expecting: 0.5 / 6)) < 3.3)
    #expect(abs(Moments(drawn.map { $0.invalidShare }).zScore(expecting: 0.5 / 6)) < 3.3)
  }

  /// Each replication is another world, and always the same one.
  @Test func replicationsDrawWorlds() {
    let talk = Statistics.Distribution.estimated(.exponential(mean: 60), from: 10)
    let model = Self.model(Self.table(talk: talk))
    for replication in 0..<3 {
      let world = model.drawn(seed: Self.seed, draw: replication)
      let run = simulate(model, seed: Self.seed, replication: replication)
      #expect(run == simulate(world, seed: Self.seed, replication: replication))
      #expect(run != simulate(model.asKnown, seed: Self.seed, replication: replication))
    }
  }

  @Test func oneFigureIsDrawnAlone() throws {
    let talk = Statistics.Distribution.estimated(.exponential(mean: 60), from: 10)
    let model = Self.model(Self.table(talk: talk))
    let figures = model.uncertainFigures
    let whole = Self.rows(model.drawn(seed: Self.seed, draw: 4), 0)
    let shares = Self.rows(model.drawn(seed: Self.seed, draw: 4, only: figures[0]), 0)
    let lengths = Self.rows(model.drawn(seed: Self.seed, draw: 4, only: figures[1]), 0)
    #expect(shares.map(\.probability) == whole.map(\.probability))
    #expect(shares[0].talk == .exponential(mean: 60))
    #expect(lengths.map(\.probability) == [0.4, 0, 0.6])
    #expect(lengths[0].talk == whole[0].talk)
  }

  @Test func peopleHaveFiguresOfTheirOwn() {
    var profile = PeopleProfile(
      invalidShare: 0.1, humanMean: 0.5, correlation: 0.3,
      notHuman: [(.voicemail, 0.7), (.noAnswer, 0.3)], concentration: 0.3,
      human: [(.completed, 0.9, .constant(60)), (.declined, 0.1, .constant(5))],
      humanRing: .estimated(.exponential(mean: 8), from: 50),
      notHumanHold: [
        (.voicemail, .constant(20), .constant(10)), (.noAnswer, .constant(30), .constant(0)),
      ], invalidHold: .constant(3), callbackDelay: .constant(3600))
    profile.evidence = Evidence(key: Self.key, calls: 200)
    let model = Self.model(.people(profile))
    #expect(
      model.uncertainFigures.map(\.part) == [
        .invalid, .human, .answers, .notHuman,
        .length(.ring, outcome: Outcome.completed.rawValue),
      ])
    let world = model.drawn(seed: Self.seed, draw: 0)
    guard case .people(let drawn) = world.campaigns[0].telephony else {
      Issue.record("no people")
      return
    }
    #expect(drawn.invalidShare != 0.1 && drawn.humanMean != 0.5 && drawn.correlation == 0.3)
    #expect(abs(drawn.human.reduce(0) { $0 + $1.share } - 1) < 1e-12)
    #expect(abs(drawn.notHuman.reduce(0) { $0 + $1.share } - 1) < 1e-12)
  }
}
