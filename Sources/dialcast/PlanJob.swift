import Calendars
import Planning
import Reporting
import Scheduling
import Simulating
import Statistics

/// The work of `dialcast plan`, without its command line.
struct PlanJob: Sendable {
  /// The scenario, with the seed to run.
  var input: RunInput
  /// The number of slots to judge; nil: the least is sought.
  var slots: Int?
  /// When to stop.
  var stopping: StoppingRule
  /// How many replications run at once.
  var threads: Int
  /// The command that makes this plan again.
  var command: String
  /// What is asked instead of what the scenario says.
  var whatIf: [String] = []
  /// How a number of slots is checked; nil: nobody wants to know.
  var check: SlotCheck?

  /// What is asked.
  ///
  /// - Throws: `Failure` if there is nothing to be finished, or no time by which.
  func question() throws -> PlanQuestion {
    let lists = input.model.campaigns.filter { $0.campaign.kind == .batch }
    guard !lists.isEmpty else {
      throw Failure(
        "\(input.name): has no contact list that could be finished; dialcast run says how long"
          + " calls wait that come one by one", .badInput)
    }
    let deadline = try deadline(of: lists.map(\.campaign))
    guard let start = lists.map(\.campaign.start).min(), start < deadline else {
      throw Failure(
        "\(input.name): the deadline lies before the first campaign starts; move it, or the start",
        .badInput)
    }
    return PlanQuestion(
      deadline: deadline, probability: input.goal ?? 0.95,
      givenSlots: slots, seed: Seed(rawValue: input.seed), stopping: stopping,
      prices: input.prices)
  }

  /// That of the scenario, or the last end of a campaign if each has one.
  private func deadline(of campaigns: [Campaign]) throws -> Instant {
    if let deadline = input.deadline { return deadline }
    let ends = campaigns.compactMap(\.end)
    guard ends.count == campaigns.count, let last = ends.max() else {
      throw Failure(
        "\(input.name): has no deadline; give one, such as --deadline \"2026-11-27 18:00\", or"
          + " write it into the scenario: deadline: 2026-11-27 18:00", .badInput)
    }
    return last
  }

  /// What is said of the bounds as soon as they are known.
  ///
  /// - Throws: as `question`.
  func boundsWords() throws -> BoundsWords {
    BoundsWords(
      campaigns: input.campaigns, clock: input.clock, start: input.model.start,
      deadline: try question().deadline)
  }

  /// Finds the answer; what is known so far if it was cancelled.
  func report(
    observer: any PlanObserver, isCancelled: @escaping @Sendable () -> Bool
  ) async throws -> PlanReport {
    let planner = Planner(model: input.model, question: try question(), threads: threads)
    let plan = await planner.plan(observer: observer, isCancelled: isCancelled)
    let stamp = RunStamp(
      scenario: input.name, scenarioHash: input.hash, seed: input.seed,
      replications: plan.completion?.replications ?? 0, zoneDataVersion: ZoneClock.databaseVersion)
    let replay = isCancelled() ? nil : PlannedRun.median(of: plan, model: input.model)
    return PlanReport(
      stamp: stamp, plan: plan, clock: input.clock, start: input.model.start,
      writtenSlots: input.pools.first?.ownSlots ?? 0, campaigns: input.campaigns,
      pools: input.pools, outcomeNames: input.outcomeNames,
      notes: input.notes + RejectFile.notes(on: input.rejects)
        + (input.model.isUncertain ? [SpreadPhrases.drawnNote] : []),
      rejects: input.rejects, command: command, whatIf: whatIf,
      inputs: input.inputs, replay: replay,
      settings: check?.settings(for: plan, of: input) ?? [],
      spread: plan.spread.map {
        SpreadFindings(
          $0, of: input.model, campaigns: input.campaigns.map(\.path),
          outcomeNames: input.outcomeNames)
      }, calibratedLengths: input.calibratedLengths)
  }
}
