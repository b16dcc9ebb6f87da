import Foundation
import Scenarios
import Scheduling
import Simulating
import Statistics
import Testing

@testable import Calibrating

/// A log of a known world, calibrated, leads back to that world; and what is written can be read.
@Suite struct RoundTripTests {
  /// People of whom everything is known, called up to three times.
  private static let world = """
    scenario: known
    organisation: {slots: 60, timezone: Europe/London}
    telephony:
      known:
        based_on: reminder-b2c
        human: 0.42
        correlation: 0.4
        invalid: 0.05
        not_human: {voicemail: 0.3, no_answer: 0.5, busy: 0.12, failed: 0.08}
        concentration: 5
        hour_effect: none
        machine_taken_for_human: 0
        human_taken_for_machine: 0
        answers:
          completed: {share: 0.8, talk: {lognormal: {mu: 4, sigma: 0.7}}}
          declined: {share: 0.15, talk: {exponential: {mean: 20 s}}}
          do_not_call: {share: 0.05, talk: 8 s}
        ring: {gamma: {mean: 14 s, sd: 7 s}}
        ring_timeout: 28 s
        voicemail_talk: {weibull: {shape: 2, scale: 30 s}}
    campaigns:
      - name: calls
        start: 2026-11-23 09:00
        contacts: 4000
        retry: {max_attempts: 3, interval: 1 h, outcomes: [voicemail, no_answer, busy, failed]}
        telephony: known

    """

  /// The log of a run, in whole seconds as most logs are.
  private static func log(of text: String, seed: UInt64, contacts: Bool = true) throws -> String {
    let scenario = try Scenario.load(text: text, file: "known.yaml", folder: "/")
    var lines = [contacts ? "phone,start,ring,talk,outcome" : "start,ring,talk,outcome"]
    _ = simulate(scenario.model, seed: Seed(rawValue: seed), replication: 0) { call in
      let lengths = [call.ringMs, call.talkMs].map { "\(($0 + 500) / 1000)" }
      let phone = contacts ? ["\(call.contact)"] : []
      lines.append(
        (phone + ["\(call.start.milliseconds)"] + lengths + [call.outcome.name])
          .joined(separator: ","))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The telephony that a scenario has from a calibration.
  private static func read(_ calibration: Calibration) throws -> TelephonyModel {
    try scenario(calibration).model.campaigns[0].telephony
  }

  /// A scenario that reads a calibration.
  private static func scenario(_ calibration: Calibration) throws -> Scenario {
    try LogText.inNewFolder { folder in
      try Data(calibration.text.utf8).write(to: folder.appendingPathComponent("found.yaml"))
      let scenario = try Scenario.load(
        text: """
          scenario: reader
          organisation: {slots: 1}
          calibration: found.yaml
          campaigns:
            - {name: calls, start: 2026-11-23 09:00, contacts: 1, telephony: \(calibration.name)}
          """, file: "reader.yaml", folder: folder.path)
      let counted = "counted from \(CalibrationFigures.count(calibration.log.used)) calls"
      #expect(scenario.notes.contains { $0.contains(counted) }, "\(scenario.notes)")
      return scenario
    }
  }

  private static func hold(
    _ count: Int, of whole: Int, _ truth: Double, _ what: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let interval = Proportion(count, of: whole).clopperPearsonInterval(confidence: 0.999)
    #expect(
      interval.contains(truth), "\(what): \(truth) is not in \(interval)",
      sourceLocation: sourceLocation)
  }

  /// Every true figure lies within its 99.9 % interval.
  @Test(arguments: [7, 8])
  func theWorldIsFoundAgain(seed: UInt64) throws {
    let calibration = try Calibration(
      of: LogText.log(Self.log(of: Self.world, seed: seed)), name: "found")
    let counts = calibration.counts
    #expect(counts.calls == 4000 && counts.order == .time && counts.contactsWithoutFirst == 0)
    Self.hold(counts.count(.invalidNumber), of: counts.calls, 0.05, "invalid")
    Self.hold(counts.persons, of: counts.valid, 0.42, "human")
    for (outcome, share) in [
      (Outcome.voicemail, 0.3), (.noAnswer, 0.5), (.busy, 0.12), (.failed, 0.08),
    ] {
      Self.hold(counts.count(outcome), of: counts.nobody, share, "\(outcome.name)")
    }
    for (outcome, share) in [(Outcome.completed, 0.8), (.declined, 0.15), (.doNotCall, 0.05)] {
      Self.hold(counts.count(outcome), of: counts.persons, share, "\(outcome.name)")
    }
    let correlation = try #require(calibration.reachability).interval(confidence: 0.999)
    #expect(correlation.contains(0.4), "\(correlation)")
    #expect(correlation.upperBound - correlation.lowerBound < 0.3, "\(correlation)")
    for (kind, mean) in [
      (LengthFinding.Kind.ring, 14.0), (.talk(.completed), 69.76), (.talk(.declined), 20),
      (.talk(.voicemail), 26.59),
    ] {
      let found = try #require(calibration.length(kind)?.moments.estimate(confidence: 0.999))
      #expect(found.contains(mean), "\(kind): \(found.lower) to \(found.upper)")
    }
    #expect(calibration.length(.ringTimeout)?.result == .constant(28))
    #expect(calibration.length(.talk(.doNotCall))?.result == .constant(8))
  }

  /// What is written says what was found, with its counts.
  @Test func whatIsWrittenIsRead() throws {
    let calibration = try Calibration(
      of: LogText.log(Self.log(of: Self.world, seed: 7)), name: "found")
    guard case .people(let people) = try Self.read(calibration) else {
      Issue.record("no people")
      return
    }
    let counts = calibration.counts
    func share(_ outcome: Outcome, _ whole: Int) -> Double {
      Double(counts.count(outcome)) / Double(whole)
    }
    #expect(people.evidence.calls == Double(counts.calls))
    #expect(abs(people.humanMean - Double(counts.persons) / Double(counts.valid)) < 1e-5)
    #expect(abs(people.invalidShare - share(.invalidNumber, counts.calls)) < 1e-5)
    let correlation = try #require(calibration.reachability).correlation
    #expect(abs(people.correlation - correlation) < 6e-4)
    #expect(people.notHuman.map(\.outcome) == [.voicemail, .noAnswer, .busy, .failed])
    for row in people.notHuman {
      #expect(abs(row.share - share(row.outcome, counts.nobody)) < 1e-5)
    }
    #expect(people.human.map(\.outcome) == [.completed, .declined, .doNotCall])
    for row in people.human { #expect(abs(row.share - share(row.outcome, counts.persons)) < 1e-5) }
    #expect(people.machineTakenForHuman == 0 && people.humanTakenForMachine == 0)
    #expect(people.human[2].talk == .constant(8))
    for (length, kind) in [
      (people.human[0].talk, LengthFinding.Kind.talk(.completed)), (people.humanRing, .ring),
      (people.human[1].talk, .talk(.declined)), (people.notHumanHold[0].talk, .talk(.voicemail)),
    ] {
      let finding = try #require(calibration.length(kind))
      guard case .fitted(let fit, _) = finding.result, case .estimated(let read, let count) = length
      else {
        Issue.record("\(kind) is no fit: \(length)")
        continue
      }
      #expect(count == Double(finding.moments.count))
      // To the millisecond, as it is written.
      #expect(abs(read.mean - fit.distribution.mean) < 0.002, "\(kind)")
      let deviations = (read.standardDeviation, fit.distribution.standardDeviation)
      #expect(abs(deviations.0 - deviations.1) < 0.002, "\(kind)")
    }
    #expect(people.notHumanHold[1].ring == .constant(28))
  }

  /// Ringing with two humps is read as it was observed, in a hundred parts with their count.
  @Test func whatNoFamilyComesNearIsRead() throws {
    let humps =
      "ring: {mixture: [{share: 0.5, of: {uniform: {from: 4 s, to: 6 s}}}, "
      + "{share: 0.5, of: {uniform: {from: 24 s, to: 26 s}}}]}"
    let world = Self.world.replacing("ring: {gamma: {mean: 14 s, sd: 7 s}}", with: humps)
    let calibration = try Calibration(of: LogText.log(Self.log(of: world, seed: 5)), name: "found")
    guard case .people(let people) = try Self.read(calibration),
      case .estimated(.empirical(let values), let count) = people.humanRing
    else {
      Issue.record("no observed lengths")
      return
    }
    let moments = try #require(calibration.length(.ring)?.moments)
    #expect(values.values.count == 100 && count == Double(moments.count))
    #expect(abs(people.humanRing.mean - moments.mean) < 0.05)
    #expect(calibration.figures.contains { $0[3].contains("as observed") })
    let ring = try #require(
      try Self.scenario(calibration).calibratedLengths.first { $0.key == "ring" })
    guard case .empirical = ring.distribution else {
      Issue.record("\(ring.distribution)")
      return
    }
    // The nearest family shows why none was taken.
    let nearest = try #require(ring.nearest)
    let comparison = QuantileComparison(
      nearest, observed: ring.quantiles, count: ring.observed, unitSeconds: ring.unitSeconds)
    #expect(comparison.worst.error > 0.2)
    #expect(comparison.points.count { $0.isOutside } > 10)
  }

  /// What fits are judged by is read as it was found: quantiles of the log itself, the criteria of
  /// all families, the distribution that runs draw from.
  @Test(arguments: [true, false])
  func whatFitsAreJudgedByIsRead(contacts: Bool) throws {
    let calibration = try Calibration(
      of: LogText.log(Self.log(of: Self.world, seed: 7, contacts: contacts)), name: "found")
    let read = try Self.scenario(calibration).calibratedLengths
    let (ring, talk, voicemail) =
      contacts
      ? ("ring", "answers.completed.talk", "voicemail_talk")
      : ("outcomes.completed.ring", "outcomes.completed.talk", "outcomes.voicemail.talk")
    let declined = talk.replacing("completed", with: "declined")
    #expect(read.map(\.key) == [ring, talk, declined, voicemail])
    for length in read { #expect(length.profile == "found" && length.unitSeconds == 1) }
    let talks = calibration.log.calls.filter { $0.end == .outcome(.completed) }.compactMap(\.talk)
      .sorted()
    let found = try #require(read.first { $0.key == talk })
    #expect(found.observed == talks.count && found.nearest == nil)
    #expect(abs(found.meanSeconds - talks.reduce(0, +) / Double(talks.count)) < 0.001)
    #expect(found.quantiles[10] == talks[(talks.count - 1) / 2])
    #expect(found.quantiles[0] == talks[Int((0.01 * Double(talks.count)).rounded(.up)) - 1])
    // Log-normal, gamma, Weibull, exponential: the truth is the first, and 0 above the lowest.
    #expect(found.criteria.count == 4 && found.criteria[0] == 0)
    #expect(found.criteria.dropFirst().allSatisfy { $0 > 50 }, "\(found.criteria)")
    guard case .lognormal = found.distribution else {
      Issue.record("\(found.distribution)")
      return
    }
    let comparison = QuantileComparison(
      found.distribution, observed: found.quantiles, count: found.observed, unitSeconds: 1)
    #expect(comparison.worst.error < 0.1, "\(comparison.worst)")
  }

  /// Without contacts, the table is that of all calls.
  @Test func aLogWithoutContactsIsATable() throws {
    let calibration = try Calibration(
      of: LogText.log(Self.log(of: Self.world, seed: 9, contacts: false)), name: "found")
    guard case .independent(let table) = try Self.read(calibration) else {
      Issue.record("no table")
      return
    }
    let counts = calibration.counts
    #expect(counts.calls == calibration.log.calls.count && counts.calls > 6000)
    #expect(table.evidence.calls == Double(counts.calls))
    #expect(table.rows.count == 8 && table.rows[0].outcome == .completed)
    for row in table.rows {
      let share = Double(counts.count(row.outcome)) / Double(counts.calls)
      #expect(abs(row.probability - share) < 1e-5, "\(row.outcome.name)")
    }
    #expect(table.rows[0].ring.isEstimated && table.rows[0].talk.isEstimated)
    #expect(calibration.reachability == nil)
  }

  /// A log that tells next to nothing leaves the rest to the profile, and can be read all the same.
  @Test(arguments: [
    "phone,outcome\n1,completed\n", "phone,outcome\n1,busy\n2,invalid\n",
    "phone,outcome\n1,invalid\n", "outcome\ncallback\n", "outcome\nsilent\nbusy\nvm\nfailed\n",
    "phone,outcome,talk,ring\n" + (1...12).map { "\($0),completed,0,0\n" }.joined(),
    "phone,outcome\n1,callback\n2,declined\n3,dnc\n4,silent\n",
  ])
  func thinLogsCanBeRead(_ text: String) throws {
    for base in TelephonyProfiles.names {
      let log = try LogText.log(text)
      let calibration = try Calibration(of: log, name: "thin", basedOn: base)
      _ = try Self.read(calibration)
      #expect(!calibration.figures.isEmpty)
    }
  }

  @Test func sharesAddUpToOne() {
    for counts in [[1, 1, 1], [1, 0, 99_999], [7], [0, 3], [1, 12_345_678]] {
      let shares = CalibrationFigures.shares(counts)
      let sum = shares.reduce(0) { $0 + (Double($1) ?? .nan) }
      #expect(abs(sum - 1) < 1e-12, "\(shares)")
      for (count, share) in zip(counts, shares) { #expect((count == 0) == (share == "0")) }
    }
    #expect(CalibrationFigures.shares([2152, 3058]) == ["0.41305", "0.58695"])
  }

  @Test(arguments: [
    ("Calls October.csv", "calls"), ("2026-10.csv", "log-2026-10"), ("survey.csv", "log-survey"),
    ("Ü.csv", "log"),
  ])
  func namesComeFromFiles(_ file: String, _ name: String) throws {
    let log = try LogText.log("phone,outcome\n1,busy\n")
    let renamed = CallLog(
      file: file, sha256: log.sha256, columns: log.columns, calls: log.calls,
      contacts: log.contacts, remarks: [], days: nil)
    #expect(try Calibration(of: renamed).name.hasPrefix(name))
    for wrong in ["Ours", "1a", "", "a b", "survey"] {
      #expect(throws: CalibrationMistake.self) { try Calibration(of: renamed, name: wrong) }
    }
    #expect(throws: CalibrationMistake.self) { try Calibration(of: renamed, basedOn: "nobody") }
  }
}
