import ArgumentParser
import Foundation
import Planning
import Reporting

/// `dialcast run`: simulates a scenario many times and reports what is to be expected.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Simulate a scenario many times and report what is to be expected.",
    discussion: """
      Prints a summary and writes summary.json, summary.md and campaigns.csv into the output \
      folder, and rejects.csv if rows of a contact list were left out. Files appear whole or \
      not at all.

      Example: dialcast run scenarios/harbour-clinics.yaml --set organisation.slots=50
      """)

  @OptionGroup var options: ScenarioOptions

  @OptionGroup var effort: ReplicationOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Where the report goes (default: reports/<scenario>).", valueName: "folder"),
    completion: .directory)
  var output: String?

  @Flag(help: "Also write attempts.csv: every call of the first replication.")
  var attempts = false

  @Flag(
    help: """
      Also tell how much of the spread of the finish is luck, and which data would narrow it.
      """)
  var explainSpread = false

  @Flag(help: "Print summary.json instead of the summary.")
  var json = false

  @Flag(name: .shortAndLong, help: "Print nothing but errors.")
  var quiet = false

  func validate() throws {
    if output == "" {
      throw ValidationError("--output needs the name of a folder, found nothing")
    }
  }

  func run() async throws {
    let interruption = Interruption()
    try await Failure.reporting {
      let started = ContinuousClock.now
      let showsProgress = ProgressBar.isPossible && !quiet
      var input = try options.load(
        showsProgress: showsProgress, isCancelled: { interruption.isRequested })
      if let replications = effort.replications { input.replications = replications }
      let folder = ReportFolder(path: output ?? "reports/\(input.name)")
      // Before an hour of simulation, not after it.
      try folder.create()

      let bar = ProgressBar(
        "simulating", total: input.replications, isVisible: showsProgress)
      let job = RunJob(input: input, threads: effort.threadCount)
      let report = try await job.report(
        progress: { bar.update(done: $0) }, isCancelled: { interruption.isRequested })
      bar.clear()
      guard var report else { throw Failure.interrupted }
      if explainSpread {
        let spreadBar = ProgressBar(
          "explaining", total: FinishSpread.runs(of: input.model), isVisible: showsProgress)
        let note = await job.spreadNote(
          progress: { spreadBar.update(done: $0) }, isCancelled: { interruption.isRequested })
        spreadBar.clear()
        guard let note else { throw Failure.interrupted }
        report.notes.append(note)
      }
      let log = attempts ? try job.callLog(in: folder) { interruption.isRequested } : nil
      if interruption.isRequested { throw Failure.interrupted }
      try folder.write(report, callLog: log)
      try show(report, folder, elapsed: ContinuousClock.now - started)
    }
  }

  private func show(_ report: Report, _ folder: ReportFolder, elapsed: Duration) throws {
    if json {
      print(try ReportFolder.json(of: report), terminator: "")
    } else if !quiet {
      var report = report
      report.notes = folder.located(report.notes)
      let milliseconds =
        elapsed.components.seconds * 1000
        + elapsed.components.attoseconds / 1_000_000_000_000_000
      print(
        TerminalSummary.text(
          of: report,
          in: .init(isColoured: true, folder: folder.path, elapsedMs: milliseconds)),
        terminator: "")
    }
  }
}
