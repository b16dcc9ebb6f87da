import Statistics
import Testing

/// Probabilities on the log-odds scale.
struct LogOddsTests {
  @Test(
    "a shift adds to the log-odds",
    arguments: [
      (0.5, 0.0, 0.5), (0.5, 1.0, 0.731_058_578_630_004_9), (0.2, -0.5, 0.131_667_561_668),
      (0, 3, 0), (1, -3, 1),
    ])
  func shifted(probability: Double, shift: Double, expected: Double) {
    #expect(abs(LogOdds.shifted(probability, by: shift) - expected) < 1e-9)
  }

  @Test("a shift and its opposite cancel", arguments: [0.01, 0.3, 0.99])
  func inverse(probability: Double) {
    let there = LogOdds.shifted(probability, by: 0.7)
    #expect(abs(LogOdds.shifted(there, by: -0.7) - probability) < 1e-12)
  }
}
