public import Statistics

/// From how many calls the effect of the hour of the week was counted, and how far it may be off.
public struct HourEvidence: Equatable, Sendable {
  /// Hours that were counted together.
  public struct Group: Equatable, Sendable {
    /// The hours of the week, 0 = Monday 00:00; their effect is one.
    public var hours: [Int]
    /// First calls in these hours to numbers that exist.
    public var calls: Double
    /// The standard error of the effect, as an addition to the log-odds.
    public var standardError: Double

    /// A group.
    public init(hours: [Int], calls: Double, standardError: Double) {
      self.hours = hours
      self.calls = calls
      self.standardError = standardError
    }
  }

  /// Names the luck of the figure: made from the name of the profile that says it.
  public var key: StreamKey
  /// The groups, none of which have an hour in common; other hours are known.
  public var groups: [Group]

  /// Evidence.
  public init(key: StreamKey, groups: [Group]) {
    self.key = key
    self.groups = groups
  }

  /// The effect as the counts allow it: to that of each group is added a normal deviate with its
  /// standard error, less the average of the deviates over the calls.
  ///
  /// The average over all hours is what `human` says, and is drawn with it. What the hours can
  /// differ in beside it are contrasts, whose covariance this gives: σ²(1/nₕ − 1/N) for hours of nₕ
  /// of N calls, and −σ²/N between two groups.
  ///
  /// - Parameters:
  ///   - effect: of each hour of the week, on the log-odds.
  ///   - levelCalls: the calls from which the average was counted; nil: it is known, so that
  ///     nothing is taken off.
  func redrawn(
    _ effect: [Double], levelCalls: Double?, from stream: inout KeyedStream
  ) -> [Double] {
    let deviates = groups.map { $0.standardError * stream.normal() }
    let counted = groups.reduce(0) { $0 + $1.calls }
    let common = zip(groups, deviates).reduce(0) { $0 + $1.0.calls * $1.1 }
    let average = levelCalls.map { common / max($0, counted) } ?? 0
    var drawn = effect
    for (group, deviate) in zip(groups, deviates) {
      for hour in group.hours { drawn[hour] += deviate - average }
    }
    return drawn
  }
}
