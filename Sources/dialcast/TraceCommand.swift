import ArgumentParser
import Foundation
import Reporting
import Simulating
import Statistics

/// `dialcast trace`: the event log of one replication.
struct TraceCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: "Print the event log of one replication.",
    discussion: """
      One line per event: local time of the campaign, campaign, row of the contact in its list, \
      what happened. Telephone numbers are never printed.

      Example: dialcast trace scenarios/harbour-clinics.yaml --replication 7 | grep 'row 17 '
      """)

  @OptionGroup var options: ScenarioOptions

  @Option(parsing: .unconditional, help: "Which of the equally likely futures, from 0.")
  var replication = 0

  @Flag(help: "Print one JSON object per line.")
  var json = false

  func validate() throws {
    guard replication >= 0, replication <= Int(UInt32.max) else {
      throw ValidationError(
        "--replication counts from 0 to \(UInt32.max), found \(replication)")
    }
  }

  func run() async throws {
    try await Failure.reporting {
      let input = try options.load(showsProgress: ProgressBar.isPossible)
      let format = TraceFormat(
        campaigns: input.campaigns, outcomeNames: input.outcomeNames, isJSON: json,
        pools: input.pools.map { $0.path.joined(separator: "/") }, faults: input.faults)
      _ = trace(input.model, seed: Seed(rawValue: input.seed), replication: replication) {
        // Buffered by the C library, which a line at a time would defeat.
        print(format.text(of: $0))
      }
    }
  }
}
