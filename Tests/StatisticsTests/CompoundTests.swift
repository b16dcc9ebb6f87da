import Statistics
import Testing

@Suite("Discrete, beta, Dirichlet and Poisson draws")
struct CompoundTests {
  private func stream() -> KeyedStream { KeyedStream(seed: Seed(rawValue: 99)) }

  @Test("pick numbers in their order")
  func pickInOrder() {
    let outcomes = DiscreteDistribution(weights: [0.35, 0, 0.25, 0.4, 0])
    let picks = [0x1p-53, 0.349, 0.351, 0.599, 0.601, 1 - 0x1p-53].map(outcomes.pick)
    #expect(picks == [0, 0, 2, 2, 3, 3])
    var table = SamplerTable()
    _ = table.add(.empirical([1, 2, 3]))
    let choice = table.add(outcomes)
    #expect(
      picks
        == [0x1p-53, 0.349, 0.351, 0.599, 0.601, 1 - 0x1p-53].map {
          table.pick(choice, at: $0)
        })
  }

  @Test("more of the first never gives a later number")
  func pickIsCoupled() {
    let before = DiscreteDistribution(weights: [0.35, 0.25, 0.40])
    let after = DiscreteDistribution(weights: [0.45, 0.25 * 0.55 / 0.65, 0.40 * 0.55 / 0.65])
    for step in 1..<1000 {
      let u = Double(step) / 1000
      #expect(after.pick(u) <= before.pick(u))
    }
  }

  @Test("both ways to draw give the probabilities")
  func shares() {
    let outcomes = DiscreteDistribution(weights: [35, 25, 30, 7, 3])
    var stream = stream()
    var picked = Array(repeating: 0, count: 5)
    var sampled = picked
    for entity in 0..<UInt32(20_000) {
      stream.reset(Place(entity: entity, purpose: .outcome))
      picked[outcomes.pick(stream.uniform())] += 1
      sampled[outcomes.sample(from: &stream)] += 1
    }
    let expected = outcomes.probabilities.map { $0 * 20_000 }
    #expect(ChiSquareTest(observed: picked, expected: expected).pValue > 0.001)
    #expect(ChiSquareTest(observed: sampled, expected: expected).pValue > 0.001)
  }

  @Test(
    "beta draws follow their distribution",
    arguments: [
      Beta(alpha: 2, beta: 5), Beta(alpha: 0.64, beta: 0.59), Beta(mean: 0.08, correlation: 0.25),
      Beta(alpha: 12, beta: 0.5),
    ])
  func beta(distribution: Beta) {
    var stream = stream()
    let sample = (0..<UInt32(5_000)).map { entity in
      stream.reset(Place(entity: entity, attempt: 0, purpose: .reachability))
      return distribution.sample(from: &stream)
    }
    let moments = Moments(sample)
    #expect(abs(moments.zScore(expecting: distribution.mean)) < zLimit)
    let deviation = distribution.standardDeviation
    let squares = Moments(sample.map { ($0 - distribution.mean) * ($0 - distribution.mean) })
    #expect(abs(squares.zScore(expecting: deviation * deviation)) < zLimit)
    #expect(kolmogorovSmirnovPValue(sample) { distribution.cumulative(at: $0) } > 0.001)
  }

  @Test("two trials of one person correlate as asked for")
  func betaCorrelation() {
    let people = Beta(mean: 0.52, correlation: 0.45)
    #expect(abs(people.mean - 0.52) < 1e-12)
    // The intra-class correlation is the variance of p over m (1 − m).
    let correlation = people.standardDeviation * people.standardDeviation / (0.52 * 0.48)
    #expect(abs(correlation - 0.45) < 1e-12)
  }

  @Test("tiny weights give numbers, not 0 / 0", arguments: [0.03, 0.015, 0.001])
  func tinyWeights(weight: Double) {
    var stream = stream()
    let mix = Dirichlet(weights: Array(repeating: weight, count: 4))
    let lean = Beta(alpha: weight, beta: weight)
    var shares = Array(repeating: 0.0, count: 4)
    var largest = Moments()
    for entity in 0..<UInt32(5_000) {
      stream.reset(Place(entity: entity, attempt: 0, purpose: .habit))
      mix.sample(into: &shares, from: &stream)
      #expect(shares.allSatisfy { $0 >= 0 && $0 <= 1 })
      #expect(abs(shares.reduce(0, +) - 1) < 1e-12)
      largest.add(shares.max() ?? 0)
      let p = lean.sample(from: &stream)
      #expect(p >= 0 && p <= 1)
    }
    #expect(largest.mean > 0.9)
  }

  @Test("Dirichlet shares have their moments")
  func dirichlet() {
    let mix = Dirichlet(shares: [0.60, 0.25, 0.07, 0.08], concentration: 0.3)
    var stream = stream()
    var shares = Array(repeating: 0.0, count: 4)
    var moments = Array(repeating: Moments(), count: 4)
    var squares = moments
    for entity in 0..<UInt32(10_000) {
      stream.reset(Place(entity: entity, attempt: 0, purpose: .habit))
      mix.sample(into: &shares, from: &stream)
      for (index, share) in shares.enumerated() {
        moments[index].add(share)
        squares[index].add((share - mix.means[index]) * (share - mix.means[index]))
      }
    }
    for index in 0..<4 {
      let deviation = mix.standardDeviations[index]
      #expect(abs(moments[index].zScore(expecting: mix.means[index])) < zLimit)
      #expect(abs(squares[index].zScore(expecting: deviation * deviation)) < zLimit)
    }
  }

  @Test("Poisson counts have mean and variance alike", arguments: [0.0, 0.3, 4, 250])
  func poisson(mean: Double) {
    var stream = stream()
    let counts = (0..<UInt32(5_000)).map { minute in
      stream.reset(Place(entity: minute, purpose: .arrival))
      return Double(Poisson(mean: mean).sample(from: &stream))
    }
    #expect(abs(Moments(counts).zScore(expecting: mean)) < zLimit)
    let squares = Moments(counts.map { ($0 - mean) * ($0 - mean) })
    #expect(abs(squares.zScore(expecting: mean)) < zLimit)
  }
}
