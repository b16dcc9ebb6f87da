/// How often something happened under two policies that met the same luck, pair by pair.
///
/// Only the pairs in which it happened once tell the policies apart; a thousand pairs in which both
/// are on time say nothing about which of them is better.
public struct PairedProportions: Equatable, Sendable {
  /// Pairs in which it happened under both.
  public let both: Int
  /// Pairs in which it happened under the first only.
  public let onlyFirst: Int
  /// Pairs in which it happened under the second only.
  public let onlySecond: Int
  /// Pairs in which it happened under neither.
  public let neither: Int

  /// Of pairs by their kind, none of them negative.
  public init(both: Int, onlyFirst: Int, onlySecond: Int, neither: Int) {
    precondition(
      min(both, onlyFirst, onlySecond, neither) >= 0, "a number of pairs cannot be negative")
    self.both = both
    self.onlyFirst = onlyFirst
    self.onlySecond = onlySecond
    self.neither = neither
  }

  /// Of whether it happened, pair by pair. Traps if the counts differ.
  public init(first: [Bool], second: [Bool]) {
    precondition(
      first.count == second.count, "\(first.count) and \(second.count) results make no pairs")
    let pairs = zip(first, second)
    self.init(
      both: pairs.count { $0 && $1 }, onlyFirst: pairs.count { $0 && !$1 },
      onlySecond: pairs.count { !$0 && $1 }, neither: pairs.count { !$0 && !$1 })
  }

  /// The number of pairs.
  public var pairs: Int { both + onlyFirst + onlySecond + neither }

  /// How often it happened under the first.
  public var first: Proportion { Proportion(both + onlyFirst, of: pairs) }

  /// How often it happened under the second.
  public var second: Proportion { Proportion(both + onlySecond, of: pairs) }

  /// The probability under the second less that under the first, −1 … 1; 0 of no pairs.
  public var change: Double {
    pairs == 0 ? 0 : Double(onlySecond - onlyFirst) / Double(pairs)
  }

  /// The pairs that tell the policies apart, with McNemar's exact test.
  public var discordant: DiscordantPairs {
    DiscordantPairs(firstOnly: onlyFirst, secondOnly: onlySecond)
  }

  /// An interval of the change, good for few pairs and for none that differ, of which the ordinary
  /// one would claim certainty.
  ///
  /// One pair of each discordant kind is added before the interval of Wald is taken: Bonett, Price,
  /// *Adjusted Wald confidence interval for a difference of binomial proportions based on paired
  /// data*, Journal of Educational and Behavioral Statistics 37 (2012). Of no pairs: −1 … 1.
  public func interval(confidence: Double) -> ClosedRange<Double> {
    precondition(confidence > 0 && confidence < 1, "a confidence lies between 0 and 1")
    guard pairs > 0 else { return -1...1 }
    let n = Double(pairs + 2)
    let lost = Double(onlyFirst + 1) / n
    let won = Double(onlySecond + 1) / n
    let difference = won - lost
    let radius =
      GSL.normalQuantile((1 + confidence) / 2)
      * ((won + lost - difference * difference) / n).squareRoot()
    return max(-1, difference - radius)...min(1, difference + radius)
  }
}
