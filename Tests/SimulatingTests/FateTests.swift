import Testing

@testable import Simulating

@Suite struct FateTests {
  /// Heavy tails have no bound; a hundred years are 3,162,240,000 s.
  @Test(
    arguments: [
      (-1, 0), (0.0004, 0), (0.0005, 1), (30, 30_000), (1e18, 3_162_240_000_000),
      (1e300, 3_162_240_000_000), (.infinity, 3_162_240_000_000),
    ] as [(Double, Int64)])
  func drawsBecomeMilliseconds(seconds: Double, milliseconds: Int64) {
    #expect(Fate.milliseconds(seconds) == milliseconds)
  }
}
