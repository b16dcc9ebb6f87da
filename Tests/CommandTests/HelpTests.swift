import Foundation
import Testing

@testable import dialcast

@Suite struct HelpTests {
  private static func help(_ arguments: [String]) throws -> String {
    var text = ""
    try CommandLineTool.inNewFolder { tool in
      try tool.start(arguments).waitUntilExit()
      text = try tool.contents("stdout")
    }
    return text
  }

  /// `RECORD=1` renews the files.
  @Test(arguments: [
    "dialcast", "new", "calibrate", "plan", "run", "trace", "explain", "check", "diff", "compare",
    "sweep", "schema",
  ])
  func helpIsAsReviewed(_ name: String) throws {
    let help = try Self.help(name == "dialcast" ? [] : ["help", name])
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Golden/\(name).txt")
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try Data(help.utf8).write(to: url)
    } else {
      #expect(try String(contentsOf: url, encoding: .utf8) == help)
    }
  }

  @Test func everyExitStatusIsInTheHelp() throws {
    let help = try Self.help(["--help"])
    for status in [0, 1, 3, 64, 65, 66, 70, 73, 130] {
      #expect(help.contains(" \(status) "), "\(status) is missing")
    }
  }
}
