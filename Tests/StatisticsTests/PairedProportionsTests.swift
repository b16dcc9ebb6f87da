import Statistics
import Testing

@Suite struct PairedProportionsTests {
  @Test func pairsAreCountedByTheirKind() {
    let pairs = PairedProportions(
      first: [true, true, true, false, false], second: [true, false, false, true, false])
    #expect(pairs == PairedProportions(both: 1, onlyFirst: 2, onlySecond: 1, neither: 1))
    #expect(pairs.first == Proportion(3, of: 5) && pairs.second == Proportion(2, of: 5))
    #expect(pairs.change == -0.2)
  }

  /// Twice the smaller tail of Binomial(discordant, ½), computed by hand: 2 · (1 + 8) / 2⁸ and so
  /// on.
  @Test(
    "McNemar's exact test",
    arguments: [
      (0, 0, 1.0), (0, 1, 1.0), (0, 5, 0.0625), (5, 0, 0.0625), (1, 7, 0.0703125),
      (3, 3, 1.0), (0, 10, 0.001953125),
    ])
  func mcNemar(onlyFirst: Int, onlySecond: Int, pValue: Double) {
    let pairs = PairedProportions(
      both: 40, onlyFirst: onlyFirst, onlySecond: onlySecond, neither: 3)
    #expect(abs(pairs.pValue - pValue) < 1e-12)
  }

  /// Bonett and Price with 5 and 20 discordant of 100 pairs: 15/102 ± 1.959964 · √((27/102 −
  /// (15/102)²)/102).
  @Test func theIntervalIsThatOfBonettAndPrice() {
    let pairs = PairedProportions(both: 60, onlyFirst: 5, onlySecond: 20, neither: 15)
    let interval = pairs.interval(confidence: 0.95)
    #expect(abs(interval.lowerBound - 0.0513785) < 1e-5)
    #expect(abs(interval.upperBound - 0.2427391) < 1e-5)
  }

  /// No pair that differs is no proof that none ever will.
  @Test func theIntervalOfNoDifferenceHasAWidth() {
    let interval = PairedProportions(both: 100, onlyFirst: 0, onlySecond: 0, neither: 0)
      .interval(confidence: 0.95)
    #expect(interval.lowerBound < -0.01 && interval.upperBound > 0.01)
  }

  /// The radius of the published formula at n = 500, α = 0.05, deviation 1: ρ² = (5.991465 +
  /// ln 6.991465) / 500.
  @Test func theAnyTimeIntervalIsHalfAsWideAgain() {
    let moments = Moments((0..<500).map { $0.isMultiple(of: 2) ? 1.0 : -1.0 })
    let sequence = Estimate(anyTime: moments, confidence: 0.95)
    let student = Estimate(moments, confidence: 0.95)
    #expect(abs(sequence.halfWidth / student.halfWidth - 1.55) < 0.02)
    let few = Estimate(anyTime: Moments([1, 2, 3]), confidence: 0.95)
    #expect(few.halfWidth == .infinity)
  }

  /// Looked at after every number from the hundredth to the thousandth, it misses the truth in no
  /// more than 1 − confidence of all cases; Student's does in four of ten.
  @Test func theAnyTimeIntervalMayBeWatched() {
    var stream = KeyedStream(seed: Seed(rawValue: 5))
    var wrong = 0
    var wrongOfStudent = 0
    for repetition in 0..<200 {
      stream.reset(
        StreamKey("watched"), entity: UInt32(repetition), attempt: 0, purpose: .outcome,
        replication: 0)
      var moments = Moments()
      var isWrong = false
      var isWrongOfStudent = false
      for count in 1...1000 {
        moments.add(stream.uniform())
        guard count >= 100, count.isMultiple(of: 5) else { continue }
        let sequence = Estimate(anyTime: moments, confidence: 0.95)
        if !sequence.contains(0.5) { isWrong = true }
        if !isWrongOfStudent, !Estimate(moments, confidence: 0.95).contains(0.5) {
          isWrongOfStudent = true
        }
      }
      wrong += isWrong ? 1 : 0
      wrongOfStudent += isWrongOfStudent ? 1 : 0
    }
    // 10 are allowed on average; 20 would be three deviations more.
    #expect(wrong <= 20, "\(wrong) of 200")
    #expect(wrongOfStudent > 30, "\(wrongOfStudent) of 200")
  }
}
