import Scheduling
import Simulating

/// What the planner keeps of one replication with one number of slots: integers, a few hundred
/// bytes.
struct Trial: Equatable, Sendable {
  /// An instant that never comes, in milliseconds.
  static let never = Int64.max

  /// When every list was finished, in milliseconds; `never` if one was not.
  var finished = Trial.never
  /// When 99 % of the contacts of each list had come to an end.
  var resolved99 = Trial.never
  /// When 95 % had.
  var resolved95 = Trial.never
  /// When each campaign was finished, in milliseconds; `never` if it was not.
  var finishedByCampaign: [Int64] = []
  /// When the lists of each workspace were finished, in the order of the workspaces.
  var finishedByWorkspace: [Int64] = []
  /// Contacts of each workspace.
  var contactsByWorkspace: [Int] = []
  /// Where contacts ended up, by `FinalState.allCases`.
  var states: [Int] = []
  /// Contacts with whom a conversation took place.
  var reached = 0
  /// The same by campaign.
  var reachedByCampaign: [Int] = []
  /// Calls by the raw value of the outcome.
  var outcomes: [Int] = []
  /// How long each binding held campaigns back, by raw value, in milliseconds (R45).
  var boundMs: [Int64] = []
  /// Slot time of all calls of each campaign, in milliseconds.
  var busyMs: [Int64] = []
  /// Calls of each campaign.
  var calls: [Int] = []
  /// The pools that are kept.
  var pools: [PoolSummary] = []
  /// Campaigns that closed more contacts than they had, or reached more than they called: 0 unless
  /// Dialcast is broken.
  var miscounted = 0
  /// When the last call ended, in milliseconds.
  var lastEnd = Trial.never

  /// Contacts of all campaigns that count.
  var contacts: Int { states.reduce(0, +) }
  /// Calls of all campaigns that count.
  var attempts: Int { outcomes.reduce(0, +) }

  /// Whether every list was finished at or before an instant.
  func isOnTime(_ deadline: Instant) -> Bool { finished <= deadline.milliseconds }
}

/// What makes a trial of a summary.
struct TrialReader: Sendable {
  /// The campaigns that count for the whole, and those of them that are to be finished.
  let counted: [Int]
  let finishing: [Int]
  /// The finishing campaigns of each workspace.
  let lists: [[Int]]
  /// Which pools are kept.
  let pools: [Int]

  /// All pools are kept up to this number; of more, the organisation and its workspaces.
  private static let maxPools = 200

  init(_ model: Model) {
    (counted, finishing) = Forecast.partsOfTheWhole(of: model)
    let above = model.workspaceOfCampaign
    let finishing = finishing
    lists = model.workspaces.map { workspace in finishing.filter { above[$0] == workspace } }
    pools =
      model.pools.count <= Self.maxPools ? Array(model.pools.indices) : [0] + model.workspaces
  }

  func trial(of summary: Summary) -> Trial {
    var trial = Trial()
    func last(_ campaigns: [Int], _ instant: (CampaignSummary) -> Instant?) -> Int64 {
      campaigns.reduce(.min) { latest, place in
        max(latest, instant(summary.campaigns[place])?.milliseconds ?? Trial.never)
      }
    }
    trial.finished = last(finishing) { $0.finishedAt }
    trial.resolved99 = last(finishing) { $0.resolved(share: 99, at: $0.resolved99At) }
    trial.resolved95 = last(finishing) { $0.resolved(share: 95, at: $0.resolved95At) }
    trial.finishedByCampaign = summary.campaigns.map {
      $0.finishedAt?.milliseconds ?? Trial.never
    }
    trial.finishedByWorkspace = lists.map { last($0) { $0.finishedAt } }
    trial.contactsByWorkspace = lists.map {
      $0.reduce(0) { $0 + summary.campaigns[$1].tasks }
    }
    trial.states = FinalState.allCases.map { state in
      counted.reduce(0) { $0 + state.count(in: summary.campaigns[$1]) }
    }
    trial.outcomes = Array(repeating: 0, count: Outcome.limit)
    trial.boundMs = Array(repeating: 0, count: Binding.allCases.count)
    for place in counted {
      let campaign = summary.campaigns[place]
      trial.reached += campaign.reached
      for (raw, calls) in campaign.attemptsByOutcome.enumerated() { trial.outcomes[raw] += calls }
      for (raw, span) in campaign.boundMs.enumerated() { trial.boundMs[raw] += span }
      if campaign.unfinished < 0 || campaign.reached > campaign.attempts { trial.miscounted += 1 }
    }
    trial.busyMs = summary.campaigns.map(\.busyMs)
    trial.calls = summary.campaigns.map(\.attempts)
    trial.reachedByCampaign = summary.campaigns.map(\.reached)
    trial.pools = pools.map { summary.pools[$0] }
    trial.lastEnd = summary.lastCallEnd.milliseconds
    return trial
  }
}
