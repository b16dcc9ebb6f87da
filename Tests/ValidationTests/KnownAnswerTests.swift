import Planning
import Statistics
import Testing

@testable import PlannerValidation

/// The answers that the planner is held against: a mistake in them is not to be found in it.
@Suite("Known answers")
struct KnownAnswerTests {
  @Test(
    "the last of exponential calls has the published quantiles",
    arguments: [
      (5, 5, 1000, [796.9, 2044.5, 4584.8]), (10, 3, 1000, [2160.3, 3967.3, 6850.6]),
      (100, 10, 60, [578.9556, 706.7869, 882.8640]),
      (1000, 1, 60, [56_913.5906, 59_980.0025, 63_154.6282]),
    ] as [(Int, Int, Double, [Double])])
  func exponential(contacts: Int, slots: Int, mean: Double, quantiles: [Double]) {
    let process = ExponentialCalls(contacts: contacts, slots: slots, meanCall: mean)
    for (quantile, probability) in zip(quantiles, [0.05, 0.5, 0.95]) {
      #expect(abs(process.cumulative(at: quantile) - probability) < 2e-4)
    }
  }

  @Test("its mean is the integral of what is left")
  func mean() {
    let process = ExponentialCalls(contacts: 20, slots: 4, meanCall: 60)
    #expect(abs(integral(to: 3600) { 1 - process.cumulative(at: $0) } - process.mean) < 1e-6)
    #expect(process.cumulative(at: 0) == 0)
    #expect(ExponentialCalls(contacts: 3, slots: 0, meanCall: 60).cumulative(at: 1e9) == 0)
    #expect(ExponentialCalls(contacts: 0, slots: 0, meanCall: 60).cumulative(at: 0) == 1)
  }

  /// Two contacts on two slots, each retried with ½: one round if neither is, else two. On one
  /// slot two, three or four rounds with ¼, ½, ¼.
  @Test("rounds of two contacts, by hand")
  func rounds() {
    func distribution(_ slots: Int) -> [Double] {
      CallsInRounds(contacts: 2, slots: slots, retried: 0.5).distribution
    }
    #expect(distribution(2) == [0, 0.25, 0.75])
    #expect(distribution(1) == [0, 0, 0.25, 0.5, 0.25])
    #expect(CallsInRounds(contacts: 7, slots: 3, retried: 0).distribution == [0, 0, 0, 1])
  }

  @Test("binomial probabilities")
  func binomial() {
    let tosses = Binomial(trials: 4, probability: 0.5)
    #expect(tosses.distribution == [1, 4, 6, 4, 1].map { $0 / 16 })
    #expect(tosses.cumulative(-1) == 0 && tosses.cumulative(1) == 5.0 / 16)
    #expect(tosses.cumulative(9) == 1)
  }

  @Test("R17: shares by largest remainder, ties to the first")
  func shares() {
    #expect(slotShares(of: 8, weights: [2, 1]) == [5, 3])
    #expect(slotShares(of: 5, weights: [1, 1]) == [3, 2])
    #expect(slotShares(of: 1, weights: [3, 2, 1]) == [1, 0, 0])
  }

  @Test("there are at least thirty questions of every kind, and few without a formula")
  func questions() {
    let all = SizingCase.all
    #expect(all.count >= 30)
    for source in SizingCase.Source.allCases { #expect(all.contains { $0.source == source }) }
    #expect(FineRun.all.count * 5 < all.count)
    #expect(all.contains { $0.question.probability <= 0.5 })
    #expect(all.contains { $0.question.probability >= 0.99 })
  }
}
