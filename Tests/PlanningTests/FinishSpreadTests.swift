@testable import Simulating
import Statistics
import Testing

@testable import Planning

@Suite struct FinishSpreadTests {
  private static let figures = [
    ModelFigure(key: StreamKey("a"), part: .outcomes),
    ModelFigure(key: StreamKey("a"), part: .human),
  ]

  /// Worlds around these centers, whose five runs lie −2 … 2 times `luck` beside them.
  private static func worlds(_ centers: [Double], luck: Double) -> [[Double]] {
    centers.map { center in (-2...2).map { center + Double($0) * luck } }
  }

  @Test func withoutIgnoranceAllIsLuck() {
    let spread = FinishSpread(
      all: Self.worlds([0, 0, 0, 0], luck: 10),
      alone: [(Self.figures[0], Self.worlds([0, 0, 0, 0], luck: 10))])
    #expect(spread.ignorance == 0 && spread.figures[0].share == 0)
    #expect(abs(spread.standardDeviationMs * spread.standardDeviationMs - 250) < 1e-9)
  }

  @Test func withoutLuckAllIsIgnorance() {
    let spread = FinishSpread(all: Self.worlds([0, 100, 200], luck: 0), alone: [])
    #expect(spread.ignorance == 1)
  }

  /// Between the worlds 1000 − 250 ÷ 5 = 950, within them 250: 950 of 1200.
  @Test func luckInTheMeansIsTakenOut() {
    let root = 1000.0.squareRoot()
    let spread = FinishSpread(
      all: Self.worlds([-root, 0, root], luck: 10),
      alone: [
        (Self.figures[0], Self.worlds([-10, 0, 10], luck: 10)),
        (Self.figures[1], Self.worlds([-20, 0, 20], luck: 10)),
      ])
    #expect(abs(spread.ignorance - 950.0 / 1200) < 1e-12)
    #expect(spread.figures.map(\.figure) == [Self.figures[1], Self.figures[0]])
    #expect(abs(spread.figures[0].share - 400.0 / 1200) < 1e-12)
  }
}
