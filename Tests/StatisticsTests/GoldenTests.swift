import Statistics
import Testing

/// The luck of seed 2026, the same in debug and in release.
///
/// A failure here means that every published run changes: bump the version of the streams in
/// `docs/statistics.md` and say so in the change log, or take the change back.
@Suite("The luck of a seed")
struct GoldenTests {
  static let families: [(Distribution, [Double])] = [
    (.constant(30), [30.0, 30.0, 30.0]),
    (.uniform(from: 8, to: 30), [16.446797472637712, 17.999757457296646, 10.535298179043124]),
    (.exponential(mean: 12), [5.8130350209093296, 7.273387102591522, 1.4692774936963617]),
    (
      .lognormal(mean: 95, standardDeviation: 80),
      [58.54576701639464, 66.83750197961093, 30.204453393103993]
    ),
    (.weibull(shape: 0.8, scale: 40), [16.165424293308824, 21.392143903984415, 2.897098201096056]),
    (.gamma(shape: 0.4, scale: 3), [0.2810959886248109, 1.1781670300788014, 0.016613353270860828]),
    (.gamma(shape: 9, scale: 7), [79.26397754738932, 45.63066098308338, 57.19083504419837]),
    (.empirical([3, 1, 4, 1, 5, 9, 2, 6]), [3.0, 3.0, 1.0]),
    (
      .exponential(mean: 8).shifted(by: 20).capped(at: 60),
      [23.87535668060622, 24.848924735061015, 20.979518329130908]
    ),
    (
      .mixture([
        .init(weight: 0.7, .uniform(from: 2, to: 7)), .init(weight: 0.3, .uniform(from: 8, to: 30)),
      ]), [2.1786789683708494, 6.408375827511526, 3.335597491696097]
    ),
  ]

  /// Logarithms may differ in the last digit from one processor to another, luck does not.
  private func isClose(_ drawn: [Double], _ golden: [Double]) -> Bool {
    drawn.count == golden.count
      && zip(drawn, golden).allSatisfy { abs($0 - $1) <= 1e-12 * abs($1) }
  }

  @Test("is what it always was", arguments: families.indices)
  func familyIsUnchanged(index: Int) {
    let (distribution, golden) = Self.families[index]
    let drawn = draws(3, of: distribution)
    #expect(isClose(drawn, golden), "\(distribution) gives \(drawn)")
  }

  @Test("is what it always was, for people")
  func people() {
    var stream = KeyedStream(seed: Seed(rawValue: 2026))
    stream.reset(Place(attempt: 0, purpose: .reachability))
    let reachability = Beta(mean: 0.52, correlation: 0.45).sample(from: &stream)
    #expect(isClose([reachability], [0.9724317726193048]), "\(reachability)")
    stream.reset(Place(attempt: 0, purpose: .habit))
    var habit = [0.0, 0, 0]
    Dirichlet(shares: [0.6, 0.3, 0.1], concentration: 0.3).sample(into: &habit, from: &stream)
    #expect(
      isClose(habit, [0.9968873629181276, 0.003112637081872303, 2.2525251736141657e-18]), "\(habit)"
    )
    stream.reset(Place(purpose: .arrival))
    let arrivals = Poisson(mean: 40).sample(from: &stream)
    #expect(arrivals == 40, "\(arrivals)")
    stream.reset(Place(purpose: .outcome))
    let outcome = DiscreteDistribution(weights: [35, 25, 30, 7, 3]).sample(from: &stream)
    #expect(outcome == 2, "\(outcome)")
  }
}
