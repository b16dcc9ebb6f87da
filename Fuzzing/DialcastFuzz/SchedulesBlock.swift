import ArgumentParser
import Foundation
import TestSupport

/// Some seeds, looked at by a child process: a scheduler that traps must not end the search.
struct SchedulesBlock {
  let first: UInt64
  let count: UInt64

  /// A seed in which something is wrong.
  struct Failure {
    let seed: UInt64
    let text: String
    /// Whether the scheduler ended the process.
    var traps = false
  }

  /// Looks at all of them. Blocks until done.
  func run() -> [Failure] {
    do {
      let (output, death) = try runChild(tells: false)
      guard death != nil else { return failures(in: output) }
      // Again, with each seed told before it is looked at: the last one is that of the crash.
      let (told, _) = try runChild(tells: true)
      let last = told.split(separator: "\n").last { $0.hasPrefix("at ") }
      let seed = last.flatMap { UInt64($0.dropFirst(3)) } ?? first
      let trap = Failure(seed: seed, text: "the scheduler traps", traps: true)
      return failures(in: told) + [trap]
    } catch {
      return [Failure(seed: first, text: "cannot be looked at: \(error)")]
    }
  }

  private func runChild(tells: Bool) throws -> (output: String, death: String?) {
    let arguments = ["schedules-block", "--first", "\(first)", "--count", "\(count)"]
    return try ChildProcess.run(arguments + (tells ? ["--tells"] : []))
  }

  private func failures(in output: String) -> [Failure] {
    output.split(separator: "\n").filter { $0.hasPrefix("broken ") }.map { line in
      let parts = line.split(separator: " ", maxSplits: 2)
      return Failure(seed: UInt64(parts[1]) ?? first, text: String(parts[2]))
    }
  }
}

/// The child process.
struct SchedulesBlockCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schedules-block", abstract: "Looks at some seeds in this process.",
    shouldDisplay: false)

  @Option var first: UInt64
  @Option var count: UInt64
  @Flag var tells = false

  func run() throws {
    for seed in first..<first + count {
      if tells { FileHandle.standardOutput.write(Data("at \(seed)\n".utf8)) }
      guard let failure = SwarmCase(seed: seed).failure() else { continue }
      let line = "broken \(seed) \(failure.filter { !$0.isNewline })\n"
      FileHandle.standardOutput.write(Data(line.utf8))
    }
  }
}
