import Foundation
import Testing

@testable import dialcast

@Suite struct RunTests {
  @Test func writesTheSameReportWithAnyNumberOfThreads() throws {
    try CommandLineTool.inNewFolder { tool in
      try tool.write(TestScenario.small, to: "small.yaml")
      for threads in ["1", "2", "4"] {
        let result = try tool.run("run", "small.yaml", "--threads", threads, "--output", threads)
        #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
      }
      let json = try tool.contents("1/summary.json")
      #expect(try tool.contents("2/summary.json") == json)
      #expect(try tool.contents("4/summary.json") == json)
      #expect(json.contains(#""schema" : "dialcast.summary/1""#))
    }
  }

  @Test func putsTheReportBesideTheUserAndSaysWhere() throws {
    try CommandLineTool.inNewFolder { tool in
      try tool.write(TestScenario.small, to: "small.yaml")
      let result = try tool.run("run", "small.yaml", "--attempts")
      #expect(result.output.contains("report  reports/two-clinics"), "\(result.output)")
      for line in result.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
      let names = try FileManager.default.contentsOfDirectory(
        atPath: tool.folder.appendingPathComponent("reports/two-clinics").path)
      #expect(
        names.sorted() == ["attempts.csv", "campaigns.csv", "summary.json", "summary.md"])
      let calls = try tool.contents("reports/two-clinics/attempts.csv").split(separator: "\n")
      #expect(calls.count > 230, "a call for every contact")
    }
  }

  @Test func rowsThatCannotBeCalledAreListedBesideTheReport() throws {
    try CommandLineTool.inNewFolder { tool in
      try tool.write("phone\n+442079460101\n12\n+442079460101\n", to: "list.csv")
      try tool.write(
        """
        scenario: rejects
        replications: 2
        organisation: {slots: 1}
        campaigns:
          - name: calls
            start: 2026-03-16 09:00
            contacts: {file: list.csv}
            telephony: survey
          - name: more
            start: 2026-03-16 09:00
            contacts: {file: list.csv}
            telephony: survey
        """, to: "rejects.yaml")
      let result = try tool.run("run", "rejects.yaml", "--output", "report")
      #expect(result.output.contains("note: list.csv: 2 rows were left out, 1 contact was"))
      #expect(result.output.contains("note: What was left out, and why: list.rejected.csv."))
      let lines = try tool.contents("report/list.rejected.csv").split(separator: "\n")
      #expect(lines.count == 3 && lines[0] == "row,column,value,reason")
      #expect(lines.last == #"4,"phone","+442079460101","same number as row 2, which is kept""#)
      let names = try FileManager.default.contentsOfDirectory(
        atPath: tool.folder.appendingPathComponent("report").path)
      #expect(names.count == 4, "one file for the list of both campaigns: \(names.sorted())")
    }
  }

  @Test func optionsChangeTheRunAndTheStamp() throws {
    try CommandLineTool.inNewFolder { tool in
      try tool.write(TestScenario.small, to: "small.yaml")
      let plain = try tool.run("run", "small.yaml", "--json").output
      let other = try tool.run(
        "run", "small.yaml", "--json", "--seed", "7", "--replications", "3", "--set",
        "organisation.slots=9"
      ).output
      #expect(plain.contains(#""seed" : 41"#) && plain.contains(#""replications" : 6"#))
      #expect(other.contains(#""seed" : 7"#) && other.contains(#""replications" : 3"#))
      #expect(other.contains(#""slots" : 9"#) && !plain.contains(#""slots" : 9"#))
    }
  }

  @Test func interruptionEndsItInASecondAndLeavesTheOldReport() throws {
    try CommandLineTool.inNewFolder { tool in
      try tool.write(TestScenario.small, to: "small.yaml")
      try tool.write(TestScenario.endless, to: "endless.yaml")
      #expect(try tool.run("run", "small.yaml", "--output", "report").status == 0)
      let before = try tool.contents("report/summary.json")
      let process = try tool.start(["run", "endless.yaml", "--output", "report"])
      Thread.sleep(forTimeInterval: 0.7)
      let clock = ContinuousClock()
      let elapsed = clock.measure {
        process.interrupt()
        process.waitUntilExit()
      }
      #expect(process.terminationStatus == 130 && process.terminationReason == .exit)
      #expect(elapsed < .seconds(1), "\(elapsed)")
      #expect(try tool.contents("report/summary.json") == before)
      let names = try FileManager.default.contentsOfDirectory(
        atPath: tool.folder.appendingPathComponent("report").path)
      #expect(names.sorted() == ["campaigns.csv", "summary.json", "summary.md"])
    }
  }

  @Test func aReaderThatStopsEarlyEndsTheTraceQuietly() throws {
    try CommandLineTool.inNewFolder { tool in
      try tool.write(TestScenario.small, to: "small.yaml")
      let shell = try tool.start(
        ["-c", "'\(CommandLineTool.executable.path)' trace small.yaml | head -n 2"],
        executable: URL(fileURLWithPath: "/bin/sh"))
      shell.waitUntilExit()
      #expect(shell.terminationStatus == 0)
      #expect(try tool.contents("stderr").isEmpty)
      #expect(try tool.contents("stdout").split(separator: "\n").count == 2)
    }
  }

  @Test func schemaIsJSON() throws {
    try CommandLineTool.inNewFolder { tool in
      let result = try tool.run("schema")
      let schema = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
      #expect((schema as? [String: Any])?["$schema"] != nil)
    }
  }
}
