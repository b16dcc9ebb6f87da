import ArgumentParser
import Foundation

/// How often a scenario is simulated, and how many of these runs go on at once.
struct ReplicationOptions: ParsableArguments {
  @Option(
    name: .shortAndLong, parsing: .unconditional,
    help: "How many replications, each with luck of its own (default: the scenario's).")
  var replications: Int?

  @Option(
    parsing: .unconditional,
    help: "How many run at once (default: one per core). Changes no result.")
  var threads: Int?

  func validate() throws {
    if let replications, !(1...1_000_000).contains(replications) {
      throw ValidationError("--replications must lie in 1 … 1000000, found \(replications)")
    }
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads must lie in 1 … 1024, found \(threads)")
    }
  }

  /// The threads asked for, else the cores of the machine.
  var threadCount: Int { threads ?? ProcessInfo.processInfo.activeProcessorCount }
}
