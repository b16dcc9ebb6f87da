import Scheduling
import Simulating
import Statistics
import Testing

/// Whether forecasts from counted figures hold what they promise: a new day lies within the range
/// of nineteen runs in nine cases of ten.
///
/// The ranks of twenty equally likely days are all alike, so that the new one is the first or the
/// last of them in two of twenty cases, whatever the model. A forecast that takes the figures for
/// known is not one of these days: it leaves out that they were only counted.
struct ForecastCoverageTests {
  private static let histories = 200
  private static let runs = 19
  private static let callsObserved = 80
  private static let lengthsObserved = 25

  /// Forty contacts on two slots; two attempts ten minutes apart.
  private static func model(
    answered: Double, mean: Double, evidence: Evidence = .none, lengths: Double? = nil
  ) -> Model {
    let start = Instant(milliseconds: 0)
    let talk = Distribution.exponential(mean: mean)
    let table = IndependentOutcomes(
      rows: [
        .init(
          outcome: .completed, probability: answered, ring: .constant(5),
          talk: lengths.map { .estimated(talk, from: $0) } ?? talk),
        .init(
          outcome: .noAnswer, probability: 1 - answered, ring: .constant(30),
          talk: .constant(0)),
      ], evidence: evidence)
    return Model(
      pools: [PoolSpec(parent: nil, kind: .organisation, allotment: .hard(2))],
      campaigns: [
        CampaignModel(
          campaign: Campaign(
            pool: .organisation, start: start,
            retry: RetryPolicy(maxAttempts: 2, intervals: [.minutes(10)])),
          streamKey: StreamKey("days"), taskCount: 40, telephony: .independent(table))
      ],
      start: start, horizon: start + .hours(1000))
  }

  private static let truth = (answered: 0.4, mean: 120.0)

  /// What somebody counted on earlier days: calls answered, and the mean length of some.
  private static func history(_ number: Int) -> (answered: Double, mean: Double) {
    var stream = KeyedStream(seed: Seed(rawValue: 77))
    stream.reset(
      StreamKey("history"), entity: UInt32(number), attempt: 0, purpose: .outcome, replication: 0)
    let answers = (0..<callsObserved).count { _ in stream.uniform() < truth.answered }
    var table = SamplerTable()
    let sampler = table.add(.exponential(mean: truth.mean))
    let lengths = (0..<lengthsObserved).map { _ in table.sample(sampler, from: &stream) }
    return (Double(answers) / Double(callsObserved), Moments(lengths).mean)
  }

  private static func finish(_ model: Model, seed: UInt64, _ replication: Int) -> Int64 {
    simulate(model, seed: Seed(rawValue: seed), replication: replication)?.campaigns[0]
      .exhaustedAt?.milliseconds ?? .max
  }

  /// Histories after which the new day lies within the range of the runs.
  private static func covered(takingForKnown: Bool) -> Int {
    (0..<histories).count { number in
      let figures = history(number)
      let evidence = Evidence(key: StreamKey("days"), calls: Double(callsObserved))
      let forecast = model(
        answered: figures.answered, mean: figures.mean, evidence: evidence,
        lengths: Double(lengthsObserved))
      let model = takingForKnown ? forecast.asKnown : forecast
      let runs = (0..<runs).map { finish(model, seed: UInt64(number), $0) }
      let day = finish(
        Self.model(answered: truth.answered, mean: truth.mean), seed: 1_000_000, number)
      return day >= runs.min() ?? .max && day <= runs.max() ?? .min
    }
  }

  @Test("A new day lies where a forecast from counted figures says")
  func posterior() {
    let covered = Proportion(Self.covered(takingForKnown: false), of: Self.histories)
    #expect(
      abs(covered.zScore(expecting: 0.9)) < allowedDeviations, "\(covered.value) of nine tenths")
  }

  /// Why the figures are drawn at all.
  @Test("A forecast that takes counted figures for known promises too much")
  func plugIn() {
    let covered = Proportion(Self.covered(takingForKnown: true), of: Self.histories)
    #expect(covered.zScore(expecting: 0.9) < -allowedDeviations, "\(covered.value)")
  }
}
