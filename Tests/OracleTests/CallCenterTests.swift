import Statistics
import Testing

/// The published days of SSJ's `CallCenter`, through a scenario file: judged by the exact
/// expectation and the published standard deviation of a day.
struct CallCenterTests {
  private static let days = 30

  /// Standard deviations of a day as published, by the shape of the busyness: callers, seconds
  /// waited per caller of an average day, callers who wait less than 20 s, callers lost.
  static let spreads: [(shape: Double, deviations: [Double])] = [
    (10, [528.694, 29.966, 0.168, 0.059]), (400, [93.620, 1.997, 0.040, 6.7e-3]),
  ]

  /// A caller who leaves is taken out at once, where SSJ finds out when the turn comes: nobody's
  /// turn moves by that, see `CallCenterTheoryTests`. SSJ counts as waiting less than 20 s whoever
  /// is answered or leaves within them, and divides by the 1,660 callers of an average day.
  @Test("SSJ CallCenter: hours, agents, busy days and callers without patience", arguments: spreads)
  func callCenter(row: (shape: Double, deviations: [Double])) throws {
    let run = try QueueRun(
      "call-center", ["campaigns.callers.arrivals.busyness.gamma=\(row.shape)"])
    let logs = (0..<Self.days).map { run.log(replication: $0, to: 46_800) }
    let exact = CallCenterDay.averages(busynessShape: row.shape)
    let measures: [(what: String, of: (VisitLog) -> Double, expected: Double)] = [
      ("callers", { $0.count }, 1660),
      ("seconds waited", { $0.secondsWaited / 1660 }, exact.wait),
      ("less than 20 s", { ($0.count - $0.waitedAtLeast(20)) / 1660 }, exact.good),
      ("lost", { $0.lost / 1660 }, exact.lost),
    ]
    for (measure, deviation) in zip(measures, row.deviations) {
      expectMean(
        logs.map(measure.of), measure.expected, standardDeviation: deviation, measure.what)
    }
    let agents = CallCenterDay.agents.enumerated().map { (Int64($0) * 3_600_000, $1) }
    #expect(QueueDiscipline(logs[0].visits, slots: agents).complaints == [])
  }
}
