import CGSL

/// Intervals of the change of a probability, by pairs, that hold at every number of pairs at once.
///
/// The change is q (2s − 1): q is the share of pairs that differ, and s the share of those that
/// differ in which only the second way succeeds; without a change s is one half, whatever q is.
/// Both are binomial, s among the pairs that differ, and so each has the beta-binomial confidence
/// sequence of `ProportionSequence`; each may err with half of alpha (Bonferroni), and what both
/// allow is the interval. The ordinary one, looked at after every hundred pairs, errs several times
/// as often as it says. Source of the split into q and s: McNemar, Psychometrika 12 (1947), who
/// conditions on the pairs that differ; of the sequences: Howard, Ramdas, McAuliffe & Sekhon,
/// Annals of Statistics 49 (2021).
public struct PairedSequence: Equatable, Sendable {
  /// The probability that the sequence is ever wrong, inside (0, 1).
  public let alpha: Double

  /// A sequence that is ever wrong with this probability.
  public init(alpha: Double) {
    precondition(alpha > 0 && alpha < 1, "an error rate lies between 0 and 1")
    self.alpha = alpha
  }

  /// Where the change may lie after these pairs; −1 … 1 of none.
  public func interval(of pairs: PairedProportions) -> ClosedRange<Double> {
    let discordant = pairs.onlyFirst + pairs.onlySecond
    let differing = ProportionSequence(a: 0.5, b: 0.5, alpha: alpha / 2)
      .interval(after: Proportion(discordant, of: pairs.pairs))
    let won = Self.balance(alpha: alpha / 2)
      .interval(after: Proportion(pairs.onlySecond, of: discordant))
    func end(_ balance: Double, _ whenPositive: Double, _ whenNegative: Double) -> Double {
      balance * (balance > 0 ? whenPositive : whenNegative)
    }
    return end(
      2 * won.lowerBound - 1, differing.lowerBound, differing.upperBound)...end(
        2 * won.upperBound - 1, differing.upperBound, differing.lowerBound)
  }

  /// How much the pairs speak against there being no change: the probability, at most, that it is
  /// ever so small if there is none; 0 … 1.
  ///
  /// One by the largest evidence would be as sound and smaller; this one needs no history.
  public static func pValue(of pairs: DiscordantPairs) -> Double {
    let count = pairs.firstOnly + pairs.secondOnly
    // The evidence against one half does not depend on alpha.
    let evidence = balance(alpha: 0.5)
      .evidence(against: 0.5, after: Proportion(pairs.secondOnly, of: count))
    return min(1, exp(-evidence))
  }

  private static func balance(alpha: Double) -> ProportionSequence {
    ProportionSequence(around: 0.5, alpha: alpha)
  }
}
