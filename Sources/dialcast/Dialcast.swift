import ArgumentParser
import Foundation
import Reporting

/// The command line: `dialcast plan`, `run`, `trace`, `explain`, `check`, `diff`, `compare`,
/// `sweep`, `schema`.
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
        1    a check failed, a diff found a difference, a change is beyond a limit
        3    too close to call: more runs would tell
        64   the command line is wrong
        65   a scenario or a contact list is wrong
        66   a file does not exist or cannot be read
        70   a defect of dialcast itself
        73   the report or the output cannot be written
        130  interrupted by Ctrl-C
      """,
    version: Product.version,
    subcommands: [
      PlanCommand.self, RunCommand.self, TraceCommand.self, ExplainCommand.self, CheckCommand.self,
      DiffCommand.self, CompareCommand.self, SweepCommand.self, SchemaCommand.self,
    ])

  /// Everything begins here; the signals are set before anything is read or written.
  static func main() async {
    // A closed pipe (`dialcast trace … | head`) ends the program quietly, even if whoever started
    // it ignores the signal.
    signal(SIGPIPE, SIG_DFL)
    StandardStreams.openClosed()
    await main(nil)
  }
}
