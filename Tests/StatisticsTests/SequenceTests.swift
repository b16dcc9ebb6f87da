import Foundation
import Statistics
import Testing

@Suite("Intervals that hold whenever one looks")
struct SequenceTests {
  struct Row: Sendable {
    let k, n: Int
    let a, b, alpha, lower, upper: Double
  }

  /// Computed independently from the formula, with the logarithm of the gamma function of Python.
  static let rows = [
    Row(k: 8, n: 8, a: 9.5, b: 0.5, alpha: 0.05, lower: 0.661397938, upper: 1),
    Row(k: 100, n: 100, a: 9.5, b: 0.5, alpha: 0.00625, lower: 0.938854274, upper: 1),
    Row(k: 95, n: 100, a: 9.5, b: 0.5, alpha: 0.05, lower: 0.859650416, upper: 0.990490148),
    Row(k: 0, n: 5, a: 9.5, b: 0.5, alpha: 0.05, lower: 0, upper: 0.909276185),
    Row(k: 50, n: 100, a: 0.5, b: 0.5, alpha: 0.05, lower: 0.338257553, upper: 0.661742447),
    Row(k: 960, n: 1000, a: 9.5, b: 0.5, alpha: 0.00625, lower: 0.931437549, upper: 0.979507991),
    // Of one trial the martingale is ½ ÷ p: the interval ends where it reaches 1/α.
    Row(k: 1, n: 1, a: 0.5, b: 0.5, alpha: 0.05, lower: 0.025, upper: 1),
  ]

  @Test("of a probability have the ends of the formula", arguments: rows)
  func ends(row: Row) {
    let sequence = ProportionSequence(a: row.a, b: row.b, alpha: row.alpha)
    let interval = sequence.interval(after: Proportion(row.k, of: row.n))
    #expect(abs(interval.lowerBound - row.lower) < 2e-9, "\(interval)")
    #expect(abs(interval.upperBound - row.upper) < 2e-9, "\(interval)")
  }

  @Test("of nothing are everything")
  func nothing() {
    let sequence = ProportionSequence(around: 0.95, alpha: 0.05)
    #expect(sequence.interval(after: Proportion(0, of: 0)) == 0...1)
    #expect(sequence.a == 9.5 && abs(sequence.b - 0.5) < 1e-12)
  }

  /// How often somebody who looks after every trial ever finds the truth outside the interval:
  /// exactly, by adding up all paths. Wilson's interval, looked at after every twentieth trial
  /// only, fails in 18.7 % of 200 trials (the same sum; computed in Python: 0.18716).
  @Test(
    "of a probability are ever wrong no more often than promised, exactly",
    arguments: [(0.05, 0.026483302), (0.00625, 0.002560463)])
  func everWrong(alpha: Double, expected: Double) {
    let truth = 0.95
    let sequence = ProportionSequence(around: truth, alpha: alpha)
    let wrong = chanceOfFailing(truth: truth, trials: 200) { observed in
      sequence.evidence(against: truth, after: observed) >= -log(alpha)
    }
    #expect(abs(wrong - expected) < 1e-8 && wrong < alpha, "\(wrong)")
    let peeking = chanceOfFailing(truth: truth, trials: 200) { observed in
      observed.trials.isMultiple(of: 20)
        && !observed.wilsonInterval(confidence: 0.95).contains(truth)
    }
    #expect(abs(peeking - 0.187158283) < 1e-8)
  }

  /// The probability that `fails` is true at any point of a path of coin tosses.
  private func chanceOfFailing(
    truth: Double, trials: Int, fails: (Proportion) -> Bool
  ) -> Double {
    var alive = [1.0]
    var failed = 0.0
    for n in 1...trials {
      var next = [Double](repeating: 0, count: n + 1)
      for (k, mass) in alive.enumerated() {
        next[k + 1] += mass * truth
        next[k] += mass * (1 - truth)
      }
      for k in next.indices where fails(Proportion(k, of: n)) {
        failed += next[k]
        next[k] = 0
      }
      alive = next
    }
    return failed
  }

  @Test("take as many trials to exclude a goal as it really takes", arguments: [0.05, 0.00625])
  func trialsToExclude(alpha: Double) throws {
    let sequence = ProportionSequence(around: 0.95, alpha: alpha)
    let exact = try #require(
      (1...500).first { sequence.interval(after: Proportion($0, of: $0)).lowerBound >= 0.95 })
    #expect(exact == (alpha == 0.05 ? 81 : 126))
    let guess = try #require(sequence.trialsToExclude(0.95, truth: 1))
    #expect(abs(guess - exact) < exact / 3, "\(guess) instead of \(exact)")
    #expect(sequence.trialsToExclude(0.95, truth: 0.95) == nil)
    let near = try #require(sequence.trialsToExclude(0.95, truth: 0.96))
    let far = try #require(sequence.trialsToExclude(0.95, truth: 0.99))
    #expect(near > 10 * far)
  }

  /// Half-widths of a standard deviation of 1, computed independently from the formula.
  @Test(
    "of a mean are as wide as the formula says",
    arguments: [(100, 0.3363887726), (500, 0.1357386726), (2000, 0.0699243980)])
  func mean(count: Int, halfWidth: Double) {
    // Alternating ±1 has variance n / (n − 1).
    let moments = Moments((0..<count).map { $0.isMultiple(of: 2) ? 1 : -1 })
    let estimate = MeanSequence(alpha: 0.05).estimate(moments, reach: 1)
    #expect(abs(estimate.halfWidth / moments.standardDeviation - halfWidth) < 1e-9)
    #expect(estimate.mean == moments.mean && estimate.confidence == 0.95)
    #expect(estimate.halfWidth > Estimate(moments, confidence: 0.95).halfWidth)
  }

  @Test("of a mean are unbounded below two observations", arguments: [0, 1])
  func fewObservations(count: Int) {
    let estimate = MeanSequence(alpha: 0.05)
      .estimate(Moments((0..<count).map { _ in 3 }), reach: 0)
    #expect(estimate.halfWidth == .infinity)
  }

  /// McNemar's exact test: twice the tail of a binomial distribution with ½.
  @Test(
    "of discordant pairs have the p-values of tables",
    arguments: [
      (5, 15, 0.0413894653), (15, 5, 0.0413894653), (0, 6, 0.03125), (3, 3, 1), (0, 0, 1),
    ])
  func discordantPairs(first: Int, second: Int, pValue: Double) {
    let pairs = DiscordantPairs(firstOnly: first, secondOnly: second)
    #expect(abs(pairs.pValue - pValue) < 1e-9)
  }
}
