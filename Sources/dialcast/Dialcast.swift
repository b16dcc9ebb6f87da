import ArgumentParser
import Foundation
import Reporting
import Scenarios

/// The command line: `dialcast new`, `calibrate`, `plan`, `run`, `trace`, `explain`, `check`,
/// `diff`, `compare`, `sweep`, `schema`.
@main
struct Dialcast: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dialcast",
    abstract: "Forecasts call campaigns: when they finish, and how well slots are used.",
    discussion: """
      Example: simulate a scenario 200 times and ask what 50 slots would change.

        dialcast run scenarios/harbour-clinics.yaml --replications 200
        dialcast run scenarios/harbour-clinics.yaml --set organisation.slots=50

      EXIT STATUS:
        0    success
        1    a check failed, a diff found a difference, a change is beyond a limit,
             a plan misses its deadline
        3    compare, plan: too close to call; more runs would tell
        64   the command line is wrong
        65   a scenario, a contact list or a call log is wrong
        66   a file does not exist or cannot be read
        70   a defect of dialcast itself
        73   the report or the output cannot be written
        130  interrupted by Ctrl-C
      """,
    version: Product.version,
    subcommands: [
      NewCommand.self, CalibrateCommand.self, PlanCommand.self, RunCommand.self,
      TraceCommand.self, ExplainCommand.self, CheckCommand.self, DiffCommand.self,
      CompareCommand.self,
      SweepCommand.self, SchemaCommand.self,
    ])

  /// Everything begins here; the signals are set before anything is read or written.
  static func main() async {
    // A closed pipe (`dialcast trace … | head`) ends the program quietly, even if whoever started
    // it ignores the signal.
    signal(SIGPIPE, SIG_DFL)
    StandardStreams.openClosed()
    if let word = CommandLine.arguments.dropFirst().first, let mistake = mistake(in: word) {
      FileHandle.standardError.write(Data((mistake + "\n").utf8))
      exit(withError: ExitStatus.usage.error)
    }
    if let mistake = CommandLineMistake.found(in: Array(CommandLine.arguments.dropFirst())) {
      FileHandle.standardError.write(Data((mistake + "\n").utf8))
      exit(withError: ExitStatus.usage.error)
    }
    await main(CalibrateCommand.joined(Array(CommandLine.arguments.dropFirst())))
  }

  /// What is wrong with the name of a command; nil: nothing, or it is none. The parser would call
  /// it an unexpected argument.
  static func mistake(in word: String) -> String? {
    let names = configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    guard !word.hasPrefix("-"), !names.contains(word) else { return nil }
    let hint = Spelling.suggestion(for: word, among: names).map { "; \($0)" } ?? ""
    return "dialcast: there is no command \"\(word)\"\(hint)"
  }
}
