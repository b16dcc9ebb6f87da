import ArgumentParser
import Foundation
import PlannerValidation

/// Holds the planner against what is known without it, and writes the tables of the page.
@main
struct DialcastValidate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dialcast-validate",
    abstract: "Holds the planner against answers that are known without it.",
    discussion: """
      Every seed is fixed: the same figures come out on every machine, but for the times. Exit \
      status 1 if a bound does not hold.
      """)

  /// The parts of the validation.
  enum Part: String, CaseIterable, ExpressibleByArgument {
    case sizing, coverage, variance
    case newDay = "new-day"
  }

  @Option(help: "The parts to run: sizing, coverage, variance, new-day; all by default.")
  var part: [Part] = Part.allCases

  @Option(help: "How many seeds each sizing question is asked with.")
  var seeds = 100

  @Option(help: "How many intervals of each kind are made.")
  var repeats = 1000

  @Option(help: "Only sizing questions whose name contains this.")
  var only: String?

  @Option(help: "The cores that work.")
  var threads = ProcessInfo.processInfo.activeProcessorCount

  @Option(help: "The page whose marked sections are written anew, such as docs/validation.md.")
  var output: String?

  @Flag(help: "Count anew what is written down of fine runs, and compare; takes minutes.")
  var recount = false

  func validate() throws {
    guard seeds >= 1, repeats >= 1, threads >= 1 else {
      throw ValidationError("--seeds, --repeats and --threads are at least 1.")
    }
  }

  func run() async throws {
    if recount { return try await recountFineRuns() }
    var failures: [String] = []
    for part in Part.allCases where self.part.contains(part) {
      let (text, failed) = await section(part)
      print("\n\(text)\n")
      failures += failed
      try write(text, to: part)
    }
    for failure in failures { note("FAILED " + failure) }
    if !failures.isEmpty { throw ExitCode(1) }
  }

  private func section(_ part: Part) async -> (text: String, failures: [String]) {
    switch part {
    case .sizing:
      var tallies: [SizingTally] = []
      for subject in SizingCase.all where only.map(subject.name.contains) ?? true {
        let tally = await SizingTally.of(subject, seeds: seeds, threads: threads)
        note(
          "\(subject.name): \(tally.right) right, \(tally.tooClose) too close, "
            + "\(tally.wrong) wrong")
        tallies.append(tally)
      }
      let section = SizingSection(tallies)
      return (section.text, section.failures)
    case .coverage:
      note("coverage of intervals …")
      let tallies = await CoverageStudy(repeats: repeats, threads: threads).tallies()
      note("confidence sequences …")
      let section = CoverageSection(
        tallies, PeekingStudy(repeats: 2 * repeats, looks: 2000).tallies())
      return (section.text, section.failures)
    case .variance:
      note("variance of paired differences …")
      let study = VarianceStudy(replications: 400, threads: threads)
      let section = VarianceSection(await study.tallies())
      return (section.text, section.failures)
    case .newDay:
      note("forecasts of a new day …")
      let study = NewDayStudy(repeats: repeats, threads: threads)
      let section = NewDaySection(await study.tallies())
      return (section.text, section.failures)
    }
  }

  private func write(_ text: String, to part: Part) throws {
    guard let output else { return }
    var page = MarkedPage(try String(contentsOfFile: output, encoding: .utf8))
    guard page.fill(part.rawValue, with: text) else {
      throw ValidationError(
        "\(output) has no lines <!-- begin \(part.rawValue) --> and <!-- end \(part.rawValue) -->.")
    }
    try page.text.write(toFile: output, atomically: true, encoding: .utf8)
  }

  private func recountFineRuns() async throws {
    var isSame = true
    for run in FineRun.all where only.map(run.name.contains) ?? true {
      let counts = await run.recount(threads: threads)
      isSame = isSame && counts == run.onTime
      let list = counts.map { "\($0)" }.joined(separator: ", ")
      print("\(run.name), from \(run.firstSlots) slots: [\(list)]")
    }
    if !isSame {
      note("FAILED the counts that are written down are others")
      throw ExitCode(1)
    }
  }

  private func note(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }
}
