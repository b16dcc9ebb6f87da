import ArgumentParser
import Calendars
import Foundation
import Planning
import Reporting
import Scenarios

/// `dialcast plan`: how many slots a scenario needs for its deadline.
struct PlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Find how many slots a scenario needs for its deadline.",
    discussion: """
      Says whether the deadline can be met at all, the least number of slots that meets it with \
      the probability asked for, when the work is finished, and what shared (soft) slots change \
      against fixed (hard) ones: each with its uncertainty. docs/planning.md describes the methods.
      Ends with status 0 if the deadline is met, with 1 if it is missed (the slots given are too \
      few, or no number is enough), with 3 if that is too close to call.

      Example: dialcast plan scenarios/harbour-clinics.yaml --deadline "2026-03-13 14:00" \
      --probability 95%
      """)

  @OptionGroup var options: ScenarioOptions

  @Option(
    help: ArgumentHelp(
      "By when, on the organisation's clock (default: the scenario's).",
      discussion: "Example: --deadline \"2026-11-27 18:00\"", valueName: "date time"),
    transform: PlanArguments.deadline)
  var deadline: WallTime?

  @Option(
    help: "How surely: 95% or 0.95 (default: the scenario's).",
    transform: PlanArguments.probability)
  var probability: Double?

  @Option(parsing: .unconditional, help: "Judge so many slots besides searching the least number.")
  var slots: Int?

  @Option(
    name: .shortAndLong, parsing: .unconditional,
    help: ArgumentHelp(
      "The most replications that a decision about one number of slots may take (default: 200 to"
        + " 1000, fewer for long lists).", valueName: "number"))
  var replications: Int?

  @Option(
    help: ArgumentHelp(
      "Go on until this is known so exactly: 1% (the probability), 5min (the finish).",
      valueName: "width"), transform: PlanArguments.precision)
  var precision: Precision?

  @OptionGroup(title: "Prices") var prices: PriceOptions

  @Option(help: ArgumentHelp("Stop after so many seconds.", valueName: "seconds"))
  var budget: Double?

  @Option(
    parsing: .unconditional,
    help: "How many run at once (default: one per core). Changes no figure.")
  var threads: Int?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      """
      Where the report goes (default: reports/<scenario>-planned; for what the scenario does \
      not say, reports/<scenario>-what-if).
      """, valueName: "folder"),
    completion: .directory)
  var output: String?

  @Flag(help: "Print result.json instead of the summary.")
  var json = false

  @Flag(name: .shortAndLong, help: "Print nothing but errors.")
  var quiet = false

  /// Where the report of a scenario goes unless somebody says. A what-if leaves that of the
  /// decision alone.
  static func folder(ofScenario name: String, isWhatIf: Bool = false) -> String {
    "reports/\(name)-\(isWhatIf ? "what-if" : "planned")"
  }

  func validate() throws {
    if json, quiet { throw ValidationError("--json and --quiet contradict each other") }
    if let replications, !(1...1_000_000).contains(replications) {
      throw ValidationError("--replications must lie in 1 … 1000000, found \(replications)")
    }
    if let slots, !(1...1_000_000).contains(slots) {
      throw ValidationError("--slots must lie in 1 … 1000000, found \(slots)")
    }
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads must lie in 1 … 1024, found \(threads)")
    }
    if let budget, !(budget > 0 && budget <= 1e6) {
      throw ValidationError("--budget must lie above 0 and at most at 1000000 s, found \(budget)")
    }
    if output == "" {
      throw ValidationError("--output needs the name of a folder, found nothing")
    }
  }

  /// What is asked instead of what the scenario says. A deadline is part of the question where the
  /// scenario has none.
  private func whatIf(_ input: RunInput) -> [String] {
    func isWritten(_ paths: String...) -> Bool {
      input.inputs.contains { paths.contains($0.path) && $0.origin != .default }
    }
    var changes = options.overrides
    if let slots { changes.append("--slots \(slots)") }
    if let deadline, isWritten("deadline", "deadline.at") {
      changes.append("--deadline \(deadline)")
    }
    if let probability, isWritten("probability", "deadline.probability") {
      changes.append("--probability \(probability)")
    }
    return changes
  }

  func run() async throws {
    // Time to write down what is known when somebody stops it.
    let interruption = Interruption(graceSeconds: 5)
    try await Failure.reporting {
      let started = ContinuousClock.now
      var input = try options.load(
        showsProgress: ProgressBar.isPossible && !quiet,
        isCancelled: { interruption.isRequested })
      let whatIf = whatIf(input)
      if let deadline { input.deadline = input.clock.instant(of: deadline) }
      if let probability { input.goal = probability }
      input.prices = prices.given.applied(to: input.prices)
      let job = PlanJob(
        input: input, slots: slots,
        stopping: StoppingRule(
          maxReplications: replications, precision: precision, budgetSeconds: budget),
        threads: threads ?? ProcessInfo.processInfo.activeProcessorCount,
        command: CommandText.dialcast(CommandLine.arguments.dropFirst()), whatIf: whatIf,
        check: SlotCheck(
          path: options.scenario, overrides: options.overrides, seed: options.seed,
          uncertainty: options.uncertainty,
          asksForDeadline: deadline != nil || probability != nil))
      let folder = ReportFolder(
        path: output ?? Self.folder(ofScenario: input.name, isWhatIf: !whatIf.isEmpty))
      // Before the simulations, not after them.
      try folder.create()
      let line = PlanLine(try job.boundsWords(), since: started, isQuiet: quiet || json)
      var report = try await job.report(
        observer: line, isCancelled: { interruption.isRequested })
      line.clear()
      try folder.write(report)
      if json {
        print(try ReportFolder.json(of: report), terminator: "")
      } else if !quiet {
        report.notes = folder.located(report.notes)
        let elapsed = (ContinuousClock.now - started).milliseconds
        print(
          TerminalPlan.text(
            of: report,
            in: .init(isColoured: true, folder: folder.file("report.html"), elapsedMs: elapsed),
            isPlain: ProcessInfo.processInfo.environment["TERM"] == "dumb"),
          terminator: "")
      }
      if interruption.isRequested { throw ExitStatus.interrupted.error }
      if let status = ExitStatus(PlanConclusion(report).mood) { throw status.error }
    }
  }
}
