import ArgumentParser
import Checking
import Foundation

/// `dialcast check`: whether scenarios can be run, and keep what they expect.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check that scenarios can be run and keep what they expect.",
    discussion: """
      Reads every scenario, runs it, and holds the runs against what it says under `expect` \
      (see docs/checking.md). Folders are searched for *.yaml and *.yml. Ends with status 1 if \
      anything fails, or is too close to call.

      Example: dialcast check scenarios --junit results.xml
      """)

  @Argument(help: "Scenarios, or folders of scenarios.", completion: .file())
  var paths: [String]

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Replace a value of every scenario, to see what breaks; may be repeated.",
      valueName: "path=value"))
  var overrides: [String] = []

  @Flag(help: "Write the golden traces anew instead of comparing with them.")
  var record = false

  @Option(
    help: ArgumentHelp("Also write the results as JUnit XML.", valueName: "file"),
    completion: .file(extensions: ["xml"]))
  var junit: String?

  @OptionGroup var effort: ReplicationOptions

  @Flag(name: .shortAndLong, help: "Print every expectation with its figures.")
  var verbose = false

  @Flag(name: .shortAndLong, help: "Print failures only.")
  var quiet = false

  func validate() throws {
    if record, !overrides.isEmpty {
      throw ValidationError("--record writes down scenarios as they are, without --set")
    }
    if verbose, quiet { throw ValidationError("--verbose and --quiet contradict each other") }
  }

  func run() async throws {
    let interruption = Interruption()
    try await Failure.reporting {
      let files = try ScenarioFiles.found(at: paths)
      let bar = CheckProgress(
        scenarios: files.count, isVisible: ProgressBar.isPossible && !quiet)
      let job = CheckJob(
        files: files, overrides: overrides, replications: effort.replications,
        isRecording: record, threads: effort.threadCount)
      let checked = await job.results(
        progress: { bar.update($0, share: $1) }, isCancelled: { interruption.isRequested })
      bar.clear()
      guard let checked else { throw Failure.interrupted }
      let detail: CheckedScenario.Detail =
        quiet ? .failures : verbose ? .everything : .normal
      for line in checked.flatMap({ $0.lines(detail) }) { print(line) }
      let passed = checked.count { $0.isPassed }
      if !quiet { print("\(passed) of \(files.count) scenarios passed") }
      if let junit { try write(checked, to: junit) }
      if passed < files.count { throw ExitStatus.checkFailed.error }
    }
  }

  private func write(_ checked: [CheckedScenario], to path: String) throws {
    do {
      try JUnitReport.document(of: checked).write(
        to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw Failure(
        "\(path): cannot be written; check the folder and its permissions", .cannotWrite)
    }
  }
}
