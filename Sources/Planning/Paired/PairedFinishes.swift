import Statistics

/// When the same replications finish under two ways, ranked pair by pair.
///
/// What never finishes is later than everything that does, and as late as what never finishes
/// either; nothing is left out, for the pairs in which one way fails are the harm that is looked
/// for. Ranks and quantiles need no more than an order, so infinity may stand for never (worst-rank
/// scores: Lachin, Controlled Clinical Trials 20, 1999).
struct PairedFinishes {
  /// Second − first in milliseconds: infinity where only the first finishes, −infinity where only
  /// the second does, and 0 where neither does.
  let differences: [Double]
  /// Pairs in which only the first finishes.
  let onlyFirst: Int
  /// Pairs in which only the second finishes.
  let onlySecond: Int
  /// Pairs in which neither does.
  let neither: Int

  /// Of instants in milliseconds, `Trial.never` for never; entry i of both comes from the same
  /// replication.
  init(first: [Int64], second: [Int64]) {
    precondition(first.count == second.count, "pairs have two sides")
    let pairs = zip(first, second)
    differences = pairs.map { first, second in
      switch (first == Trial.never, second == Trial.never) {
      case (false, false): Double(second - first)
      case (false, true): .infinity
      case (true, false): -.infinity
      case (true, true): 0
      }
    }
    onlyFirst = differences.count { $0 == .infinity }
    onlySecond = differences.count { $0 == -.infinity }
    neither = pairs.count { $0 == Trial.never && $1 == Trial.never }
  }

  /// Pairs in which both finish: those of which a difference is known.
  var both: Int { differences.count - onlyFirst - onlySecond - neither }
  /// Pairs in which the second is later.
  var later: Proportion { beyond(0) }
  /// Pairs in which the second is earlier.
  var earlier: Proportion { before(0) }
  /// The median of how much later, where it is; infinity: where it is, it mostly never finishes.
  var medianWhenLater: Double? { Quantiles(differences.filter { $0 > 0 }).quantile(0.5) }
  /// The median of how much earlier, where it is, as a positive number.
  var medianWhenEarlier: Double? {
    Quantiles(differences.filter { $0 < 0 }.map { -$0 }).quantile(0.5)
  }

  /// Pairs in which the second is later by more than so many milliseconds.
  func beyond(_ milliseconds: Double) -> Proportion {
    Proportion(differences.count { $0 > milliseconds }, of: differences.count)
  }

  /// Pairs in which the second is earlier by more than so many milliseconds.
  func before(_ milliseconds: Double) -> Proportion {
    Proportion(differences.count { $0 < -milliseconds }, of: differences.count)
  }
}
