import ArgumentParser
import Calendars
import Checking
import Foundation
import Planning
import Reporting
import Scenarios
import Scheduling
import Simulating
import Statistics

/// `dialcast compare`: what one scenario changes against another.
struct CompareCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Tell what one scenario changes against another, with its uncertainty.",
    discussion: """
      Runs both many times, each pair of runs with the same luck, and sums up the differences B − \
      A. With --set, one scenario is enough: it is compared with itself, changed. Ends with \
      status 1 if a change is beyond a limit of --fail-if, with 3 if that is too close to call \
      (see docs/comparing.md).

      Example: dialcast compare scenarios/storefront.yaml --set workspaces.north.mode=hard
      Example: dialcast compare main.yaml new.yaml --fail-if "later by 5 min" --junit compare.xml
      """)

  @Argument(help: "A: what is compared with.", completion: .file(extensions: ["yaml", "yml"]))
  var first: String

  @Argument(
    help: "B: what is compared (default with --set or --base: the same).",
    completion: .file(extensions: ["yaml", "yml"]))
  var second: String?

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("Replace a value of B; may be repeated.", valueName: "path=value"))
  var overrides: [String] = []

  @Option(
    name: .customLong("base"),
    help: ArgumentHelp(
      "Replace a value of A, and of B where it is the same scenario; may be repeated.",
      valueName: "path=value"))
  var baseOverrides: [String] = []

  @Option(
    name: .shortAndLong, parsing: .unconditional,
    help: "How many pairs of runs (default: as many as A says).")
  var replications: Int?

  @Option(
    parsing: .unconditional, help: "The number from which all luck follows (default: that of A).")
  var seed: UInt64?

  @Option(help: "The confidence of intervals, in percent.")
  var confidence = 95.0

  @Option(
    help: ArgumentHelp(
      "The least change of a completion time that counts, such as \"5 min\".",
      valueName: "duration"))
  var practical: String?

  @Option(
    help: ArgumentHelp(
      "A change that is too much: \"later by 5 min\", \"north less likely by 2 %\", "
        + "\"fewer reached by 1 %\"; may be repeated.", valueName: "limit"))
  var failIf: [String] = []

  @Option(help: InputUncertainty.help)
  var uncertainty = InputUncertainty.posterior

  @Flag(help: "Stop as soon as every question is decided; intervals become wider.")
  var stopEarly = false

  @Option(
    parsing: .unconditional,
    help: "How many run at once (default: one per core). Changes no figure.")
  var threads: Int?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Where comparison.json and comparison.md go (default: reports/<scenario>-compared).",
      valueName: "folder"),
    completion: .directory)
  var output: String?

  @Option(
    help: ArgumentHelp("Also write the limits as JUnit XML.", valueName: "file"),
    completion: .file(extensions: ["xml"]))
  var junit: String?

  @Flag(help: "Print comparison.json instead of the summary.")
  var json = false

  @Flag(name: .shortAndLong, help: "Print nothing but errors.")
  var quiet = false

  func validate() throws {
    if second == nil, overrides.isEmpty, baseOverrides.isEmpty {
      throw ValidationError("name a second scenario, or what to change with --set")
    }
    if let replications, !(2...1_000_000).contains(replications) {
      throw ValidationError("--replications must lie in 2 … 1000000, found \(replications)")
    }
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads must lie in 1 … 1024, found \(threads)")
    }
    if !(confidence >= 50 && confidence <= 99.99) {
      throw ValidationError("--confidence must lie in 50 … 99.99, found \(confidence)")
    }
    if let practical, TimeSpan(durationText: practical) == nil {
      throw ValidationError(
        "--practical needs a duration such as \"5 min\", found \"\(practical)\"")
    }
    for change in overrides + baseOverrides where !change.contains("=") {
      throw ValidationError("--set \(change): write path=value, without a blank between them")
    }
    for limit in failIf where ChangeLimit(limit) == nil {
      throw ValidationError("--fail-if \"\(limit)\" is no limit; try \(ChangeLimit.examples)")
    }
    if output == "" {
      throw ValidationError("--output needs the name of a folder, found nothing")
    }
  }

  func run() async throws {
    let interruption = Interruption()
    try await Failure.reporting {
      let showsProgress = ProgressBar.isPossible && !quiet
      let job = try job(showsProgress: showsProgress) { interruption.isRequested }
      let folder = ReportFolder(path: output ?? "reports/\(job.second.name)-compared")
      try folder.create()
      let bar = ProgressBar("comparing", total: job.replications, isVisible: showsProgress)
      let comparison = await job.comparison(
        progress: { bar.update(done: $0) }, isCancelled: { interruption.isRequested })
      bar.clear()
      guard let comparison else { throw Failure.interrupted }
      try checkParts(of: job.limits, comparison)
      let report = report(of: comparison, job)
      try folder.write(report)
      if let junit { try write(report, to: junit) }
      if json {
        print(try ComparisonDocument(report).text, terminator: "")
      } else if !quiet {
        print(TerminalComparison.text(of: report, isColoured: true), terminator: "")
        print("\n  report  \(folder.file("comparison.md"))")
      }
      switch LimitFinding.verdict(of: report.findings) {
      case .passed: break
      case .failed: throw ExitStatus.checkFailed.error
      case .undecided: throw ExitStatus.undecided.error
      }
    }
  }
}

extension CompareCommand {
  private var overridesOfSecond: [String] {
    second == nil ? baseOverrides + overrides : overrides
  }

  private func job(showsProgress: Bool, isCancelled: () -> Bool) throws -> CompareJob {
    var (base, other) = try CompareJob.inputs(
      (first, baseOverrides), (second ?? first, overridesOfSecond), showsProgress: showsProgress,
      isCancelled: isCancelled)
    base.model = uncertainty.applied(to: base.model)
    other.model = uncertainty.applied(to: other.model)
    let practicalMs = practical.flatMap { TimeSpan(durationText: $0) }?.milliseconds
    return CompareJob(
      first: base, second: other, seed: Seed(rawValue: seed ?? base.seed),
      replications: replications ?? max(2, base.replications),
      settings: Comparison.Settings(
        confidence: confidence / 100, practicalMs: practicalMs ?? 0,
        method: stopEarly ? .anyTime : .fixedRuns),
      limits: failIf.compactMap { ChangeLimit($0) },
      threads: threads ?? ProcessInfo.processInfo.activeProcessorCount)
  }

  /// A limit on something that is not there would always hold.
  private func checkParts(of limits: [ChangeLimit], _ comparison: Comparison) throws {
    for limit in limits where limit.findings(in: comparison).isEmpty {
      let names = (comparison.workspaces + comparison.campaigns).map(\.name)
      throw Failure(
        "--fail-if \"\(limit.text)\" bounds nothing: both scenarios have "
          + "\(names.filter { !$0.isEmpty }.joined(separator: ", ")); a completion needs a "
          + "contact list, a probability a deadline in both", .badInput)
    }
  }

  private func report(of comparison: Comparison, _ job: CompareJob) -> ComparisonReport {
    ComparisonReport(
      stamp: RunStamp(
        scenario: job.first.name, scenarioHash: job.first.hash, seed: job.seed.rawValue,
        replications: comparison.replications, zoneDataVersion: ZoneClock.databaseVersion),
      first: .init(path: first, overrides: baseOverrides, hash: job.first.hash),
      second: .init(
        path: second ?? first, overrides: overridesOfSecond, hash: job.second.hash),
      comparison: comparison,
      findings: job.limits.flatMap { $0.findings(in: comparison) }, clock: job.first.clock,
      start: min(job.first.model.start, job.second.model.start),
      isUncertain: job.first.model.isUncertain || job.second.model.isUncertain)
  }

  private func write(_ report: ComparisonReport, to path: String) throws {
    let cases = report.findings.map { finding in
      JUnitReport.Case(
        name: "not \(finding.limit.text) (\(finding.partName))",
        problem: finding.verdict == .passed
          ? nil
          : .init(
            type: finding.verdict.rawValue, message: finding.figuresText,
            text: report.headline))
    }
    do {
      try JUnitReport.document(
        named: "dialcast compare", of: [.init(name: report.second.path, cases: cases)]
      ).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw Failure(
        "\(path): cannot be written; check the folder and its permissions", .cannotWrite)
    }
  }
}
