public import Scheduling
internal import Simulating

/// How much of its time something held a campaign back (R45).
public struct BindingShare: Equatable, Sendable {
  /// What held it back.
  public let binding: Binding
  /// The share of the time from the start of the world to the end of the campaign's last task that
  /// waited, 0 … 1; of several campaigns, the share of the sum of their times.
  public let share: Double
  /// How long that was in one run, on average, in milliseconds.
  public let meanMs: Double

  /// Every binding but `nothing`, with its share; empty if nothing ever waited.
  static func shares(of runs: [[CampaignSummary]]) -> [BindingShare] {
    shares(
      of: runs.map { campaigns in
        var totals = [Int64](repeating: 0, count: Binding.allCases.count)
        for campaign in campaigns {
          for (place, span) in campaign.boundMs.enumerated() { totals[place] += span }
        }
        return totals
      })
  }

  /// The same of the sums over the campaigns of each run, in milliseconds by raw value.
  static func shares(of runs: [[Int64]]) -> [BindingShare] {
    var totals = [Int64](repeating: 0, count: Binding.allCases.count)
    for run in runs {
      for (place, span) in run.enumerated() { totals[place] += span }
    }
    let held = Binding.allCases.filter { $0 != .nothing }
    let sum = held.reduce(Int64(0)) { $0 + totals[Int($1.rawValue)] }
    guard sum > 0 else { return [] }
    return held.map { binding in
      let total = Double(totals[Int(binding.rawValue)])
      return BindingShare(
        binding: binding, share: total / Double(sum), meanMs: total / Double(runs.count))
    }
  }
}
