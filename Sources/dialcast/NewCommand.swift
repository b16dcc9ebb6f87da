import ArgumentParser
import Calendars
import ContactLists
import Foundation
import Reporting
import Scenarios

/// `dialcast new`: a scenario to begin with, made from a contact list.
struct NewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Check a contact list and write a scenario to begin with.",
    discussion: """
      Says how many contacts of the list can be called and why the others cannot, and writes a \
      scenario beside it. What the list does not tell is guessed and marked CHECK.

      Example: dialcast new customers.csv
      Example: dialcast new customers.csv --region GB --by branch --slots 20
      """)

  @Argument(
    help: "The list: a CSV file with telephone numbers (see docs/contact-lists.md).",
    completion: .file(extensions: ["csv"]))
  var list: String

  @Option(
    help: ArgumentHelp(
      "The column whose every value becomes a workspace with slots of its own.",
      valueName: "column"))
  var by: String?

  @Option(
    name: .customLong("column"),
    help: ArgumentHelp(
      """
      Which column holds the numbers, further numbers or time zones, where its name does not say \
      so: phone, phone_2 … or timezone; may be repeated.
      """, valueName: "role=HEADER"))
  var columns: [String] = []

  @Option(
    help: ArgumentHelp("The country of numbers without a country code.", valueName: "GB"))
  var region: String?

  @Option(parsing: .unconditional, help: "How many calls may run at once (default: 10).")
  var slots: Int?

  @Option(
    help: ArgumentHelp(
      "When calling begins (default: next Monday at 09:00).", valueName: "date time"),
    transform: PlanArguments.deadline)
  var start: WallTime?

  @Option(
    help: ArgumentHelp(
      "By when it should be done (default: four days after the start, at 18:00).",
      valueName: "date time"),
    transform: PlanArguments.deadline)
  var deadline: WallTime?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Where the scenario goes (default: beside the list, ending in .yaml).", valueName: "file"),
    completion: .file(extensions: ["yaml"]))
  var output: String?

  @Flag(help: "Replace the scenario if it is there; the old one is kept, with .bak at its end.")
  var force = false

  func validate() throws {
    if let slots, !(1...1_000_000).contains(slots) {
      throw ValidationError("--slots must lie in 1 … 1000000, found \(slots)")
    }
    if case .failure(let mistake) = columnNames { throw ValidationError(mistake.text) }
    if output == "" { throw ValidationError("--output needs the name of a file, found nothing") }
  }

  func run() async throws {
    let interruption = Interruption()
    try await Failure.reporting {
      let job = NewJob(
        list: list, region: region, columns: try columnNames.get(), column: by, slots: slots,
        start: start,
        deadline: deadline, today: Self.today, nextMonday: Self.nextMonday, output: output,
        replaces: force)
      // Not among what is printed, which is the same on every day.
      for note in job.notes {
        FileHandle.standardError.write(Data("dialcast new: note: \(note)\n".utf8))
      }
      let isVisible = ProgressBar.isPossible
      let bar = ProgressBar("reading", total: 100, unit: "%", isVisible: isVisible)
      let written = try job.write(
        progress: { bar.update(done: $0) }, isCancelled: { interruption.isRequested })
      bar.clear()
      for line in written {
        let indent = String(line.prefix { $0 == " " })
        for part in TerminalSummary.wrapped(line, indent: indent) { print(part) }
      }
    }
  }

  private struct Mistake: Error {
    var text: String
  }

  /// The columns that were named, or what is wrong with that.
  private var columnNames: Result<ColumnNames, Mistake> {
    var names = ColumnNames()
    for text in columns {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, ColumnNames.roles.contains(String(parts[0])), !parts[1].isEmpty else {
        return .failure(
          Mistake(
            text: "--column \(text): write role=HEADER, such as phone=Mobile; the roles are phone, "
              + "phone_2 … phone_\(ColumnNames.mostNumbers) and timezone"))
      }
      if names[String(parts[0])] != nil {
        return .failure(Mistake(text: "--column \(text): \(parts[0]) was named before"))
      }
      names[String(parts[0])] = String(parts[1])
    }
    return .success(names)
  }

  /// The only place that asks what day it is.
  private static var today: CivilDate {
    let calendar = Calendar(identifier: .gregorian)
    let parts = calendar.dateComponents([.year, .month, .day], from: .now)
    guard let year = parts.year, let month = parts.month, let day = parts.day,
      let date = CivilDate(year: year, month: month, day: day)
    else { preconditionFailure("today is a day that the calendar has not") }
    return date
  }

  /// The first Monday after today, at nine.
  private static var nextMonday: WallTime {
    let monday = (1...7).map { today.adding(days: $0) }.first { $0.weekday == .monday }
    return WallTime(monday ?? today, LocalTime(hour: 9, minute: 0) ?? .startOfDay)
  }
}
