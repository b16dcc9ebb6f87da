import Calendars
import Planning
import Reporting
import Simulating
import Statistics

/// The work of `dialcast run`, without its command line.
struct RunJob: Sendable {
  /// The scenario, with the seed and the number of replications to run.
  var input: RunInput
  /// How many replications run at once.
  var threads: Int

  /// Simulates all replications and sums them up; nil if it was cancelled.
  func report(
    progress: @escaping @Sendable (Int) -> Void, isCancelled: @escaping @Sendable () -> Bool
  ) async throws -> Report? {
    let summaries = await Replications.run(
      model: input.model, seed: Seed(rawValue: input.seed), count: input.replications,
      threads: threads, progress: progress, isCancelled: isCancelled)
    guard summaries.count == input.replications else { return nil }
    return Report(
      stamp: stamp,
      forecast: Forecast(of: summaries, model: input.model, deadline: input.deadline),
      clock: input.clock, start: input.model.start, goal: input.goal,
      campaigns: input.campaigns, pools: input.pools, outcomeNames: input.outcomeNames,
      notes: input.notes + UnownedSlots.notes(on: input.pools)
        + RejectFile.notes(on: input.rejects) + uncertaintyNote, rejects: input.rejects)
  }

  /// Simulates the first replication once more and writes down every call, into a file that
  /// waits to be put in its place; nil if it was cancelled.
  func callLog(
    in folder: ReportFolder, isCancelled: @Sendable () -> Bool
  ) throws -> CallLogFile? {
    let log = try CallLogFile(
      path: folder.file(CallLogFile.name), campaigns: input.campaigns,
      outcomeNames: input.outcomeNames, stamp: stamp, replication: 0)
    let summary = simulate(
      input.model, seed: Seed(rawValue: input.seed), replication: 0, isCancelled: isCancelled,
      record: { log.record($0) })
    return summary == nil ? nil : log
  }

  /// How much of the spread of the finish is luck, in a sentence; nil if it was cancelled.
  func spreadNote(
    progress: @escaping @Sendable (Int) -> Void, isCancelled: @escaping @Sendable () -> Bool
  ) async -> String? {
    let spread = await FinishSpread.estimate(
      of: input.model, outline: input.outline, seed: Seed(rawValue: input.seed),
      threads: threads, progress: progress, isCancelled: isCancelled)
    if isCancelled() { return nil }
    guard let spread else {
      return input.model.isUncertain
        ? "Nothing is to be finished, so that there is no spread to explain."
        : "All figures are taken for known, so that all of the spread is luck; write observed "
          + "beside those that were counted."
    }
    return SpreadPhrases.sentence(
      spread, of: input.model, campaigns: input.campaigns.map(\.path),
      outcomeNames: input.outcomeNames)
  }

  /// That runs differ by more than luck.
  private var uncertaintyNote: [String] {
    input.model.isUncertain ? [SpreadPhrases.drawnNote] : []
  }

  private var stamp: RunStamp {
    RunStamp(
      scenario: input.name, scenarioHash: input.hash, seed: input.seed,
      replications: input.replications, zoneDataVersion: ZoneClock.databaseVersion)
  }
}
