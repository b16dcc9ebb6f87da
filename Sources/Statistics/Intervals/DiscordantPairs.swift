/// Pairs in which one of two ways succeeded and the other did not: all that tells their
/// probabilities apart when both met the same luck.
@frozen
public struct DiscordantPairs: Equatable, Sendable, BitwiseCopyable {
  /// Pairs in which only the first way succeeded.
  public let firstOnly: Int
  /// Pairs in which only the second way succeeded.
  public let secondOnly: Int

  /// Counts of pairs; not negative.
  public init(firstOnly: Int, secondOnly: Int) {
    precondition(firstOnly >= 0 && secondOnly >= 0, "pairs are counted from 0")
    self.firstOnly = firstOnly
    self.secondOnly = secondOnly
  }

  /// McNemar's exact test: how often coin tosses would be at least so lopsided, 0 … 1; 1 of no
  /// pairs.
  ///
  /// Twice the tail of Binomial(n, ½), at most 1. Source: McNemar, Psychometrika 12 (1947).
  public var pValue: Double {
    let count = firstOnly + secondOnly
    guard count > 0 else { return 1 }
    let tail = GSL.binomialCumulative(min(firstOnly, secondOnly), p: 0.5, trials: count)
    return min(1, 2 * tail)
  }
}
