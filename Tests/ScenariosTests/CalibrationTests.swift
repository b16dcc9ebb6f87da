import Foundation
import Simulating
import Testing

@testable import Scenarios

/// Telephony that was counted, in a file of its own.
@Suite struct CalibrationTests {
  private static let october = """
    calibration: october
    log: {calls: 1234, left_out: 1001, from: 2026-10-01, to: 2026-10-31}
    telephony:
      counted:
        based_on: survey
        human: 31 %
        observed: 800
    """

  /// A folder with calibration files of these names, which goes with the test.
  private final class Folder {
    let path: String

    init(_ files: [String: String]) throws {
      let url = FileManager.default.temporaryDirectory
        .appendingPathComponent("calibration-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      path = url.path
      for (name, text) in files {
        try text.write(
          to: url.appendingPathComponent(name), atomically: true, encoding: .utf8)
      }
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
  }

  private static func load(
    _ files: [String: String] = ["october.yaml": october],
    calibration: String = "calibration: october.yaml", telephony: String = "counted",
    more: String = "", overrides: [String] = []
  ) throws -> Scenario {
    let folder = try Folder(files)
    let text = """
      scenario: measured
      \(calibration)
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
      text: text, file: "measured.yaml", folder: folder.path, overrides: overrides)
  }

  private static func people(_ scenario: Scenario) throws -> PeopleProfile {
    guard case .people(let people) = scenario.model.campaigns[0].telephony else {
      throw PeopleExpected()
    }
    return people
  }

  private struct PeopleExpected: Error {}

  @Test func campaignsNameItsProfilesAndEveryRunDrawsThem() throws {
    let scenario = try Self.load()
    let people = try Self.people(scenario)
    #expect(people.humanMean == 0.31)
    #expect(people.evidence.calls == 800)
    #expect(scenario.model.isUncertain)
  }

  /// Hours of the log, the telephony, the hours in which its campaign may call and of which the log
  /// tells too little; empty: no note.
  static let hours: [(log: String, telephony: String, missing: String)] = [
    ("hours: [Mon-Fri 09:00-19:00]", "counted", ""), ("", "counted", ""),
    ("hours: [Mon-Fri 09:00-17:00]", "counted", "Mon-Fri 17:00-19:00"),
    ("hours: [Mon-Thu 08:00-20:00, Sat]", "counted", "Fri 09:00-19:00"),
    ("hours: [Mon-Fri 09:00-17:00]", "{based_on: counted, human: 0.2}", "Mon-Fri 17:00-19:00"),
    // Who says what the hours do knows it from somewhere else.
    ("hours: [Mon-Fri 09:00-17:00]", "{based_on: counted, hour_effect: none}", ""),
    ("hours: [Mon-Fri 09:00-17:00]", "survey", ""),
  ]

  @Test(arguments: hours.indices)
  func hoursOfWhichTooLittleIsKnownAreTold(_ row: Int) throws {
    let (log, telephony, missing) = Self.hours[row]
    let file = Self.october.replacing(
      "calls: 1234,", with: "calls: 1234, \(log.isEmpty ? "" : log + ",")")
    let notes = try Self.load(["october.yaml": file], telephony: telephony).notes
    let told = notes.filter { $0.contains("may call") }
    #expect(
      told
        == (missing.isEmpty
          ? []
          : [
            "main/calls may call \(missing), of which the log of october.yaml tells too little: "
              + "people are taken to answer then as they do on average."
          ]))
  }

  /// What the file says is what the scenario would say if it stood there.
  @Test func itIsTheSameAsWrittenInPlace() throws {
    let calibrated = try Self.load()
    let inPlace = try Self.load(
      calibration: "", more: "telephony: {counted: {based_on: survey, human: 31 %, observed: 800}}")
    for replication in 0..<5 {
      let first = try #require(
        simulate(calibrated.model, seed: calibrated.seed, replication: replication))
      let second = try #require(
        simulate(inPlace.model, seed: inPlace.seed, replication: replication))
      #expect(first.campaigns == second.campaigns)
    }
  }

  @Test func profilesOfTheScenarioMayBeBuiltOnIt() throws {
    let scenario = try Self.load(
      telephony: "mine", more: "telephony: {mine: {based_on: counted, correlation: 0.5}}")
    let people = try Self.people(scenario)
    #expect(people.humanMean == 0.31)
    #expect(people.correlation == 0.5)
  }

  @Test func thereMayBeSeveralFiles() throws {
    let second = Self.october.replacing("counted", with: "other").replacing("31 %", with: "20 %")
    let scenario = try Self.load(
      ["october.yaml": Self.october, "other.json": second],
      calibration: "calibration: [october.yaml, other.json]", telephony: "other")
    #expect(try Self.people(scenario).humanMean == 0.2)
  }

  @Test func whatWasCountedCanBeOverridden() throws {
    let scenario = try Self.load(overrides: ["telephony.counted.human=40 %"])
    #expect(try Self.people(scenario).humanMean == 0.4)
    #expect(try Self.people(scenario).evidence.calls == 800)
    let input = scenario.inputs.first { $0.path == "telephony.counted.human" }
    #expect(input?.origin == .override("telephony.counted.human=40 %"))
  }

  /// `--set calibration=…` plans with another month.
  @Test func theFileItselfCanBeOverridden() throws {
    let files = [
      "october.yaml": Self.october,
      "november.yaml": Self.october.replacing("31 %", with: "25 %"),
    ]
    let scenario = try Self.load(
      files, overrides: ["telephony.counted.correlation=0.2", "calibration=november.yaml"])
    #expect(try Self.people(scenario).humanMean == 0.25)
    #expect(try Self.people(scenario).correlation == 0.2)
  }

  @Test func inputsNameTheFileAndTheLine() throws {
    let inputs = try Self.load().inputs
    #expect(
      inputs.first { $0.path == "telephony.counted.human" }
        == ScenarioInput(
          path: "telephony.counted.human", value: "31 %",
          origin: .calibration(file: "october.yaml", line: 6)))
    let paths = inputs.map(\.path)
    #expect(Set(paths).count == paths.count)
  }

  @Test func theHashIsAlsoOfTheFile() throws {
    let other = ["october.yaml": Self.october.replacing("1234", with: "1235")]
    #expect(try Self.load().hash == Self.load().hash)
    #expect(try Self.load().hash != Self.load(other).hash)
  }

  @Test func theNoteSaysWhatWasCounted() throws {
    #expect(
      try Self.load().notes == [
        "october.yaml: telephony counted from 1,234 calls, 2026-10-01 to 2026-10-31; "
          + "1,001 rows of the log were left out."
      ])
    #expect(
      try Self.load(telephony: "survey").notes == [
        "october.yaml: no campaign uses it; write telephony: counted in a campaign."
      ])
  }

  @Test func aCalibrationFileIsNoScenario() throws {
    let folder = try Folder(["october.yaml": Self.october])
    let path = folder.path + "/october.yaml"
    #expect(Scenario.isCalibrationFile(path: path))
    let error = #expect(throws: ScenarioError.self) { try Scenario.load(path: path) }
    #expect(
      error?.description == "\(path):1:1: is a calibration file, not a scenario; "
        + "name it in a scenario beside it: calibration: october.yaml")
  }

  /// FIPS 180-4, "abc".
  @Test func theDigestIsThatOfTheStandard() {
    var digest = ContentDigest()
    for part in ["a", "", "bc"] { Array(part.utf8).withUnsafeBytes { digest.add($0) } }
    #expect(
      digest.finish() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }
}
