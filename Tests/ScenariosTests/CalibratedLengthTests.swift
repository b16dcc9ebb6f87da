import Foundation
import Statistics
import Testing

@testable import Scenarios

/// Which calibrated lengths a scenario draws from, and what holds there.
@Suite struct CalibratedLengthTests {
  private static let quantiles =
    "[1 s, " + (1...19).map { "\($0 * 5) s" }.joined(separator: ", ") + ", 110 s]"

  private static let october = """
    calibration: october
    log: {calls: 1234}
    telephony:
      counted:
        based_on: survey
        human: 31 %
        observed: 800
        ring: {gamma: {mean: 14 s, sd: 7 s}, observed: 300}
        answers:
          completed: {share: 1, talk: {exponential: {mean: 60 s}, observed: 200}}
    fits:
      - {profile: counted, length: ring, observed: 300, mean: 14.2 s, quantiles: \(quantiles)}
      - profile: counted
        length: answers.completed.talk
        observed: 200
        mean: 61 s
        rounded_to: 1 min
        aic: {lognormal: 3.5, gamma: 1, weibull: 2, exponential: 0}
        quantiles: \(quantiles)
        nearest: {gamma: {mean: 60 s, sd: 50 s}}

    """

  private static func lengths(
    telephony: String = "counted", more: String = "", overrides: [String] = [],
    file: String = october
  ) throws -> [CalibratedLength] {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("lengths-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(file.utf8).write(to: folder.appendingPathComponent("october.yaml"))
    let text = """
      scenario: measured
      calibration: october.yaml
      organisation: {slots: 4}
      campaigns:
        - name: calls
          start: 2026-11-23 09:00
          hours: default
          contacts: 5
          telephony: \(telephony)
      \(more)
      """
    return try Scenario.load(
      text: text, file: "measured.yaml", folder: folder.path, overrides: overrides
    ).calibratedLengths
  }

  @Test func lengthsAreReadWithWhatTheyWereFittedTo() throws {
    let lengths = try Self.lengths()
    #expect(lengths.map(\.key) == ["ring", "answers.completed.talk"])
    let ring = lengths[0]
    #expect(ring.profile == "counted" && ring.observed == 300 && ring.meanSeconds == 14.2)
    // Seconds, unless the file says otherwise.
    #expect(ring.unitSeconds == 1 && ring.criteria == [] && ring.nearest == nil)
    #expect(ring.quantiles == [1] + (1...19).map { Double($0 * 5) } + [110])
    #expect(ring.distribution == .gamma(mean: 14, standardDeviation: 7))
    let talk = lengths[1]
    #expect(talk.unitSeconds == 60 && talk.criteria == [3.5, 1, 2, 0])
    // The runs draw from the family that is written, however near another came.
    #expect(talk.nearest == nil && talk.distribution == .exponential(mean: 60))
    let observed = try Self.lengths(overrides: [
      "telephony.counted.answers.completed.talk={empirical: [30 s, 90 s], observed: 200}"
    ])
    #expect(observed[1].nearest == .gamma(mean: 60, standardDeviation: 50))
  }

  /// A file without the section is as good as ever.
  @Test func theSectionMayBeMissing() throws {
    let file = String(Self.october.prefix { _ in true }.split(separator: "fits:")[0])
    #expect(try Self.lengths(file: file) == [])
  }

  @Test func whatIsSetIsHeldAgainstTheCalls() throws {
    let lengths = try Self.lengths(overrides: ["telephony.counted.ring=9 s"])
    #expect(lengths[0].distribution == .constant(9))
  }

  /// Lengths of which no call is drawn say nothing of a plan.
  @Test(
    arguments: [
      ("survey", "", []),
      ("{based_on: counted}", "", ["ring", "answers.completed.talk"]),
      ("{based_on: counted, ring: 5 s}", "", ["answers.completed.talk"]),
      ("mine", "telephony: {mine: {based_on: counted, talk: 30 s}}", ["ring"]),
      (
        "mine", "telephony: {mine: {based_on: ours}, ours: {based_on: counted, human: 0.2}}",
        ["ring", "answers.completed.talk"]
      ),
      ("survey", "telephony: {mine: {based_on: counted}}", []),
    ])
  func onlyLengthsThatAreDrawnCount(
    _ row: (telephony: String, more: String, keys: [String])
  ) throws {
    let keys = try Self.lengths(telephony: row.telephony, more: row.more).map(\.key)
    #expect(keys == row.keys)
  }
}
