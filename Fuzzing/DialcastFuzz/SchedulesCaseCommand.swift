import ArgumentParser
import DocumentFuzzing
import Foundation
import TestSupport

/// The child process that makes a case smaller and writes it down: whatever it does on the way, the
/// search goes on.
struct SchedulesCaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schedules-case", abstract: "Writes down one seed in which something is wrong.",
    shouldDisplay: false)

  @Option(help: "The seed.")
  var seed: UInt64

  @Option(help: "The folder.")
  var output: String

  @Flag(help: "The production scheduler cannot be run: what it does ends the process.")
  var traps = false

  func run() throws {
    let found = SwarmCase(seed: seed)
    let folder = URL(fileURLWithPath: output)
    let scenario = folder.appendingPathComponent("schedule-\(seed).yaml")
    guard !traps else {
      let document = CaseDocument(ofTrap: found)
      try Data(document.text.utf8).write(to: scenario)
      print("  \(scenario.relativePath): \(document.unexpressed.count) things are not in it")
      return
    }
    let smallest = found.shrunk()
    let story = folder.appendingPathComponent("schedule-\(seed).txt")
    try Data(smallest.story.utf8).write(to: story)
    print("  in words: \(story.relativePath)")
    let document = smallest.document
    try Data(document.text.utf8).write(to: scenario)
    print("  \(try Self.replay(of: document, in: scenario.relativePath))")
  }

  /// What `dialcast check` will make of the document.
  private static func replay(of document: CaseDocument, in path: String) throws -> String {
    do {
      guard let difference = try CaseReplay(of: document.text).difference(from: document) else {
        return "the same calls: dialcast check \(path)"
      }
      return "nearly the same: dialcast check \(path); \(difference)"
    } catch {
      return "not to be said as a scenario: \(path): \(error)"
    }
  }
}
