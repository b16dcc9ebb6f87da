import Foundation
import Testing

@testable import dialcast

/// What the pages on checking and comparing show is what is printed.
@Suite struct CheckingPageTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../..").standardizedFileURL

  /// Blocks of one command that are followed by a block with its output.
  private static func examples(of page: String) throws -> [(command: String, output: String)] {
    let page = try String(
      contentsOf: root.appendingPathComponent("docs/\(page).md"), encoding: .utf8)
    let pairs = page.matches(of: #/```\n(dialcast [^\n]*)\n```\n\n```\n([^`]*)```/#)
    return pairs.map { (String($0.1), String($0.2)) }
  }

  @Test(arguments: [("checking", 3), ("comparing", 1)])
  func everyExampleIsReal(_ page: String, _ count: Int) throws {
    let examples = try Self.examples(of: page)
    #expect(examples.count >= count)
    for (command, output) in examples {
      try CommandLineTool.inNewFolder { tool in
        let executable = "'\(CommandLineTool.executable.path)'"
        let shell = try tool.start(
          ["-c", "cd '\(Self.root.path)' && \(command.replacing("dialcast", with: executable))"],
          executable: URL(fileURLWithPath: "/bin/sh"))
        shell.waitUntilExit()
        #expect(try tool.contents("stdout") == output, "\(command)")
      }
    }
  }

  /// The shipped scenarios that pin rules do so, here as on the command line.
  @Test func theScenariosOfRulesHold() throws {
    try CommandLineTool.inNewFolder { tool in
      let folder = Self.root.appendingPathComponent("scenarios/rules").path
      let result = try tool.run("check", folder)
      #expect(result.status == 0, "\(result.output)")
    }
  }
}
