import Simulating
import Testing

/// When the last of n exponential calls on c slots ends: exact, whatever the simulator.
struct MakespanTests {
  struct Row: CustomTestStringConvertible, Sendable {
    var contacts: Int
    var slots: Int
    var meanCall: Double
    var replications: Int
    /// Published P5, median and P95 in seconds, where there are some.
    var quantiles: [Double] = []
    var testDescription: String { "\(contacts) calls of \(meanCall) s on \(slots) slots" }
    var theory: PureDeath { PureDeath(contacts: contacts, slots: slots, meanCall: meanCall) }
  }

  static let rows = [
    Row(
      contacts: 5, slots: 5, meanCall: 1000, replications: 3000,
      quantiles: [796.9, 2044.5, 4584.8]),
    Row(
      contacts: 10, slots: 3, meanCall: 1000, replications: 2000,
      quantiles: [2160.3, 3967.3, 6850.6]),
    Row(
      contacts: 100, slots: 10, meanCall: 60, replications: 1000,
      quantiles: [578.9556, 706.7869, 882.8640]),
    Row(
      contacts: 1000, slots: 1, meanCall: 60, replications: 200,
      quantiles: [56_913.5906, 59_980.0025, 63_154.6282]),
    Row(contacts: 3, slots: 8, meanCall: 60, replications: 1500),
    Row(contacts: 1, slots: 1, meanCall: 7, replications: 1500),
    Row(contacts: 40, slots: 39, meanCall: 200, replications: 800),
    Row(contacts: 400, slots: 25, meanCall: 90, replications: 300),
  ]

  @Test("The makespan has the mean, the deviation and the quantiles of theory", arguments: rows)
  func makespan(row: Row) async throws {
    let mean = "workspaces.team.campaigns.calls.telephony.outcomes.completed.talk.exponential.mean"
    let run = try await ScenarioRun(
      "exponential-calls",
      sized(contacts: row.contacts, slots: row.slots, "\(mean)=\(row.meanCall) s"),
      replications: row.replications)
    let theory = row.theory
    expectMean(run.makespans, theory.mean, standardDeviation: theory.standardDeviation, "makespan")
    expectStandardDeviation(run.makespans, theory.standardDeviation, "makespan")
    for (quantile, probability) in zip(row.quantiles, [0.05, 0.5, 0.95]) {
      expectQuantile(run.makespans, quantile, at: probability, "makespan")
    }
    expectQuantile(
      run.makespans, theory.mean, at: theory.cumulative(at: theory.mean), "up to its mean")
    #expect(run.figures(\.attempts).allSatisfy { $0 == Double(row.contacts) })
    #expect(run.completions(of: 0) == run.makespans)
  }

  /// So that a mistake in the theory is not held against the simulator.
  @Test("The theory agrees with published figures", arguments: rows.prefix(4))
  func theory(row: Row) {
    let published: [Int: (Double, Double)] = [
      5: (2283.333, 1209.798), 10: (4166.667, 1462.494), 100: (715.738095, 93.910403),
      1000: (60_000, 1897.366596),
    ]
    let (mean, deviation) = published[row.contacts] ?? (0, 0)
    #expect(abs(row.theory.mean - mean) < 1e-3)
    #expect(abs(row.theory.standardDeviation - deviation) < 1e-3)
    for (quantile, probability) in zip(row.quantiles, [0.05, 0.5, 0.95]) {
      #expect(abs(row.theory.cumulative(at: quantile) - probability) < 1e-4)
    }
  }
}
