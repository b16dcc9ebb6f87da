import Foundation
import Testing

@testable import Scenarios

/// Documents that no editor wrote: what `make fuzz` found, so that it stays found.
@Suite struct DamagedDocumentTests {
  /// A message for a file with these bytes; nil if it loads.
  private func problems(_ bytes: [UInt8]) throws -> [Problem] {
    let folder = FileManager.default.temporaryDirectory
    let file = folder.appendingPathComponent("dialcast-\(UUID().uuidString).yaml")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let error = #expect(throws: ScenarioError.self) { try Scenario.load(path: file.path) }
    return error?.problems ?? []
  }

  @Test(arguments: [
    ([0xFF], 1, 1), ([0x61, 0x3A, 0x0A, 0x20, 0xC3, 0x28], 2, 2), ([0x0A, 0x0A, 0xED, 0xA0], 3, 1),
  ])
  func bytesThatAreNoTextAreLocated(_ bytes: [UInt8], line: Int, column: Int) throws {
    let problem = try #require(try problems(bytes).first)
    #expect(problem.message == "is not text in UTF-8")
    #expect(problem.line == line)
    #expect(problem.column == column)
  }

  /// Keys that stand for nine to the thirtieth nodes, and a list of as many levels as fit.
  @Test(.timeLimit(.minutes(1)), arguments: ["? *b30\n: x\n", "{*b30 : x}\n", "<<: *b30\n", ""])
  func aliasesOfAliasesAreRefusedAtOnce(_ last: String) throws {
    let names = (1...30).map { level in
      "b\(level): &b\(level) [" + String(repeating: "*b\(level - 1), ", count: 9) + "]\n"
    }
    let found = try problems(Array(("b0: &b0 [x]\n" + names.joined() + last).utf8))
    #expect(found.count == 1)
    #expect(found.first?.message.hasPrefix("has more than 500000 parts") == true)
  }

  @Test(.timeLimit(.minutes(1)), arguments: ["[", "{a: ", "- ", "? "])
  func depthIsBounded(_ opening: String) throws {
    let found = try problems(Array(String(repeating: opening, count: 50_000).utf8))
    #expect(found.count == 1)
  }

  /// As many problems as a person reads, however many there are.
  @Test(.timeLimit(.minutes(1))) func problemsAreBounded() throws {
    let keys = (0..<5000).map { "key\($0): 1\n" }.joined()
    let found = try problems(Array(keys.utf8))
    #expect(found.count == ProblemLog.mostProblems + 1)
    #expect(found.last?.message == "these are the first 1000 problems")
  }

  /// A long text is cut in its middle; what breaks lines and bells rings no bell.
  @Test func messagesStayInOneLine() throws {
    let text = "scenario: \"a\\nb\\e[31m\\u2028\(String(repeating: "z", count: 50_000))\"\n"
    for problem in try problems(Array(text.utf8)) {
      let line = "\(problem)"
      #expect(line.count < 1000)
      #expect(!line.contains { $0.isNewline })
      #expect(!line.unicodeScalars.contains { $0.value < 32 })
    }
  }
}
