import CGSL

/// How much the hour matters to how often people answer, told from first calls in several groups of
/// hours.
///
/// What is sought is what the hour adds to the log-odds of every single person, which is more than
/// the difference of the log-odds of shares wherever people differ (`Reachability`). Of each group
/// it is the number that reproduces its share; noise in these is taken out by the normal prior
/// whose variance the groups themselves show (DerSimonian, Laird, *Meta-analysis in clinical
/// trials*, Controlled Clinical Trials 7, 1986; Morris, *Parametric empirical Bayes inference*,
/// Journal of the American Statistical Association 78, 1983).
public struct HourEffectFit: Equatable, Sendable {
  /// A group of hours.
  public struct Group: Equatable, Sendable {
    /// How many of its calls were answered.
    public let answered: Proportion
    /// What its hours add to the log-odds of a person.
    public let effect: Double
    /// Its standard error, before noise is taken out.
    public let standardError: Double
    /// The share that people answer whom the hour does this to.
    public let expected: Double
    /// Whether people differ too much for any effect in the range to give the share back: those who
    /// always or never answer do so in any hour.
    public let isBeyondReach: Bool
  }

  /// The effects that are looked for: factors on the odds from 0.01 to 100.
  public static let range = -log(100)...log(100)

  /// Pearson's test of the shares of all groups being one.
  public let test: ChiSquareTest
  /// The groups, in the order in which they were given.
  public let groups: [Group]
  /// The standard deviation of the effects about their mean that is not noise.
  public let deviation: Double

  /// A fit; nil if there are fewer than two groups, or one in which all or none answered.
  ///
  /// The effects are such that the share of the calls in all groups is what it was, whatever the
  /// mean of `people`: calls in hours that belong to no group move none of them. O(groups).
  ///
  /// - Parameters:
  ///   - groups: first calls, one to each person, and how many were answered.
  ///   - people: how people differ, and how often they answer if no hour adds anything.
  public init?(_ groups: [Proportion], among people: Reachability) {
    guard groups.count > 1, groups.allSatisfy({ $0.successes > 0 && $0.successes < $0.trials })
    else { return nil }
    test = Self.test(groups)
    let raw = groups.map { group -> (effect: Double, error: Double) in
      let effect = people.effect(forShare: group.value)
      return (effect, people.standardError(ofShift: effect, calls: Double(group.trials)))
    }
    let variance = Self.variance(raw)
    deviation = variance.squareRoot()
    let weights = raw.map { 1 / (variance + $0.error * $0.error) }
    let mean =
      zip(raw, weights).reduce(0) { $0 + $1.0.effect * $1.1 } / weights.reduce(0, +)
    let shrunken = zip(raw, weights).map { mean + variance * $1 * ($0.effect - mean) }
    let shift = Self.centring(shrunken, groups, people)
    self.groups = zip(zip(groups, raw), shrunken).map {
      Group(
        answered: $0.0, effect: $1 + shift, standardError: $0.1.error,
        expected: people.share(shiftedBy: $1 + shift),
        isBeyondReach: abs($0.1.effect) >= Self.range.upperBound)
    }
  }

  /// A column for each group, a row for those who answered and one for the others.
  private static func test(_ groups: [Proportion]) -> ChiSquareTest {
    let answered = groups.reduce(0) { $0 + $1.successes }
    let calls = groups.reduce(0) { $0 + $1.trials }
    let share = Double(answered) / Double(calls)
    let expected = groups.map { Double($0.trials) * share }
    return ChiSquareTest(
      observed: groups.map(\.successes) + groups.map { $0.trials - $0.successes },
      expected: expected + zip(groups, expected).map { Double($0.trials) - $1 },
      fittedParameters: groups.count)
  }

  /// DerSimonian and Laird's moment estimate of the variance of what is not noise, at least 0.
  private static func variance(_ raw: [(effect: Double, error: Double)]) -> Double {
    let weights = raw.map { 1 / ($0.error * $0.error) }
    let whole = weights.reduce(0, +)
    let mean = zip(raw, weights).reduce(0) { $0 + $1.0.effect * $1.1 } / whole
    let excess =
      zip(raw, weights).reduce(0) { sum, next in
        sum + next.1 * (next.0.effect - mean) * (next.0.effect - mean)
      } - Double(raw.count - 1)
    let scale = whole - weights.reduce(0) { $0 + $1 * $1 } / whole
    return max(0, excess / scale)
  }

  /// What all effects lack for the share of all calls to be what it was.
  private static func centring(
    _ effects: [Double], _ groups: [Proportion], _ people: Reachability
  ) -> Double {
    let answered = groups.reduce(0) { $0 + Double($1.successes) }
    return Iteration.root(in: -10...10) { shift in
      zip(effects, groups).reduce(-answered) { sum, next in
        sum + Double(next.1.trials) * people.share(shiftedBy: next.0 + shift)
      }
    } ?? 0
  }
}

extension Reachability {
  /// What the hour adds where a share answers; the end of the range that is next to it if people
  /// differ too much for that share.
  func effect(forShare share: Double) -> Double {
    let range = HourEffectFit.range
    if self.share(shiftedBy: range.lowerBound) >= share { return range.lowerBound }
    if self.share(shiftedBy: range.upperBound) <= share { return range.upperBound }
    return Iteration.root(in: range) { self.share(shiftedBy: $0) - share } ?? 0
  }
}
