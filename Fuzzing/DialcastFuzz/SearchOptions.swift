import ArgumentParser
import Foundation

/// How long a search goes on, with how many processes, and where it leaves what it finds.
struct SearchOptions: ParsableArguments {
  @Option(help: "All chance follows from it; of several seeds the first.")
  var seed: UInt64 = 1

  @Option(help: "After how many minutes nothing more is begun, unless a count says how much is.")
  var minutes = 1.0

  @Option(help: "The folder for what failed.")
  var output = "fuzz-failures"

  @Option(help: "How many processes at once; as many as there are cores if left out.")
  var jobs: Int?

  /// How many processes run at once.
  var workers: Int { jobs ?? ProcessInfo.processInfo.activeProcessorCount }
}
