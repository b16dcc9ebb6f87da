import ArgumentParser
import Checking
import Foundation
import Reporting
import Scenarios
import Statistics

/// `dialcast diff`: what is different between two runs, in words.
struct DiffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Say in words what is different between two runs.",
    discussion: """
      Compares two traces, two versions of a scenario, or one of each, contact by contact. \
      Scenarios are run once, both with the luck of the first. With --set, one scenario is \
      enough: it is compared with itself. Ends with status 1 if there is a difference.

      Example: dialcast diff scenarios/reminders.yaml --set campaigns.reminders.max=2
      """)

  @Argument(help: "A scenario, or a trace that `dialcast check --record` wrote.")
  var old: String

  @Argument(help: "Another one (default with --set: the same).")
  var new: String?

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Replace a value of the new scenario; may be repeated.", valueName: "path=value"))
  var overrides: [String] = []

  @Option(
    parsing: .unconditional,
    help: "The number from which all luck follows (default: that of the old run).")
  var seed: Int?

  @Option(
    parsing: .unconditional,
    help: "Which of the equally likely futures, from 0 (default: that of the old run).")
  var replication: Int?

  @Option(
    parsing: .unconditional, help: "How many contacts are named; the others are counted.")
  var most = 20

  func validate() throws {
    if new == nil, overrides.isEmpty {
      throw ValidationError("name a second scenario or trace, or what to change with --set")
    }
    if let replication, !(0...Int(UInt32.max)).contains(replication) {
      throw ValidationError(
        "--replication counts from 0 to \(UInt32.max), found \(replication)")
    }
    if let seed, seed < 0 { throw ValidationError("--seed counts from 0, found \(seed)") }
    if most < 0 { throw ValidationError("--most counts from 0, found \(most)") }
    if !overrides.isEmpty, (new ?? old).hasSuffix(".trace") {
      throw ValidationError("--set changes scenarios, and \(new ?? old) is a trace")
    }
  }

  func run() async throws {
    try await Failure.reporting {
      let cache = ContactListCache()
      let former = try trace(old, [], cache, seed: seed, replication: replication)
      let latter = try trace(
        new ?? old, overrides, cache,
        // A seed that no document can name was given to neither.
        seed: seed ?? Int(exactly: former.stamp.seed),
        replication: replication ?? former.stamp.replication)
      let comparison = TraceComparison(from: former, to: latter)
      let changes = overrides.isEmpty ? "" : " with \(overrides.joined(separator: ", "))"
      print(
        "\(old) → \(new ?? old)\(changes), seed \(latter.stamp.seed), "
          + "replication \(latter.stamp.replication)")
      for line in comparison.lines(most: most) { print(line) }
      if !comparison.isEmpty { throw ExitStatus.checkFailed.error }
    }
  }

  /// The trace in a file, or that of a run of a scenario.
  private func trace(
    _ path: String, _ overrides: [String], _ cache: ContactListCache, seed: Int?,
    replication: Int?
  ) throws -> RunTrace {
    guard !path.hasSuffix(".trace") else {
      guard FileManager.default.fileExists(atPath: path) else {
        throw Failure("\(path): no such file", .missingInput)
      }
      return try GoldenTraces.read(path)
    }
    try MisplacedList.refuse(path)
    var scenario = try Scenario.load(path: path, overrides: overrides, cache: cache)
    // An override and not another number for the run: the order of contacts follows from it too.
    if let seed, UInt64(seed) != scenario.seed.rawValue {
      scenario = try Scenario.load(
        path: path, overrides: overrides + ["seed=\(seed)"], cache: cache)
    }
    return RunTrace.of(scenario, replication: replication ?? 0, version: Product.version)
  }
}
