import Foundation
import Scenarios
import Testing

/// One document per way to be wrong, and what its author is told.
///
/// `RECORD=1 swift test --filter MistakeTests` writes the messages anew; read the difference.
@Suite struct MistakeTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Mistakes")

  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
  }()

  @Test func thereAreManyWaysToBeWrong() {
    #expect(Self.names.count >= 50)
  }

  @Test(arguments: names)
  func theAuthorIsTold(_ name: String) throws {
    let document = Self.folder.appendingPathComponent("\(name).yaml")
    let expected = Self.folder.appendingPathComponent("\(name).txt")
    let text = try String(contentsOf: document, encoding: .utf8)
    let error = #expect(throws: ScenarioError.self) {
      try Scenario.load(text: text, file: "\(name).yaml", folder: Self.folder.path)
    }
    let messages = (error?.description ?? "no mistake was found") + "\n"
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try messages.write(to: expected, atomically: true, encoding: .utf8)
    } else {
      #expect(try messages == String(contentsOf: expected, encoding: .utf8))
    }
  }
}
