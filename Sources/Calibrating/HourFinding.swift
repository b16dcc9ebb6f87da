import Calendars
public import Statistics

/// How much the hour of the week matters to how often people answer, as far as a log tells.
public struct HourFinding: Sendable {
  /// What it tells.
  public enum Result: Sendable {
    /// Hours differ by more than luck.
    case differ(HourEffectFit)
    /// They do not.
    case alike(ChiSquareTest)
    /// There are too few calls for two groups of hours.
    case tooFew
    /// The log does not tell the hours of its calls.
    case notInLog
  }

  /// How sure it takes to be that hours differ: alike, they seem to in one log of twenty.
  static let significance = 0.05

  /// What it tells.
  public let result: Result
  /// The hours that were put together, and those that are too few.
  let grouped: HourGroups
  /// The hours of the week in which the log says how people answer; empty if it has no hours.
  let covered: HoursOfWeek
  /// Whether later calls are less likely with these effects than without any.
  var isContradicted = false
  /// The calls in hours that belong to no group.
  let thinCalls: Int

  /// What the first calls of a log tell.
  ///
  /// - Parameter correlation: how much people differ.
  init(_ counts: CallCounts, of log: CallLog, correlation: Double) {
    grouped = HourGroups(counts.hours)
    thinCalls = counts.hours.count(grouped.thin).trials
    let called = counts.hours.called
    covered = grouped.groups.isEmpty ? called : grouped.covered
    let people = Reachability(
      mean: Proportion(counts.persons, of: counts.valid).value, correlation: correlation)
    if called.isEmpty {
      result = .notInLog
    } else if let fit = HourEffectFit(grouped.groups.map(\.answered), among: people) {
      result = fit.test.pValue < Self.significance ? .differ(fit) : .alike(fit.test)
    } else {
      result = .tooFew
    }
  }

  /// The factor on the odds of each group that a file can hold; empty unless hours differ.
  var factors: [(group: HourGroups.Group, factor: Double)] {
    guard case .differ(let fit) = result else { return [] }
    return zip(grouped.groups, fit.groups).map { group, found in
      (group, min(max(LogOdds.factor(found.effect), 0.01), 100))
    }
  }

  /// The share that runs give of each group whose share they cannot give back, as people differ too
  /// much; nil of the others.
  var sharesOutOfReach: [Double?] {
    guard case .differ(let fit) = result else { return [] }
    return fit.groups.map { $0.isBeyondReach ? $0.expected : nil }
  }
}
