import Foundation
import TestSupport
import Testing

@testable import dialcast

/// `dialcast check` and `dialcast diff` as a user sees them.
@Suite struct CheckTests {
  /// What is expected of a run in which every call is written down.
  private static let scripted =
    ScenarioText.scripted + """
      expect:
        - timeline: |
            slot 0  accc..aaac
            slot 1  bb
        - organisation: completed by 09:10 with 100 %
        - never: more than 2 running
        - golden: true

      """

  /// A rule is changed; `RECORD=1` renews the page that says what a user is told.
  @Test func aChangedRuleIsSaidInWords() throws {
    try CommandLineTool.inNewFolder { tool in
      try tool.write(Self.scripted, to: "scripted.yaml")
      let recorded = try tool.run("check", "scripted.yaml", "--record", "--verbose")
      #expect(recorded.status == 0, "\(recorded.output)")
      let again = try tool.run("check", "scripted.yaml")
      #expect(
        again.output == "ok      scripted.yaml  4 expectations, 1 run\n1 of 1 scenarios passed\n")

      try tool.write(
        Self.scripted.replacing("to: 09:10", with: "to: 09:06"), to: "scripted.yaml")
      let changed = try tool.run("check", "scripted.yaml", "--junit", "results.xml")
      #expect(changed.status == 1)
      let diff = try tool.run("diff", "golden/scripted.trace", "scripted.yaml")
      #expect(diff.status == 1)
      try expect(
        recorded.output + changed.output + diff.output, isAsReviewedIn: "check-changed.txt")
      let xml = try tool.contents("results.xml")
      #expect(xml.contains("<testsuites name=\"dialcast check\" tests=\"5\" failures=\"3\""))
    }
  }

  /// Calibration files beside scenarios are read with these, and are none themselves.
  @Test func calibrationFilesInAFolderAreNoScenarios() throws {
    try CommandLineTool.inNewFolder { tool in
      try tool.write(Self.scripted + "calibration: october.yaml\n", to: "scripted.yaml")
      try tool.write(
        """
        calibration: october
        log: {calls: 900}
        telephony: {ours: {based_on: survey, human: 31 %, observed: 800}}
        """, to: "october.yaml")
      _ = try tool.run("check", "scripted.yaml", "--record")
      let checked = try tool.run("check", ".")
      #expect(checked.status == 0)
      #expect(checked.output.hasSuffix("1 of 1 scenarios passed\n"), "\(checked.output)")
    }
  }

  /// Files are judged on all cores; what is printed and written does not depend on them.
  @Test func theResultDoesNotDependOnThreads() throws {
    try CommandLineTool.inNewFolder { tool in
      let expectations = """
        expect:
          - organisation: completed by 12:00 with 50 %
          - attempts of north ≤ 200
          - never: more than 4 running in north

        """
      for name in ["a", "b", "c"] {
        try tool.write(
          TestScenario.small.replacing("two-clinics", with: name) + expectations,
          to: "\(name).yaml")
      }
      let first = try tool.run("check", ".", "--verbose", "--threads", "1", "--junit", "1.xml")
      let second = try tool.run("check", ".", "--verbose", "--threads", "4", "--junit", "4.xml")
      #expect(first.output == second.output)
      #expect(try tool.contents("1.xml") == tool.contents("4.xml"))
      #expect(first.output.contains("never: more than 4 running in north"))
    }
  }

  /// Both sides have the luck of the first, whatever their seeds.
  @Test func versionsAreComparedWithTheSameLuck() throws {
    try CommandLineTool.inNewFolder { tool in
      try tool.write(TestScenario.small, to: "old.yaml")
      try tool.write(TestScenario.small.replacing("seed: 41", with: "seed: 7"), to: "new.yaml")
      let same = try tool.run("diff", "old.yaml", "new.yaml")
      #expect(same.status == 0, "\(same.output)")
      #expect(
        same.output
          == "old.yaml → new.yaml, seed 41, replication 0\nno difference in 230 contacts\n")
      let other = try tool.run(
        "diff", "old.yaml", "new.yaml", "--seed", "5", "--replication", "3", "--set",
        "workspaces.coast.campaigns.surveys.retry.interval=2 h", "--most", "1")
      #expect(other.status == 1)
      #expect(other.output.contains("seed 5, replication 3"))
      #expect(other.output.contains("because R24"), "\(other.output)")
      #expect(other.output.contains("more\n"))
    }
  }

  private func expect(_ text: String, isAsReviewedIn name: String) throws {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Golden/\(name)")
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try Data(text.utf8).write(to: url)
    } else {
      #expect(try String(contentsOf: url, encoding: .utf8) == text)
    }
  }
}
