import ArgumentParser
import Foundation

/// `dialcast check`: whether scenarios can be read and run.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check that scenarios can be read and run.",
    discussion: """
      Reads every scenario, compiles it and runs one replication. Folders are searched for \
      *.yaml and *.yml. Ends with status 1 if any scenario fails.

      Example: dialcast check scenarios
      """)

  @Argument(help: "Scenarios, or folders of scenarios.", completion: .file())
  var paths: [String]

  @Flag(name: .shortAndLong, help: "Print failures only.")
  var quiet = false

  func run() async throws {
    try await Failure.reporting {
      let files = try ScenarioFiles.found(at: paths)
      var failures = 0
      for file in files {
        let result = ScenarioCheck.result(of: file)
        if case .failed = result { failures += 1 }
        if let line = result.line(for: file, isQuiet: quiet) { print(line) }
      }
      if !quiet {
        print("\(files.count - failures) of \(files.count) scenarios passed")
      }
      if failures > 0 { throw ExitStatus.checkFailed.error }
    }
  }
}
