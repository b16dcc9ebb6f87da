import Foundation
import Testing

@testable import dialcast

/// `dialcast sweep` as a user sees it.
@Suite struct SweepTests {
  private static let sweep = [
    "sweep", "small.yaml", "--vary", "organisation.slots=6,8", "-o", "out", "--block", "2",
  ]

  private static func run(_ tool: CommandLineTool, _ arguments: [String]) throws -> Int32 {
    let process = try tool.start(arguments)
    process.waitUntilExit()
    return process.terminationStatus
  }

  /// The names of the shards of the only plan in the folder.
  private static func shards(of tool: CommandLineTool) throws -> [String] {
    let folder = tool.folder.appendingPathComponent("out")
    let plans = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasPrefix("shards-") }
    try #require(plans.count == 1)
    return try FileManager.default.contentsOfDirectory(
      atPath: folder.appendingPathComponent(plans[0]).path
    ).filter { $0.hasPrefix("shard-") }.sorted().map { "out/\(plans[0])/\($0)" }
  }

  @Test func finishedRunsAreNeverRepeated() throws {
    try CommandLineTool.inNewFolder { tool in
      try tool.write(TestScenario.small, to: "small.yaml")
      #expect(try Self.run(tool, Self.sweep) == 0)
      #expect(try tool.contents("stdout").contains("18 of 18 runs were made now"))
      let first = try tool.contents("out/sweep.json")
      #expect(try Self.run(tool, Self.sweep + ["--threads", "3"]) == 0)
      #expect(try tool.contents("stdout").contains("0 of 18 runs were made now"))
      #expect(try tool.contents("out/sweep.json") == first)
      // More runs go on from fewer.
      #expect(try Self.run(tool, Self.sweep + ["-r", "8"]) == 0)
      #expect(try tool.contents("stdout").contains("6 of 24 runs were made now"))
    }
  }

  /// The page says how to make it again: with every option, as it was typed.
  @Test func thePageHasTheCommand() throws {
    try CommandLineTool.inNewFolder { tool in
      try tool.write(TestScenario.small, to: "small.yaml")
      let options = ["--uncertainty", "none", "--minute-price", "0.02", "--set", "seed=3"]
      #expect(try Self.run(tool, Self.sweep + options) == 0)
      let page = try tool.contents("out/report.html")
      #expect(
        page.contains(
          "dialcast sweep small.yaml --vary organisation.slots=6,8 -o out --block 2 "
            + "--uncertainty none --minute-price 0.02 --set seed=3"))
    }
  }

  @Test func aShardThatWasCutInHalfIsRedone() throws {
    try CommandLineTool.inNewFolder { tool in
      try tool.write(TestScenario.small, to: "small.yaml")
      #expect(try Self.run(tool, Self.sweep) == 0)
      let result = try tool.contents("out/sweep.json")
      let shard = try Self.shards(of: tool)[3]
      let bytes = try tool.contents(shard)
      try tool.write(String(bytes.prefix(bytes.count / 2)), to: shard)
      #expect(try Self.run(tool, Self.sweep) == 0)
      #expect(try tool.contents("stderr").contains("shard-000003.jsonl: was cut off or changed"))
      #expect(try tool.contents("stdout").contains("2 of 18 runs were made now"))
      #expect(try tool.contents("out/sweep.json") == result)
      #expect(try tool.contents(shard) == bytes)
    }
  }

  /// Interrupted while it runs, it goes on where it stopped and comes to the same result as a sweep
  /// that was left alone.
  @Test func aSweepThatWasKilledGoesOn() throws {
    try CommandLineTool.inNewFolder { tool in
      try tool.write(TestScenario.small, to: "small.yaml")
      let long = Self.sweep + ["-r", "60", "--threads", "1"]
      let process = try tool.start(long)
      while process.isRunning, (try? Self.shards(of: tool).count) ?? 0 < 3 { usleep(20_000) }
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      #expect(process.terminationReason == .uncaughtSignal)
      let done = try Self.shards(of: tool).count * 2
      try #require(done >= 6 && done < 180)
      #expect(try Self.run(tool, long) == 0)
      #expect(try tool.contents("stdout").contains("\(180 - done) of 180 runs were made now"))
      let continued = try tool.contents("out/sweep.json")
      try FileManager.default.removeItem(at: tool.folder.appendingPathComponent("out"))
      #expect(try Self.run(tool, Self.sweep + ["-r", "60", "--threads", "2"]) == 0)
      #expect(try tool.contents("out/sweep.json") == continued)
    }
  }

  @Test func anInterruptionSaysThatRunsAreKept() throws {
    try CommandLineTool.inNewFolder { tool in
      try tool.write(TestScenario.small, to: "small.yaml")
      let process = try tool.start(Self.sweep + ["-r", "5000", "--threads", "1"])
      while process.isRunning, (try? Self.shards(of: tool).count) ?? 0 < 1 { usleep(20_000) }
      process.interrupt()
      process.waitUntilExit()
      #expect(process.terminationStatus == 130)
      #expect(try tool.contents("stderr").contains("goes on with them"))
      #expect(
        !FileManager.default.fileExists(
          atPath: tool.folder.appendingPathComponent("out/sweep.json").path))
    }
  }

  /// Fewer slots than the workspaces own cannot be; the others can.
  @Test(arguments: [[String](), ["--tornado"]])
  func whatCannotBeRunIsLeftOut(_ options: [String]) throws {
    try CommandLineTool.inNewFolder { tool in
      try tool.write(TestScenario.small, to: "small.yaml")
      let sweep = ["sweep", "small.yaml", "--vary", "organisation.slots=4..8/2", "-r", "2"]
      #expect(try Self.run(tool, sweep + options) == 0)
      let text = try tool.contents("stdout").split(whereSeparator: \.isWhitespace)
        .joined(separator: " ")
      #expect(text.contains("Left out: organisation.slots=4; with 4 the workspaces are allotted 6"))
      #expect(text.contains("6 of 6 runs were made now"), "\(text)")
    }
  }

  @Test func shardsThatDisagreeAreAnError() throws {
    try CommandLineTool.inNewFolder { tool in
      try tool.write(TestScenario.small, to: "small.yaml")
      #expect(try Self.run(tool, Self.sweep) == 0)
      // Two shards of one plan cannot disagree unless somebody made one of them up: one of another
      // seed is refused for its plan.
      let shard = try Self.shards(of: tool)[0]
      #expect(try Self.run(tool, Self.sweep + ["--seed", "5", "-o", "other"]) == 0)
      let other = tool.folder.appendingPathComponent("other")
      let plan = try #require(
        try FileManager.default.contentsOfDirectory(atPath: other.path)
          .first { $0.hasPrefix("shards-") })
      try tool.write(
        try tool.contents("other/\(plan)/shard-000000.jsonl"),
        to: (shard as NSString).deletingLastPathComponent + "/zzz.jsonl")
      #expect(try Self.run(tool, Self.sweep) == 65)
      #expect(try tool.contents("stderr").contains("cannot be mixed"))
    }
  }
}
