import Scenarios
import Scheduling
import Simulating
import Statistics

/// Estimates what an expectation bounds.
enum MeasureEstimate {
  /// The mean over runs in the unit of the bound, with its interval; nil if the runs hold
  /// nothing of the kind. O(runs × campaigns of the subject).
  static func estimate(_ bound: ExpectedBound, of runs: [Summary]) -> Estimate? {
    let subject = bound.subject
    let pools = runs.map { $0.pools[Int(subject.pool.rawValue)] }
    func counts(_ figure: (CampaignSummary) -> Int) -> [Double] {
      runs.map { run in
        Double(subject.campaigns.reduce(0) { $0 + figure(run.campaigns[$1]) })
      }
    }
    switch bound.measure {
    case .utilization: return ratio(pools.map(\.busyMs), to: pools.map(\.availableMs))
    case .borrowed: return ratio(pools.map(\.borrowedMs), to: pools.map(\.availableMs))
    case .reclaims: return mean(pools.map { Double($0.reclaims) })
    case .reclaimDelay:
      let waits = pools.map { Int64($0.reclaims) }
      // Nobody waited: a delay of nothing.
      return ratio(pools.map(\.reclaimMs), to: waits)
        ?? Estimate(mean: 0, halfWidth: 0, confidence: findingConfidence, count: runs.count)
    case .attempts: return mean(counts(\.attempts))
    case .reached: return contacts(counts(\.reached), bound, of: counts(\.tasks))
    case .unfinished: return contacts(counts(\.unfinished), bound, of: counts(\.tasks))
    case .closed(let disposition):
      let place = Int(disposition.rawValue)
      return contacts(counts { $0.closed[place] }, bound, of: counts(\.tasks))
    case .calls(let outcome):
      let place = Int(outcome.rawValue)
      return contacts(counts { $0.attemptsByOutcome[place] }, bound, of: counts(\.attempts))
    }
  }

  /// Why there is nothing to measure.
  static func reason(_ bound: ExpectedBound) -> String {
    switch bound.measure {
    case .utilization, .borrowed: "\(bound.subject.name) owns no slots"
    case .calls: "\(bound.subject.name) makes no calls"
    default: "\(bound.subject.name) has no contacts"
    }
  }

  private static func mean(_ values: [Double]) -> Estimate {
    Estimate(Moments(values), confidence: findingConfidence)
  }

  /// Numbers as they are, or as a share of others.
  private static func contacts(
    _ values: [Double], _ bound: ExpectedBound, of totals: [Double]
  ) -> Estimate? {
    guard case .share = bound.value else { return mean(values) }
    guard totals.contains(where: { $0 > 0 }) else { return nil }
    return Estimate(ratioOf: values, to: totals, confidence: findingConfidence)
  }

  private static func ratio(_ parts: [Int64], to wholes: [Int64]) -> Estimate? {
    let open = wholes.indices.filter { wholes[$0] > 0 }
    guard !open.isEmpty else { return nil }
    return Estimate(
      ratioOf: open.map { Double(parts[$0]) }, to: open.map { Double(wholes[$0]) },
      confidence: findingConfidence)
  }
}
