public import Scheduling
import Statistics

/// A change that is too much: `north later by 5 min`, `less likely by 2 %`.
public struct ChangeLimit: Equatable, Sendable {
  /// What is bounded.
  public enum Measure: Equatable, Sendable {
    /// The mean completion is later by more than this.
    case later(TimeSpan)
    /// The probability of being on time falls by more than this, 0 … 1.
    case lessLikely(Double)
    /// The mean number of contacts reached falls by more than this share of it, 0 … 1.
    case fewerReached(Double)
  }

  /// As it was written.
  public let text: String
  /// The workspace or campaign it is about; nil: the whole, every workspace and every campaign.
  public let part: String?
  /// What is bounded, and how far.
  public let measure: Measure

  /// A limit.
  public init(text: String, part: String?, measure: Measure) {
    self.text = text
    self.part = part
    self.measure = measure
  }

  /// How a comparison stands to the limit, part by part; those for which the measure means nothing,
  /// such as the completion of calls that come in, are left out.
  public func findings(in comparison: Comparison) -> [LimitFinding] {
    parts(of: comparison).compactMap { finding(for: $0) }
  }

  /// The parts it is about; none if it names one that is not there.
  public func parts(of comparison: Comparison) -> [PartChange] {
    guard let part else { return [comparison.whole] + comparison.parts }
    if part == "organisation" { return [comparison.whole] }
    return (comparison.workspaces + comparison.campaigns).filter { change in
      change.name == part || change.name.split(separator: "/").last.map(String.init) == part
    }
  }

  private func finding(for change: PartChange) -> LimitFinding? {
    switch measure {
    case .later(let limit):
      guard let finish = change.finish else { return nil }
      // Where the second finishes less often the mean is a lower bound of the harm.
      let isBound = finish.onlyFirstFinishes > finish.onlySecondFinishes
      return finding(
        change, from: finish.mean.lower, to: isBound ? .infinity : finish.mean.upper,
        Double(limit.milliseconds))
    case .lessLikely(let limit):
      guard let onTime = change.onTime else { return nil }
      return finding(
        change, from: -onTime.interval.upperBound, to: -onTime.interval.lowerBound, limit)
    case .fewerReached(let limit):
      let mean = change.reached.change
      return finding(change, from: -mean.upper, to: -mean.lower, limit * change.reached.first)
    }
  }

  /// A harm that lies between two numbers, held against the most that is allowed.
  private func finding(
    _ change: PartChange, from low: Double, to high: Double, _ bound: Double
  ) -> LimitFinding {
    LimitFinding(
      limit: self, part: change,
      verdict: low > bound ? .failed : high <= bound ? .passed : .undecided)
  }
}

/// How one part stands to a limit.
public struct LimitFinding: Equatable, Sendable {
  /// How it stands.
  public enum Verdict: String, Codable, Sendable {
    /// The whole interval lies within the limit.
    case passed
    /// The whole interval lies beyond it.
    case failed
    /// The limit lies inside the interval: more runs would tell.
    case undecided
  }

  /// The limit.
  public let limit: ChangeLimit
  /// What changes for the part.
  public let part: PartChange
  /// How it stands.
  public let verdict: Verdict

  /// The verdict of several: failed if one is, undecided if one is, passed.
  public static func verdict(of findings: [LimitFinding]) -> Verdict {
    let verdicts = findings.map(\.verdict)
    return verdicts.contains(.failed)
      ? .failed : verdicts.contains(.undecided) ? .undecided : .passed
  }
}
