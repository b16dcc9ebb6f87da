import Foundation
import Testing

@testable import dialcast

/// What the tutorial shows is what is printed, command after command in one folder.
///
/// `RECORD=1 swift test --filter TutorialTests` writes the output anew; read the difference.
@Suite struct TutorialTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../..").standardizedFileURL

  /// A block of the page: a preparation to be done, or a command with what it prints.
  private struct Block {
    let command: String
    /// Nil: what is printed does not matter.
    let output: String?
    let range: Range<String.Index>
  }

  private static func blocks(of page: String) -> [Block] {
    page.matches(of: #/```(sh)?\n(?:\$ ([^\n]*)\n)?([^`]*)```\n/#).compactMap { match in
      if let command = match.2 {
        return Block(command: String(command), output: String(match.3), range: match.range)
      }
      // How to build it is done already.
      guard match.1 != nil, !match.3.contains("make run") else { return nil }
      return Block(command: String(match.3), output: nil, range: match.range)
    }
  }

  /// The text with as long as it took on the page, which is not from a debug build.
  private static func timeless(_ text: String, like page: String = "") -> String {
    let elapsed = #/, in [0-9.]+ (?:ms|s|min)(?: [0-9]+ s)?\n/#
    let shown = page.firstMatch(of: elapsed).map { String($0.0) } ?? ", in 1.0 s\n"
    return text.replacing(elapsed, with: shown)
  }

  @Test func everyCommandPrintsWhatThePageShows() throws {
    let url = Self.root.appendingPathComponent("docs/tutorial.md")
    var page = try String(contentsOf: url, encoding: .utf8)
    let blocks = Self.blocks(of: page)
    #expect(blocks.count { $0.output != nil } >= 7)
    var printed: [(range: Range<String.Index>, text: String)] = []
    try CommandLineTool.inNewFolder { tool in
      try FileManager.default.createSymbolicLink(
        at: tool.folder.appendingPathComponent("scenarios"),
        withDestinationURL: Self.root.appendingPathComponent("scenarios"))
      let executable = "'\(CommandLineTool.executable.path)'"
      for block in blocks {
        let command = block.command.replacing(#/^dialcast/#, with: executable)
        let isFirst = block.command.contains("mkdir")
        let shell = try tool.start(
          ["-c", (isFirst ? "" : "cd my-campaign && ") + command],
          executable: URL(fileURLWithPath: "/bin/sh"))
        shell.waitUntilExit()
        let output = try tool.contents("stdout")
        guard let shown = block.output else {
          let errors = try tool.contents("stderr")
          #expect(shell.terminationStatus == 0, "\(block.command): \(errors)")
          continue
        }
        if Self.timeless(output) != Self.timeless(shown) {
          let text = Self.timeless(output, like: shown)
          printed.append((block.range, "```\n$ \(block.command)\n\(text)```\n"))
        }
      }
    }
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      // From the end, so that the places before stay where they are.
      for (range, text) in printed.reversed() { page.replaceSubrange(range, with: text) }
      try page.write(to: url, atomically: true, encoding: .utf8)
    } else {
      for (range, text) in printed {
        #expect(String(page[range]) == text)
      }
    }
  }
}
