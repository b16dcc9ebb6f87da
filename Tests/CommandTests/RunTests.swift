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
      let process = try tool.start([
        "run", "endless.yaml", "--replications", "100000", "--output", "report",
      ])
      Thread.sleep(forTimeInterval: 1)
      let clock = ContinuousClock()
      let elapsed = clock.measure {
        process.interrupt()
        process.waitUntilExit()
      }
      #expect(process.terminationStatus == 130 && process.terminationReason == .exit)
      #expect(elapsed < .seconds(1), "\(elapsed)")
      // The simulation noticed by itself; nobody had to pull the plug.
      #expect(try tool.contents("stderr") == "interrupted; nothing was written\n")
      #expect(try tool.contents("report/summary.json") == before)
      let names = try FileManager.default.contentsOfDirectory(
        atPath: tool.folder.appendingPathComponent("report").path)
      #expect(names.sorted() == ["campaigns.csv", "summary.json", "summary.md"])
    }
  }

  @Test func whatIsLeftOutOfAListIsWrittenDownWithItsReason() throws {
    try CommandLineTool.inNewFolder { tool in
      try tool.write("phone\n+442079460123\n12\n+442079460123\n", to: "list.csv")
      try tool.write(
        TestScenario.small.replacingOccurrences(of: "count: 150", with: "file: list.csv"),
        to: "list.yaml")
      let result = try tool.run("run", "list.yaml", "--output", "report")
      #expect(result.output.contains("list.csv: 2 rows were left out, 1 contact was loaded."))
      #expect(result.output.contains("note: report/rejects.csv lists what was left out"))
      let lines = try tool.contents("report/rejects.csv").split(separator: "\n")
      #expect(lines.count == 3 && lines[1].hasPrefix("list.csv,3,phone,12,"), "\(lines)")
    }
  }

  /// North borrows what belongs to nobody; coast is hard and does not.
  @Test func slotsThatNobodyMayUseAreMentioned() throws {
    try CommandLineTool.inNewFolder { tool in
      try tool.write(TestScenario.small, to: "small.yaml")
      let all = try tool.run("run", "small.yaml").output
      #expect(!all.contains("belong"), "\(all)")
      let some = try tool.run("run", "small.yaml", "--set", "organisation.slots=9").output
        .split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(
        some.contains("3 of 9 slots belong to no workspace, and coast may not use them"), "\(some)")
      let none = try tool.run(
        "run", "small.yaml", "--set", "organisation.slots=7", "--set", "workspaces.north.mode=hard"
      ).output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(
        none.contains("1 of 7 slots belongs to no workspace, and none may use it"), "\(none)")
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

  @Test func checkLooksForScenariosInFoldersThatAreNotHidden() throws {
    try CommandLineTool.inNewFolder { tool in
      for folder in ["mine", "mine/.cache"] {
        try FileManager.default.createDirectory(
          at: tool.folder.appendingPathComponent(folder), withIntermediateDirectories: true)
      }
      try tool.write(TestScenario.small, to: "mine/small.yaml")
      try tool.write("not: a scenario", to: "mine/.cache/tool.yaml")
      let result = try tool.run("check", "mine")
      #expect(result.status == 0)
      #expect(result.output == "ok      mine/small.yaml\n1 of 1 scenarios passed\n")
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
