import ArgumentParser
import Foundation
import Testing

@testable import dialcast

@Suite struct HelpTests {
  static let commands: [(name: String, help: String)] = [
    ("dialcast", Dialcast.helpMessage(columns: 80)),
    ("run", Dialcast.helpMessage(for: RunCommand.self, columns: 80)),
    ("trace", Dialcast.helpMessage(for: TraceCommand.self, columns: 80)),
    ("check", Dialcast.helpMessage(for: CheckCommand.self, columns: 80)),
    ("schema", Dialcast.helpMessage(for: SchemaCommand.self, columns: 80)),
  ]

  /// `RECORD=1` renews the files.
  @Test(arguments: commands.indices) func helpIsAsReviewed(_ index: Int) throws {
    let (name, help) = Self.commands[index]
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Golden/\(name).txt")
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try Data(help.utf8).write(to: url)
    } else {
      #expect(try String(contentsOf: url, encoding: .utf8) == help)
    }
  }

  @Test func everyExitStatusIsInTheHelp() {
    let help = Dialcast.helpMessage(columns: 80)
    for status in [0, 1, 64, 65, 66, 70, 73, 130] {
      #expect(help.contains(" \(status) "), "\(status) is missing")
    }
  }
}
