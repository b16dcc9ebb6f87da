import Scheduling
import Simulating
import Testing

/// How often contacts are called and how long that takes, with retries.
struct RetryOracleTests {
  /// The keys of `retried-calls.yaml` for a probability of retries and at most so many of them.
  static func retrying(
    _ probability: Double, attempts: Int, answered: Double? = nil, delay: Int = 0
  ) -> [String] {
    let outcomes = "workspaces.team.campaigns.calls.telephony.outcomes"
    let answered = answered ?? 1 - probability
    return [
      "\(outcomes).no_answer.probability=\(probability)",
      "\(outcomes).completed.probability=\(answered)",
      "\(outcomes).voicemail.probability=\(max(0, 1 - probability - answered))",
      "workspaces.team.campaigns.calls.retry.max_attempts=\(attempts)",
      "workspaces.team.campaigns.calls.retry.interval=\(delay) s",
    ]
  }

  static let counts: [(contacts: Int, p: Double, retries: Int, answered: Double, delay: Int)] = [
    (1000, 0.4, 2, 0.35, 1800), (300, 0.3, 4, 0.7, 0), (500, 0.6, 1, 0.25, 60),
    (200, 0.75, 6, 0.125, 600),
  ]

  @Test("Calls, answers and exhausted contacts are as many as theory says", arguments: counts)
  func attemptCounts(
    row: (contacts: Int, p: Double, retries: Int, answered: Double, delay: Int)
  ) async throws {
    let run = try await ScenarioRun(
      "retried-calls",
      sized(contacts: row.contacts, slots: 20)
        + Self.retrying(
          row.p, attempts: row.retries + 1, answered: row.answered, delay: row.delay),
      replications: 40_000 / row.contacts)
    let counts = RetryCounts(retried: row.p, retries: row.retries)
    let n = Double(row.contacts)
    func check(_ values: [Double], _ mean: Double, _ variance: Double, _ what: String) {
      let deviation = (n * variance).squareRoot()
      expectMean(values, n * mean, standardDeviation: deviation, what)
      expectStandardDeviation(values, deviation, what)
    }
    check(run.figures(\.attempts), counts.mean, counts.variance, "calls")
    let answered = counts.ended(with: row.answered)
    check(run.figures(\.reached), answered, answered * (1 - answered), "answered")
    let failed = run.figures { $0.closed[Int(Disposition.failed.rawValue)] }
    check(failed, counts.exhausted, counts.exhausted * (1 - counts.exhausted), "exhausted")
  }

  static let endless: [(contacts: Int, slots: Int, p: Double, replications: Int)] = [
    (100, 10, 0.4, 500), (1000, 50, 0.4, 60), (30, 4, 0.7, 500), (20, 20, 0.25, 1000),
  ]

  @Test("Retried at once and without end, contacts are longer calls", arguments: endless)
  func endlessRetries(
    row: (contacts: Int, slots: Int, p: Double, replications: Int)
  ) async throws {
    let run = try await ScenarioRun(
      "retried-calls",
      sized(contacts: row.contacts, slots: row.slots) + Self.retrying(row.p, attempts: 250),
      replications: row.replications)
    let theory = PureDeath(
      contacts: row.contacts, slots: row.slots, meanCall: 60 / (1 - row.p))
    expectMean(run.makespans, theory.mean, standardDeviation: theory.standardDeviation, "makespan")
    expectStandardDeviation(run.makespans, theory.standardDeviation, "makespan")
  }

  static let chains: [(contacts: Int, slots: Int, p: Double, retries: Int)] = [
    (6, 2, 0.4, 1), (10, 10, 0.4, 2), (8, 3, 0.3, 2), (5, 1, 0.8, 3), (12, 4, 0.6, 1),
  ]

  @Test("Retried at once, first attempts first: a Markov chain's makespan", arguments: chains)
  func chain(row: (contacts: Int, slots: Int, p: Double, retries: Int)) async throws {
    let run = try await ScenarioRun(
      "retried-calls",
      sized(contacts: row.contacts, slots: row.slots)
        + Self.retrying(row.p, attempts: row.retries + 1),
      replications: 2000)
    var chain = RetryChain(
      slots: row.slots, meanCall: 60, retried: row.p, retries: row.retries)
    let theory = chain.makespan(contacts: row.contacts)
    expectMean(run.makespans, theory.first, standardDeviation: theory.standardDeviation, "makespan")
    expectStandardDeviation(run.makespans, theory.standardDeviation, "makespan")
  }

  @Test func chainAgreesWithPublishedFigures() {
    var two = RetryChain(slots: 2, meanCall: 60, retried: 0.4, retries: 1)
    let six = two.makespan(contacts: 6)
    #expect(abs(six.first - 285.932160) < 1e-6)
    #expect(abs(six.standardDeviation - 109.439517) < 1e-6)
    var many = RetryChain(slots: 10, meanCall: 60, retried: 0.4, retries: 2)
    let ten = many.makespan(contacts: 10)
    #expect(abs(ten.first - 260.251648) < 1e-6)
    #expect(abs(ten.standardDeviation - 98.537113) < 1e-6)
  }
}
