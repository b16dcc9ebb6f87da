import Planning
import Scheduling
import Simulating
import Statistics

/// Nominal 90 % intervals of finish times whose distribution is known, many times over.
public struct CoverageStudy: Sendable {
  /// How many intervals of each kind.
  public var repeats: Int
  /// The cores that work.
  public var threads: Int

  /// A study.
  public init(repeats: Int, threads: Int) {
    self.repeats = repeats
    self.threads = threads
  }

  private static let mean = 60.0

  /// Means, probabilities, quantiles and paired means.
  public func tallies() async -> [CoverageTally] {
    await ofCalls() + ofTwoDays() + ofTwoTeams()
  }

  // MARK: Twenty exponential calls

  private func ofCalls() async -> [CoverageTally] {
    let theory = ExponentialCalls(contacts: 20, slots: 4, meanCall: Self.mean)
    let more = ExponentialCalls(contacts: 20, slots: 5, meanCall: Self.mean)
    let list = ListModel(lists: [
      .init(contacts: 20, outcomes: .calls(.exponential(mean: Self.mean)))
    ])
    let four = await samples(list.model(slots: 4), 400, from: 10_000)
    let five = await samples(list.model(slots: 5), 100, from: 10_000)
    var tallies = [
      CoverageTally(
        "mean finish, 20 calls on 4 slots", "Student's t", sample: 100, truth: theory.mean,
        of: four.map { QuantileInterval(Self.student(Array($0.prefix(100)))) })
    ]
    for (probability, sample) in [(0.5, 100), (0.9, 200), (0.95, 400)] {
      let deadline = firstSecond(reaching: probability, theory.cumulative)
      let truth = theory.cumulative(at: deadline)
      tallies.append(
        CoverageTally(
          "probability to be on time", "Wilson", sample: sample, truth: truth,
          inTheory: ExactCoverage.wilson(truth, trials: sample),
          of: four.map { times in
            let onTime = times.prefix(sample).count { $0 <= deadline }
            return QuantileInterval(
              Proportion(onTime, of: sample).wilsonInterval(confidence: CoverageTally.confidence))
          }))
      tallies.append(
        CoverageTally(
          "\(percent(probability)) quantile of the finish", "order statistics", sample: sample,
          truth: deadline, inTheory: ExactCoverage.quantile(probability, sample: sample),
          of: four.map { times in
            Quantiles(Array(times.prefix(sample)))
              .interval(probability, confidence: CoverageTally.confidence)
          }))
    }
    tallies.append(
      CoverageTally(
        "one more slot (4 → 5), paired", "Student's t", sample: 100,
        truth: more.mean - theory.mean,
        of: zip(four, five).map { QuantileInterval(Self.paired(Array($0.prefix(100)), $1)) }))
    tallies.append(
      CoverageTally(
        "one more slot (4 → 5), paired, without the luck's weight", "regression", sample: 100,
        truth: more.mean - theory.mean,
        of: await told(
          list.model(slots: 4), four.map { Array($0.prefix(100)) }, five, from: 10_000)))
    return tallies
  }

  // MARK: A list that ends in the evening or next morning

  /// Calls of a minute, second attempts at once, 13 minutes a day: two humps, a night apart.
  private func ofTwoDays() async -> [CoverageTally] {
    let open = 13
    let rounds = CallsInRounds(contacts: 40, slots: 5, retried: 0.6).distribution
    let list = ListModel(
      lists: [
        .init(
          contacts: 40, outcomes: .calls(.constant(60), retried: 0.6),
          retry: RetryPolicy(maxAttempts: 2, retried: OutcomeSet([.noAnswer])))
      ], openSeconds: Int64(60 * open))
    let truth = rounds.enumerated().reduce(0.0) { sum, entry in
      let days = max(0, entry.offset - 1) / open
      return sum + entry.element * 60 * Double(days * 24 * 60 + entry.offset - days * open)
    }
    let tonight = rounds.prefix(open + 1).reduce(0, +)
    let times = await samples(list.model(slots: 5), 200, from: 20_000)
    return [
      CoverageTally(
        "mean finish, this evening or tomorrow", "Student's t", sample: 200, truth: truth,
        of: times.map { QuantileInterval(Self.student($0)) }),
      CoverageTally(
        "probability of this evening", "Wilson", sample: 200, truth: tonight,
        inTheory: ExactCoverage.wilson(tonight, trials: 200),
        of: times.map { sample in
          let evening = sample.count { $0 <= Double(60 * open) }
          return QuantileInterval(
            Proportion(evening, of: 200).wilsonInterval(confidence: CoverageTally.confidence))
        }),
    ]
  }

  // MARK: Hard against soft

  private func ofTwoTeams() async -> [CoverageTally] {
    let lists = ListModel(lists: [
      .init(contacts: 30, outcomes: .calls(.exponential(mean: Self.mean))),
      .init(contacts: 10, outcomes: .calls(.exponential(mean: Self.mean))),
    ])
    var hard = lists
    hard.sharing = .hard
    let softTimes = await samples(lists.model(slots: 6), 100, from: 30_000)
    let hardTimes = await samples(hard.model(slots: 6), 100, from: 30_000)
    let soft = ExponentialCalls(contacts: 40, slots: 6, meanCall: Self.mean).mean
    let teams = [30, 10].map { ExponentialCalls(contacts: $0, slots: 3, meanCall: Self.mean) }
    let truth = integral(to: 60 * Self.mean) { time in
      1 - teams.reduce(1) { $0 * $1.cumulative(at: time) }
    }
    return [
      CoverageTally(
        "hard − soft, 30 + 10 calls on 6 slots, paired", "Student's t", sample: 100,
        truth: truth - soft,
        of: zip(softTimes, hardTimes).map { QuantileInterval(Self.paired($0, $1)) }),
      CoverageTally(
        "hard − soft, 30 + 10 calls on 6 slots, without the luck's weight", "regression",
        sample: 100, truth: truth - soft,
        of: await told(lists.model(slots: 6), softTimes, hardTimes, from: 30_000)),
    ]
  }

  // MARK: Parts

  private func samples(_ model: Model, _ sample: Int, from seed: UInt64) async -> [[Double]] {
    await FinishSamples.of(
      model, repeats: repeats, sample: sample, firstSeed: seed, threads: threads
    ).seconds
  }

  /// Intervals of paired differences as `dialcast compare` tells them (`ControlledMean`).
  private func told(
    _ model: Model, _ first: [[Double]], _ second: [[Double]], from seed: UInt64
  ) async -> [QuantileInterval] {
    await Replications.run(count: repeats, threads: threads) { number in
      let pairs = zip(first[number], second[number]).map { $1 - $0 }
      let luck = pairs.indices.map { replication in
        ShadowWorkload.excessSeconds(
          of: model, seed: Seed(rawValue: seed + UInt64(number)), replication: replication)
      }
      let controls = model.campaigns.indices.map { place in luck.map { $0[place] } }
      let confidence = CoverageTally.confidence
      let mean = ControlledMean(pairs, controls: controls)?.estimate(confidence: confidence)
      return QuantileInterval(mean ?? Moments(pairs).estimate(confidence: confidence))
    }
  }

  private static func student(_ times: [Double]) -> Estimate {
    Moments(times).estimate(confidence: CoverageTally.confidence)
  }

  private static func paired(_ first: [Double], _ second: [Double]) -> Estimate {
    PairedDifference(first: first, second: second).estimate(confidence: CoverageTally.confidence)
  }
}

/// Simpson's rule in 2,000 pieces.
func integral(to end: Double, _ function: (Double) -> Double) -> Double {
  let pieces = 2000
  let width = end / Double(pieces)
  return (0...pieces).reduce(0) { sum, place in
    let weight = place == 0 || place == pieces ? 1.0 : place.isMultiple(of: 2) ? 2 : 4
    return sum + weight * function(Double(place) * width)
  } * width / 3
}
