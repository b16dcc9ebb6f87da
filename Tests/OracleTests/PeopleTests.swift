import Scenarios
import Scheduling
import Simulating
import Statistics
import Testing

/// The model of people against closed forms: who answers, how often, and what else happens.
struct PeopleTests {
  struct Profile: CustomTestStringConvertible, Sendable {
    var name: String
    /// Of all first calls, those that a person answers; correlation; numbers that do not exist.
    var human: Double, correlation: Double, invalid: Double
    /// Else: voicemail, no answer, busy, failed.
    var notHuman: [Double]
    var maxAttempts: Int
    /// Published: calls per contact, persons per call and persons per contact.
    var published: (calls: Double, perCall: Double, coverage: Double)
    var testDescription: String { name }
  }

  static let profiles = [
    Profile(
      name: "reminder-b2c", human: 0.52, correlation: 0.45, invalid: 0.03,
      notHuman: [0.60, 0.25, 0.07, 0.08], maxAttempts: 3, published: (1.82, 0.398, 0.725)),
    Profile(
      name: "cold-b2b", human: 0.08, correlation: 0.25, invalid: 0.08,
      notHuman: [0.55, 0.30, 0.05, 0.10], maxAttempts: 5, published: (4.40, 0.054, 0.237)),
    Profile(
      name: "survey", human: 0.23, correlation: 0.35, invalid: 0.05,
      notHuman: [0.45, 0.40, 0.07, 0.08], maxAttempts: 5, published: (3.54, 0.143, 0.508)),
    Profile(
      name: "collections", human: 0.435, correlation: 0.60, invalid: 0.10,
      notHuman: [0.53, 0.12, 0.14, 0.21], maxAttempts: 6, published: (3.19, 0.207, 0.659)),
    Profile(
      name: "lead-followup", human: 0.38, correlation: 0.35, invalid: 0.03,
      notHuman: [0.55, 0.30, 0.07, 0.08], maxAttempts: 6, published: (3.08, 0.241, 0.743)),
  ]
  private static let contacts = 4000
  private static let replications = 3

  @Test("The closed forms give the published rows, to the digit printed", arguments: profiles)
  func theory(profile: Profile) {
    let people = Reachability(mean: profile.human, correlation: profile.correlation)
    let calls = people.meanCalls(atMost: profile.maxAttempts)
    let coverage = people.coverage(calls: profile.maxAttempts)
    #expect(abs(calls - profile.published.calls) <= 0.0051)
    #expect(abs(coverage - profile.published.coverage) <= 0.00051)
    #expect(abs(coverage / calls - profile.published.perCall) <= 0.00051)
  }

  /// Without a class of numbers that do not exist, as the published rows are.
  @Test("Calls per contact and persons per contact, all numbers valid", arguments: profiles)
  func allValid(profile: Profile) async throws {
    try await check(
      profile, human: profile.human, invalid: 0,
      [
        "campaigns.calls.telephony.human=\(profile.human)", "campaigns.calls.telephony.invalid=0",
      ])
  }

  /// As the profiles are: a call to an invalid number is the only one, and persons are more among
  /// those whose number exists.
  @Test("Calls per contact and persons per contact of the profiles themselves", arguments: profiles)
  func withInvalid(profile: Profile) async throws {
    try await check(
      profile, human: profile.human / (1 - profile.invalid), invalid: profile.invalid, [])
  }

  private func check(
    _ profile: Profile, human: Double, invalid: Double, _ overrides: [String]
  ) async throws {
    let run = try await ScenarioRun(
      "people",
      [
        "campaigns.calls.telephony.based_on=\(profile.name)",
        "campaigns.calls.retry.max_attempts=\(profile.maxAttempts)",
      ] + overrides, replications: Self.replications)
    let people = Reachability(mean: human, correlation: profile.correlation)
    let n = Double(Self.contacts)
    let valid = 1 - invalid
    let mean = valid * people.meanCalls(atMost: profile.maxAttempts) + invalid
    let apart = people.meanCalls(atMost: profile.maxAttempts) - 1
    let variance =
      valid * people.variance(atMost: profile.maxAttempts) + valid * invalid * apart * apart
    expectMean(
      run.figures(\.attempts), n * mean, standardDeviation: (n * variance).squareRoot(), "calls")
    let coverage = valid * people.coverage(calls: profile.maxAttempts)
    let persons = run.figures { campaign in
      [Outcome.completed, .callback, .declined].reduce(0) {
        $0 + campaign.attemptsByOutcome[Int($1.rawValue)]
      }
    }
    expectMean(
      persons, n * coverage, standardDeviation: (n * coverage * (1 - coverage)).squareRoot(),
      "persons")
  }

  /// Everybody is called twice, whoever answers the first call: two outcomes of each contact.
  @Test(
    "Who answers once answers again, and habits repeat themselves",
    arguments: [profiles[0], profiles[3], profiles[2]])
  func pairs(profile: Profile) throws {
    let scenario = try ScenarioRun.load(
      "people",
      [
        "campaigns.calls.telephony.based_on=\(profile.name)",
        "campaigns.calls.telephony.answers={callback: {share: 1, talk: 10 s}}",
        "campaigns.calls.retry.max_attempts=2",
        "campaigns.calls.retry.outcomes=[callback, voicemail, no_answer, busy, failed]",
        "campaigns.calls.contacts.count=12000", "organisation.slots=12000",
      ])
    var outcomes = [[Outcome]](repeating: [], count: 12_000)
    _ = simulate(scenario.model, seed: scenario.seed, replication: 0) { call in
      outcomes[Int(call.task.rawValue)].append(call.outcome)
    }
    let valid = outcomes.filter { $0[0] != .invalidNumber }
    #expect(valid.allSatisfy { $0.count == 2 })
    expectShare(outcomes.count - valid.count, of: 12_000, profile.invalid, "invalid")

    let human = profile.human / (1 - profile.invalid)
    let people = Reachability(mean: human, correlation: profile.correlation)
    let answered = valid.count { $0[0] == .callback }
    expectShare(answered, of: valid.count, human, "answered at first")
    let twice = valid.count { $0 == [.callback, .callback] }
    expectShare(twice, of: valid.count, people.bothAnswered, "answered twice")
    // The correlation itself: P(both) = m² + ρ·m·(1 − m).
    #expect(
      abs(people.bothAnswered - human * human - profile.correlation * human * (1 - human)) < 1e-12)

    var missed = profile.notHuman.map { $0 * (1 - profile.human) }
    missed[3] -= profile.invalid
    let total = missed.reduce(0, +)
    for (kind, share) in zip([Outcome.voicemail, .noAnswer, .busy, .failed], missed) {
      let first = valid.filter { $0[0] == kind && $0[1] != .callback }
      let again = first.count { $0[1] == kind }
      let weight = share / total
      let repeats = (weight * 0.3 + 1) / (0.3 + 1)
      expectShare(again, of: first.count, repeats, "outcome \(kind.rawValue) repeated")
      let all = valid.count { $0[0] == kind }
      expectShare(all, of: valid.count - answered, weight, "outcome \(kind.rawValue)")
    }
  }

  private func expectShare(
    _ count: Int, of trials: Int, _ probability: Double, _ what: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let z = Proportion(count, of: trials).zScore(expecting: probability)
    #expect(
      abs(z) < allowedDeviations,
      "\(what): \(count) of \(trials) instead of \(probability), z = \(z)",
      sourceLocation: sourceLocation)
  }
}
