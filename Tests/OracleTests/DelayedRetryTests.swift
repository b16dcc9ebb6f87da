import Testing

/// Constant delays between calls, with a slot for everybody: each contact is on its own.
struct DelayedRetryTests {
  struct Row: CustomTestStringConvertible, Sendable {
    var contacts: Int
    var p: Double
    var retries: Int
    var delay: Int
    var replications: Int
    /// Published mean in seconds, and P5, median and P95.
    var mean: Double?
    var quantiles: [Double] = []
    var testDescription: String {
      "\(contacts) contacts, retried \(retries) times with \(p) after \(delay) s"
    }
    var theory: DelayedRetries {
      DelayedRetries(
        contacts: contacts, meanCall: 60, counts: RetryCounts(retried: p, retries: retries),
        delay: Double(delay))
    }
  }

  static let rows = [
    Row(
      contacts: 1, p: 0.4, retries: 2, delay: 1800, replications: 4000, mean: 1101.6,
      quantiles: [5.2207, 107.5056, 3812.7345]),
    Row(
      contacts: 10, p: 0.4, retries: 2, delay: 1800, replications: 1500, mean: 3491.314393,
      quantiles: [1918.6917, 3781.2486, 4013.9390]),
    Row(
      contacts: 100, p: 0, retries: 0, delay: 0, replications: 600, mean: 311.242651,
      quantiles: [211.3754, 298.5088, 454.5373]),
    Row(contacts: 4, p: 0.7, retries: 3, delay: 600, replications: 1500),
    Row(contacts: 30, p: 0.2, retries: 1, delay: 90, replications: 1000),
    Row(contacts: 2, p: 0.5, retries: 5, delay: 7200, replications: 2000),
  ]

  @Test("The last of independent contacts ends when theory says", arguments: rows)
  func makespan(row: Row) async throws {
    let run = try await ScenarioRun(
      "retried-calls",
      sized(contacts: row.contacts, slots: row.contacts)
        + RetryOracleTests.retrying(row.p, attempts: row.retries + 1, delay: row.delay),
      replications: row.replications)
    let theory = row.theory
    expectMean(run.makespans, theory.mean, "makespan")
    expectQuantile(
      run.makespans, theory.mean, at: theory.cumulative(at: theory.mean), "up to its mean")
    for (quantile, probability) in zip(row.quantiles, [0.05, 0.5, 0.95]) {
      expectQuantile(run.makespans, quantile, at: probability, "makespan")
    }
  }

  @Test("The theory agrees with published figures", arguments: rows.prefix(3))
  func theory(row: Row) throws {
    #expect(abs(row.theory.mean - (try #require(row.mean))) < 1e-3)
    for (quantile, probability) in zip(row.quantiles, [0.05, 0.5, 0.95]) {
      #expect(abs(row.theory.cumulative(at: quantile) - probability) < 1e-4)
    }
  }
}
