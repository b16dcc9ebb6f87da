import ArgumentParser
import Foundation
import Reporting

/// `dialcast calibrate`: how people answer, from a log of calls that were made.
struct CalibrateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "calibrate",
    abstract: "Count a log of calls and write how people answer, for scenarios.",
    discussion: """
      Reads a CSV file with a row for each call, counts how calls end and fits how long they take, \
      and writes the figures with how well they are known. A scenario reads them by calibration: \
      and a campaign uses them by telephony:. See docs/calibrating.md.

      Columns are found by usual names, and so are the words for how calls ended; what is not \
      found can be said.

      Example: dialcast calibrate october.csv
      Example: dialcast calibrate october.csv --column outcome=Code --outcome "LVM=voicemail"
      """)

  @Argument(
    help: "The log: a CSV file with a row for each call and a column for how it ended.",
    completion: .file(extensions: ["csv"]))
  var log: String

  @Option(
    help: ArgumentHelp(
      "The profile that holds where the log does not tell.", valueName: "profile"))
  var basedOn = "reminder-b2c"

  @Option(
    help: ArgumentHelp(
      "What the figures are called in scenarios (default: as the file).", valueName: "name"))
  var name: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Where they go (default: beside the log, ending in .yaml).", valueName: "file"),
    completion: .file(extensions: ["yaml"]))
  var output: String?

  @Option(
    help: ArgumentHelp(
      """
      Which column holds the contact, outcome, time, attempt, ring or talk; may be given again. \
      Without a header: none does.
      """, valueName: "role=header"))
  var column: [String] = []

  @Option(
    help: ArgumentHelp(
      "What a word for how a call ended means, or ignore; may be given again.",
      valueName: "word=outcome"))
  var outcome: [String] = []

  @Option(
    help: ArgumentHelp(
      "On whose clock hours are counted where times have an offset (default: as written).",
      valueName: "zone"))
  var timezone: String?

  @Flag(help: "Replace an earlier calibration; it is kept beside the new one.")
  var force = false

  @Flag(name: .shortAndLong, help: "Print nothing but errors.")
  var quiet = false

  /// The arguments with `--outcome` and a word after it that begins with a hyphen, or is one, as
  /// one argument: the parser takes `-=no_answer` for an option, whatever comes before it.
  static func joined(_ arguments: [String]) -> [String] {
    arguments.reduce(into: []) { joined, argument in
      if joined.last == "--outcome", argument.hasPrefix("-"), argument.contains("=") {
        joined[joined.count - 1] += "=" + argument
      } else {
        joined.append(argument)
      }
    }
  }

  func validate() throws {
    if output == "" { throw ValidationError("--output needs the name of a file, found nothing") }
  }

  func run() async throws {
    let interruption = Interruption()
    try await Failure.reporting {
      let job = CalibrateJob(
        log: log, base: basedOn, name: name, output: output, columns: column, words: outcome,
        timezone: timezone, replaces: force)
      let isVisible = ProgressBar.isPossible && !quiet
      let bar = ProgressBar("reading", total: 100, unit: "%", isVisible: isVisible)
      let written = try job.write(
        progress: { bar.update(done: $0) }, isCancelled: { interruption.isRequested })
      bar.clear()
      if quiet { return }
      for line in written {
        // Tables are set already; sentences are wrapped.
        if line.count <= 80 {
          print(line)
        } else {
          let indent = String(line.prefix { $0 == " " })
          for part in TerminalSummary.wrapped(line, indent: indent) { print(part) }
        }
      }
    }
  }
}
