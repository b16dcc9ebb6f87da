import ArgumentParser
import Calendars
import Foundation
import Planning
import Reporting
import Sharding
import Simulating

/// `dialcast sweep`: many variants of one scenario.
struct SweepCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep",
    abstract: "Run many variants of a scenario, and show where the edge is.",
    discussion: """
      Varies values of a scenario, every variant with the same luck, and compares each with the \
      scenario as it is. Every value of one --vary is tried with every value of the others; with \
      --tornado only the first and the last of each, one at a time. Finished runs are kept: the \
      same command goes on where an interrupted one stopped (see docs/comparing.md).

      Example: dialcast sweep scenarios/hello.yaml --vary organisation.slots=1..5/1
      Example: dialcast sweep scenarios/reminders.yaml --vary campaigns.reminders.max=1,2,3 --vary \
      "campaigns.reminders.retry.interval=15..60/15 min"
      """)

  @Argument(
    help: "The scenario: a YAML document (see docs/scenario-reference.md).",
    completion: .file(extensions: ["yaml", "yml"]))
  var scenario: String

  @Option(
    help: ArgumentHelp(
      "What to try for a value: key=a,b,c or key=low..high/step; may be repeated.",
      valueName: "variation"))
  var vary: [String] = []

  @Flag(help: "Vary one value at a time, and sort by what moves the answer most.")
  var tornado = false

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp("Replace a value in all variants; may be repeated.", valueName: "path=value")
  )
  var overrides: [String] = []

  @Option(
    name: .shortAndLong, parsing: .unconditional,
    help: "How many runs of each variant (default: the scenario's). More go on from fewer.")
  var replications: Int?

  @Option(
    parsing: .unconditional,
    help: "The number from which all luck follows (default: the scenario's).")
  var seed: UInt64?

  @Option(help: InputUncertainty.help)
  var uncertainty = InputUncertainty.posterior

  @OptionGroup(title: "Prices (without any, a slot costs 1)")
  var prices: PriceOptions

  @Option(
    parsing: .unconditional,
    help: "How many run at once (default: one per core). Changes no figure.")
  var threads: Int?

  @Option(
    parsing: .unconditional, help: "Runs of one file of results: what an interruption can lose.")
  var block = 50

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Where the results go (default: reports/<scenario>-sweep).", valueName: "folder"),
    completion: .directory)
  var output: String?

  @Flag(help: "Print sweep.json instead of the summary.")
  var json = false

  @Flag(name: .shortAndLong, help: "Print nothing but errors.")
  var quiet = false

  func validate() throws {
    if vary.isEmpty { throw ValidationError("name what to vary, such as --vary \(Self.example)") }
    if let replications, !(2...1_000_000).contains(replications) {
      throw ValidationError("--replications must lie in 2 … 1000000, found \(replications)")
    }
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads must lie in 1 … 1024, found \(threads)")
    }
    if !(1...100_000).contains(block) {
      throw ValidationError("--block must lie in 1 … 100000, found \(block)")
    }
    if output == "" {
      throw ValidationError("--output needs the name of a folder, found nothing")
    }
    _ = try design()
  }

  private static let example = "organisation.slots=40..60/5"

  private func design() throws -> SweepDesign {
    var variations: [Variation] = []
    for text in vary {
      if let mistake = RangeText.mistake(inVariation: text) { throw ValidationError(mistake) }
      do {
        variations.append(try Variation(text))
      } catch {
        throw ValidationError("--vary \(error)")
      }
    }
    let keys = variations.map(\.key)
    if let twice = keys.first(where: { key in keys.count { $0 == key } > 1 }) {
      throw ValidationError("--vary names \(twice) twice; give all its values at once")
    }
    guard let design = SweepDesign(tornado ? .oneAtATime : .grid, of: variations) else {
      throw ValidationError(
        "more than \(SweepDesign.mostCells) variants; vary fewer values, or try --tornado")
    }
    return design
  }

  func run() async throws {
    let kept = Failure(
      "interrupted; finished runs are kept, and the same command goes on with them", .interrupted)
    let interruption = Interruption(saying: kept)
    try await Failure.reporting {
      let job = SweepJob(
        path: scenario, overrides: overrides, design: try design(), seed: seed,
        replications: replications, uncertainty: uncertainty, prices: prices.given,
        blockSize: block, threads: threads ?? ProcessInfo.processInfo.activeProcessorCount)
      let isVisible = ProgressBar.isPossible && !quiet
      let reading = ProgressBar("reading", total: job.design.cells.count, isVisible: isVisible)
      let prepared = try await job.prepared(
        progress: { reading.update(done: $0) }, isCancelled: { interruption.isRequested })
      reading.clear()
      guard let prepared else { throw kept }
      let folder = ReportFolder(path: output ?? "reports/\(prepared.base.name)-sweep")
      let shards = ShardFolder(below: folder.path, plan: prepared.plan)
      try shards.prepare()
      let done = try shards.merged()
      tellDamage(done, shards)
      let total = prepared.plan.replications * prepared.plan.identity.cells.count
      let left = prepared.outlines.indices.reduce(0) {
        $0 + done.missing(inCell: $1, of: 0..<prepared.plan.replications).count
      }
      let bar = ProgressBar("sweeping", total: left, isVisible: isVisible)
      let count = try await job.run(
        prepared, into: shards, done: done, progress: { bar.update(done: $0) },
        isCancelled: { interruption.isRequested })
      bar.clear()
      guard count == left else { throw kept }
      let merged = try shards.merged()
      try shards.checkComplete(merged)
      let report = report(of: merged, prepared, job)
      try folder.write(report)
      if json {
        print(try SweepDocument(report).text, terminator: "")
      } else if !quiet {
        print(TerminalSweep.text(of: report, isColoured: true), terminator: "")
        print("\n  report  \(folder.path)   \(count) of \(total) runs were made now")
      }
    }
  }
}

extension SweepCommand {
  /// A shard that was cut off is redone, and that is no secret.
  private func tellDamage(_ done: MergedShards, _ shards: ShardFolder) {
    for name in done.damaged {
      let line = "\(shards.path)/\(name): was cut off or changed; its runs are made again\n"
      FileHandle.standardError.write(Data(line.utf8))
    }
  }

  private func report(
    of merged: MergedShards, _ prepared: SweepJob.Prepared, _ job: SweepJob
  ) -> SweepReport {
    let plan = prepared.plan
    let sides = prepared.outlines.enumerated().map { cell, outline in
      ComparedSide(
        outline: outline,
        runs: (0..<plan.replications).compactMap { merged.run($0, ofCell: cell) })
    }
    let result = SweepResult(
      design: prepared.design, sides: sides,
      goal: prepared.base.deadline == nil ? nil : prepared.base.goal)
    return SweepReport(
      stamp: RunStamp(
        scenario: prepared.base.name, scenarioHash: prepared.base.hash, seed: plan.identity.seed,
        replications: plan.replications, zoneDataVersion: ZoneClock.databaseVersion),
      path: scenario, overrides: overrides, hashes: plan.identity.cells.map(\.sha256),
      result: result, clock: prepared.base.clock, start: prepared.base.model.start,
      isUncertain: prepared.base.model.isUncertain,
      command: CommandText.dialcast(CommandLine.arguments.dropFirst()), leftOut: prepared.leftOut)
  }
}
