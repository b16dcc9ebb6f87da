public import Scheduling
import Simulating
public import Statistics

/// One campaign, or all of them together, over all replications.
public struct CampaignForecast: Equatable, Sendable {
  /// Tasks in the campaign in one run, on average: of a list always as many, where they come one
  /// by one as many as came.
  public let tasks: Double
  /// Every task has come to its own end.
  public let finished: MilestoneForecast
  /// 95 % of the tasks have; of several campaigns, each has reached its 95 %.
  public let resolved95: MilestoneForecast
  /// 99 % of the tasks have; of several campaigns, each has reached its 99 %.
  public let resolved99: MilestoneForecast
  /// Calls in one run.
  public let attempts: Estimate
  /// Outcomes that occurred, in the order of their raw values.
  public let outcomes: [OutcomeShare]
  /// Where the tasks of one run are at its end; all states, adding up to `tasks`.
  public let states: [StateShare]
  /// Contacts with whom a conversation took place, in one run.
  public let reached: Estimate
  /// What held the campaign back, and for how much of its time (R45).
  public let bindings: [BindingShare]

  /// - Parameters:
  ///   - runs: for each replication the campaigns that are looked at together.
  ///   - finishing: those of them that are to be finished; nil: all.
  ///   - limit: what is unfinished then stays so.
  init(
    of runs: [[CampaignSummary]], finishing: [[CampaignSummary]]? = nil, limit: Instant,
    question: Question
  ) {
    func milestone(_ instant: (CampaignSummary) -> Instant?) -> MilestoneForecast {
      let reached = (finishing ?? runs).map { campaigns in
        // The last of the campaigns counts; one that never gets there keeps all from it.
        campaigns.reduce(Instant.distantPast as Instant?) { latest, campaign in
          guard let latest, let own = instant(campaign) else { return nil }
          return max(latest, own)
        }
      }
      return MilestoneForecast(of: reached, limit: limit, question: question)
    }
    finished = milestone { $0.finishedAt }
    resolved95 = milestone { $0.resolved(share: 95, at: $0.resolved95At) }
    resolved99 = milestone { $0.resolved(share: 99, at: $0.resolved99At) }

    func sum(_ figure: (CampaignSummary) -> Int) -> [Int] {
      runs.map { $0.reduce(0) { $0 + figure($1) } }
    }
    let count = Double(runs.count)
    tasks = Double(sum(\.tasks).reduce(0, +)) / count
    attempts = Estimate(Moments(sum(\.attempts).map(Double.init)), confidence: question.confidence)
    reached = Estimate(Moments(sum(\.reached).map(Double.init)), confidence: question.confidence)
    bindings = BindingShare.shares(of: runs)
    let byOutcome = (0..<Outcome.limit).map { raw in
      sum { $0.attemptsByOutcome[raw] }.reduce(0, +)
    }
    let calls = byOutcome.reduce(0, +)
    outcomes = byOutcome.indices.filter { byOutcome[$0] > 0 }.map { raw in
      OutcomeShare(
        outcome: Outcome(rawValue: UInt8(raw)), mean: Double(byOutcome[raw]) / count,
        share: Double(byOutcome[raw]) / Double(calls))
    }
    let total = tasks * count
    states = FinalState.allCases.map { state in
      let number = Double(sum { state.count(in: $0) }.reduce(0, +))
      return StateShare(
        state: state, mean: number / count, share: total > 0 ? number / total : nil)
    }
  }
}

/// How often calls ended in one way.
public struct OutcomeShare: Equatable, Sendable {
  /// How they ended.
  public let outcome: Outcome
  /// Calls in one run that did, on average.
  public let mean: Double
  /// The share of all calls that did, 0 … 1.
  public let share: Double
}

/// How many tasks are in one state at the end of a run.
public struct StateShare: Equatable, Sendable {
  /// The state.
  public let state: FinalState
  /// Tasks in one run, on average.
  public let mean: Double
  /// The share of all tasks, 0 … 1; nil if there are no tasks.
  public let share: Double?
}

/// Where a task is at the end of a run.
public enum FinalState: Equatable, Hashable, Sendable, CaseIterable {
  /// A conversation, or another outcome that the campaign does not retry (R36).
  case completed
  /// Every attempt is used up, or the number cannot be called.
  case failed
  /// The campaign ended first.
  case archived
  /// A command passed it over.
  case skipped
  /// A command took it out of its campaign.
  case removed
  /// Its own time ran out before it could be called.
  case expired
  /// It had to start at once, and no slot was free.
  case blocked
  /// The simulation ended first.
  case unfinished

  func count(in campaign: CampaignSummary) -> Int {
    switch self {
    case .completed: campaign.closed[Int(Disposition.completed.rawValue)]
    case .failed: campaign.closed[Int(Disposition.failed.rawValue)]
    case .archived: campaign.closed[Int(Disposition.archived.rawValue)]
    case .skipped: campaign.closed[Int(Disposition.skipped.rawValue)]
    case .removed: campaign.closed[Int(Disposition.removed.rawValue)]
    case .expired: campaign.closed[Int(Disposition.expired.rawValue)]
    case .blocked: campaign.closed[Int(Disposition.blocked.rawValue)]
    case .unfinished: campaign.unfinished
    }
  }
}

extension CampaignSummary {
  private var archived: Int { closed[Int(Disposition.archived.rawValue)] }

  /// When the last task came to its own end; nil if the campaign's end or the horizon cut one
  /// off. `exhaustedAt` alone would call a campaign that ran out of time finished at its end.
  var finishedAt: Instant? { archived == 0 && unfinished == 0 ? exhaustedAt : nil }

  /// `instant`, unless fewer than `share` percent of the tasks came to their own end.
  func resolved(share: Int, at instant: Instant?) -> Instant? {
    let resolved = tasks - archived - unfinished
    return resolved * 100 >= tasks * share ? instant : nil
  }
}
