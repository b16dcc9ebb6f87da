import Foundation
import Testing

@testable import dialcast

/// `dialcast compare` as a user sees it.
@Suite struct CompareTests {
  private static let fewerSlots = [
    "--set", "workspaces.north.slots=1", "--set", "organisation.slots=3",
  ]

  @Test func aScenarioComparedWithItselfShowsNoDifference() throws {
    try CommandLineTool.inNewFolder { tool in
      try tool.write(TestScenario.small, to: "small.yaml")
      let result = try tool.run(
        "compare", "small.yaml", "small.yaml", "--fail-if", "later by 1 s", "--fail-if",
        "fewer reached by 0 %")
      #expect(result.status == 0, "\(result.errors)")
      #expect(
        result.output.hasPrefix(
          "No difference: A and B make the same decisions in all 6 runs.\n"))
      #expect(
        result.output.hasSuffix("\n  report  reports/two-clinics-compared/comparison.md\n"))
      let json = try tool.contents("reports/two-clinics-compared/comparison.json")
      #expect(json.contains("\"identical\" : true"))
    }
  }

  /// North has one slot instead of four: later by far, whatever the luck.
  @Test func aLimitDecidesTheStatus() throws {
    try CommandLineTool.inNewFolder { tool in
      try tool.write(TestScenario.small, to: "small.yaml")
      let failed = try tool.start(
        ["compare", "small.yaml"] + Self.fewerSlots + [
          "--fail-if", "north later by 2 min", "--junit", "compare.xml",
        ])
      failed.waitUntilExit()
      #expect(failed.terminationStatus == 1)
      #expect(try tool.contents("stdout").contains("FAILED     north later by 2 min: +"))
      let xml = try tool.contents("compare.xml")
      #expect(xml.contains("tests=\"1\" failures=\"1\""))
      // Two pairs bound nothing.
      let undecided = try tool.start(
        ["compare", "small.yaml", "-r", "2"] + Self.fewerSlots + [
          "--fail-if", "coast less likely by 1 %",
        ])
      undecided.waitUntilExit()
      #expect(undecided.terminationStatus == 3)
    }
  }

  @Test func threadsChangeNothing() throws {
    try CommandLineTool.inNewFolder { tool in
      try tool.write(TestScenario.small, to: "small.yaml")
      for threads in ["1", "4"] {
        let process = try tool.start(
          ["compare", "small.yaml", "--threads", threads, "-o", threads, "-q"]
            + Self.fewerSlots)
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
      }
      for file in ["comparison.json", "comparison.md"] {
        #expect(try tool.contents("1/\(file)") == tool.contents("4/\(file)"))
      }
    }
  }

  /// North is later by far: a hundred pairs of the three hundred tell.
  @Test func aDecidedComparisonStopsEarly() throws {
    try CommandLineTool.inNewFolder { tool in
      try tool.write(
        TestScenario.small.replacing("count: 150", with: "count: 15"), to: "small.yaml")
      let process = try tool.start(
        ["compare", "small.yaml", "-r", "300", "--stop-early", "--json"] + Self.fewerSlots + [
          "--fail-if", "north later by 1 s",
        ])
      process.waitUntilExit()
      #expect(process.terminationStatus == 1)
      let json = try tool.contents("stdout")
      #expect(json.contains("\"replications\" : 100,"))
      #expect(json.contains("\"method\" : \"confidence sequence\""))
    }
  }

  /// Figures that were counted are drawn in every run, unless they are to be taken for known.
  @Test func countedFiguresAreDrawn() throws {
    try CommandLineTool.inNewFolder { tool in
      let counted = TestScenario.small.replacing(
        "telephony: reminder-b2c", with: "telephony: {based_on: reminder-b2c, observed: 50}")
      try tool.write(counted, to: "counted.yaml")
      try tool.write(TestScenario.small, to: "known.yaml")
      let drawn = try tool.run("run", "counted.yaml", "--explain-spread", "-o", "drawn")
      #expect(drawn.output.contains("would narrow"), "\(drawn.output)")
      #expect(drawn.output.contains("drawn anew in every run"))
      let same = try tool.run(
        "compare", "known.yaml", "counted.yaml", "--uncertainty", "none")
      #expect(same.output.hasPrefix("No difference:"), "\(same.output)")
      let other = try tool.run("compare", "known.yaml", "counted.yaml")
      #expect(!other.output.hasPrefix("No difference:"), "\(other.output)")
    }
  }

  /// B's own seed does not count: else two days would be compared and not two scenarios.
  @Test func bothHaveTheLuckOfTheFirst() throws {
    try CommandLineTool.inNewFolder { tool in
      try tool.write(TestScenario.small, to: "a.yaml")
      try tool.write(TestScenario.small.replacing("seed: 41", with: "seed: 7"), to: "b.yaml")
      let result = try tool.run("compare", "a.yaml", "b.yaml")
      #expect(result.output.hasPrefix("No difference:"), "\(result.output)")
    }
  }
}
