import Scenarios
import Scheduling
import Simulating
import Statistics
import Testing

/// How people answer, as it is written and as it is simulated.
@Suite struct TelephonyTests {
  func telephony(of campaign: Int) throws -> TelephonyModel {
    try ScenarioTests.load("everything.yaml").model.campaigns[campaign].telephony
  }

  func profile(_ name: String) throws -> PeopleProfile {
    let scenario = try ScenarioTests.load("minimal.yaml", "campaigns.calls.telephony=\(name)")
    guard case .people(let profile) = scenario.model.campaigns[0].telephony else {
      throw ProfileExpected()
    }
    return profile
  }

  struct ProfileExpected: Error {}

  @Test func aProfileIsAdjusted() throws {
    guard case .people(let people) = try telephony(of: 0) else { throw ProfileExpected() }
    #expect(people.humanMean == 0.47)
    #expect(people.correlation == 0.3)
    #expect(people.invalidShare == 0.01)
    #expect(people.notHuman.map(\.outcome) == [.voicemail, .noAnswer])
    #expect(people.notHuman.map(\.share) == [0.5, 0.5])
    #expect(people.concentration == 0.5)
    #expect(people.hourEffect == [])
    #expect(people.attemptEffect == -0.1)
    // *Completed* first, whatever the order in the document.
    #expect(people.human.map(\.outcome) == [.completed, .callback])
    #expect(people.human[0].talk == .lognormal(mean: 95, standardDeviation: 80))
    #expect(people.humanRing == .uniform(from: 2, to: 20))
    #expect(people.callbackDelay == .empirical([3600, 7200, 86_400]))
    #expect(people.machineTakenForHuman == 0.02)
    #expect(people.humanTakenForMachine == 0)
    let noAnswer = people.notHumanHold.first { $0.outcome == .noAnswer }
    #expect(noAnswer?.ring == .constant(25))
    let voicemail = people.notHumanHold.first { $0.outcome == .voicemail }
    #expect(voicemail?.talk == .gamma(mean: 20, standardDeviation: 5))
  }

  /// Whoever knows how long conversations take changes nothing else by saying so.
  @Test(arguments: ["reminder-b2c", "cold-b2b", "collections"])
  func talkIsThatOfWhoCompletes(name: String) throws {
    let written = try profile(name)
    let adjusted = try profile("{based_on: \(name), talk: 4 min}")
    #expect(adjusted.human[0].outcome == .completed)
    #expect(adjusted.human[0].talk == .constant(240) && written.human[0].talk != .constant(240))
    #expect(adjusted.human.map(\.share) == written.human.map(\.share))
    #expect(adjusted.human.dropFirst().map(\.talk) == written.human.dropFirst().map(\.talk))
    #expect(adjusted.notHumanHold.map(\.talk) == written.notHumanHold.map(\.talk))
    #expect(adjusted.humanMean == written.humanMean && adjusted.humanRing == written.humanRing)
    let spread = try profile("{based_on: \(name), talk: {lognormal: {mean: 4 min, sd: 3 min}}}")
    #expect(spread.human[0].talk == .lognormal(mean: 240, standardDeviation: 180))
  }

  @Test func aTableIsReadWithCompletedFirst() throws {
    guard case .independent(let table) = try telephony(of: 2) else { throw ProfileExpected() }
    let hungUp = Outcome(rawValue: Outcome.firstCustom)
    #expect(table.rows.map(\.outcome) == [.completed, .noAnswer, .callback, hungUp])
    #expect(table.rows.map(\.probability) == [0.4, 0.3, 0.1, 0.2])
    #expect(table.rows[0].ring == .exponential(mean: 12).shifted(by: 2))
    #expect(table.rows[0].talk == .lognormal(mu: 4.2, sigma: 0.7))
    #expect(table.rows[1].talk == .constant(0))
    #expect(table.rows[2].callbackDelay == .constant(7200))
    #expect(table.rows[3].ring == .constant(1.5))
  }

  @Test func aMixtureIsReadWithWhatIsAdded() throws {
    let parts = "{share: 10 %, of: 0 s}, {share: 0.9, of: {exponential: {mean: 1 min}}}"
    let talk = "{after: 3 s, mixture: [\(parts)]}"
    let scenario = try ScenarioTests.load(
      "minimal.yaml",
      "campaigns.calls.telephony={outcomes: {completed: {probability: 1, ring: \(talk)}}}")
    guard case .independent(let table) = scenario.model.campaigns[0].telephony else {
      throw ProfileExpected()
    }
    let mixture = Distribution.mixture([
      .init(weight: 0.1, .constant(0)), .init(weight: 0.9, .exponential(mean: 60)),
    ])
    #expect(table.rows[0].ring == mixture.shifted(by: 3))
    #expect(abs(table.rows[0].ring.mean - 57) < 1e-9)
  }

  @Test func aScriptIsRead() throws {
    guard case .scripted(let script) = try telephony(of: 3) else { throw ProfileExpected() }
    #expect(
      script.lines == [
        [
          .init(outcome: .noAnswer, ring: .seconds(30)),
          .init(outcome: .completed, ring: .seconds(5), talk: .seconds(60)),
        ],
        [
          .init(
            outcome: .callback, ring: .seconds(5), talk: .seconds(20), callbackAfter: .hours(2)),
          .init(outcome: Outcome(rawValue: Outcome.firstCustom), ring: .seconds(1)),
        ],
      ])
  }

  @Test func customOutcomesHaveNames() throws {
    let directory = try ScenarioTests.load("everything.yaml").directory
    #expect(directory.customOutcomes == ["hung_up"])
    #expect(directory.name(of: Outcome(rawValue: 16)) == "hung_up")
    #expect(directory.name(of: .noAnswer) == "no_answer")
    #expect(directory.name(of: Outcome(rawValue: 17)) == nil)
    #expect(directory.outcomeNames.count == Outcome.limit)
  }

  @Test func retriesAreReadAsTheyAreMeant() throws {
    let retry = try ScenarioTests.load("everything.yaml").model.campaigns[0].campaign.retry
    let hungUp = Outcome(rawValue: Outcome.firstCustom)
    #expect(retry.maxAttempts == 3)
    #expect(retry.maxCallbacks == 1)
    #expect(retry.countsOpenHoursOnly)
    #expect(retry.retried == OutcomeSet([.noAnswer, .busy, hungUp]))
    func verdict(_ outcome: Outcome, _ used: Int) -> RetryPolicy.Verdict {
      retry.verdict(
        after: outcome, used: used, callbacks: 0, faults: 0, hasRequestedTime: false)
    }
    #expect(verdict(.noAnswer, 1) == .retry(after: .minutes(30)))
    #expect(verdict(.noAnswer, 2) == .retry(after: .hours(4)))
    #expect(verdict(.noAnswer, 3) == .close(.failed))
    #expect(verdict(.busy, 2) == .retry(after: .minutes(5)))
    #expect(verdict(hungUp, 2) == .retry(after: .hours(48)))
  }

  /// The published figures count numbers that do not exist among the failed; together with the
  /// class of invalid numbers every overall share must come out as published.
  @Test(arguments: [
    ("reminder-b2c", 0.52, [0.60, 0.25, 0.07, 0.08], 0.03),
    ("cold-b2b", 0.08, [0.55, 0.30, 0.05, 0.10], 0.08),
    ("survey", 0.23, [0.45, 0.40, 0.07, 0.08], 0.05),
    ("collections", 0.435, [0.53, 0.12, 0.14, 0.21], 0.10),
    ("lead-followup", 0.38, [0.55, 0.30, 0.07, 0.08], 0.03),
  ])
  func builtInProfilesKeepThePublishedShares(
    _ name: String, human: Double, notHuman: [Double], invalid: Double
  ) throws {
    let people = try profile(name)
    let valid = 1 - people.invalidShare
    #expect(people.invalidShare == invalid)
    #expect(abs(valid * people.humanMean - human) < 1e-12)
    #expect(people.notHuman.map(\.outcome) == [.voicemail, .noAnswer, .busy, .failed])
    for (row, share) in zip(people.notHuman, notHuman) {
      var overall = valid * (1 - people.humanMean) * row.share
      if row.outcome == .failed { overall += people.invalidShare }
      #expect(abs(overall - (1 - human) * share) < 1e-12)
    }
    #expect(abs(people.notHuman.map(\.share).reduce(0, +) - 1) < 1e-12)
    #expect(abs(people.human.map(\.share).reduce(0, +) - 1) < 1e-12)
    #expect(people.human[0].outcome == .completed)
  }

  @Test func theHourEffectIsNoneOnAverageInOfficeHours() throws {
    let effect = try profile("survey").hourEffect
    #expect(effect.count == 168)
    let office = (0..<5).flatMap { day in (9..<19).map { effect[day * 24 + $0] } }
    #expect(abs(office.reduce(0, +)) < 1e-9)
    // Monday morning is a little worse than Monday evening.
    #expect(effect[9] < effect[17])
    #expect(effect.allSatisfy { abs($0) < 0.2 })
    #expect(try profile("cold-b2b").hourEffect == [])
  }
}
