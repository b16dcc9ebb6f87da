/// Numbers in ascending order, asked for their quantiles.
///
/// Infinity is welcome and stands for what never happened, such as a campaign that was not
/// finished in time; only the rank of a number counts here.
public struct Quantiles: Equatable, Sendable {
  /// The numbers in ascending order.
  public let sorted: [Double]

  /// Of these numbers, none of them NaN. O(n log n).
  public init(_ values: [Double]) {
    precondition(!values.contains { $0.isNaN }, "what is not a number has no rank")
    sorted = values.sorted()
  }

  /// The p-quantile, 0 < p ≤ 1: the smallest number that at least a share p of all does not
  /// exceed.
  ///
  /// The inverse of the empirical distribution function (definition 1 of Hyndman & Fan, The
  /// American Statistician 50, 1996): always one of the numbers, so that no time is reported at
  /// which nothing ever ended. Nil of no numbers. O(1).
  public func quantile(_ p: Double) -> Double? {
    precondition(p > 0 && p <= 1, "a quantile lies above 0 and at most at 1, not at \(p)")
    return sorted.isEmpty ? nil : sorted[Self.rank(p, of: sorted.count) - 1]
  }

  /// Which of so many numbers, at least 1, is the p-quantile; from 1.
  static func rank(_ p: Double, of count: Int) -> Int {
    // A product such as 0.07 · 100 comes out a hair above the whole number that is meant.
    let rank = (p * Double(count) * (1 - 0x1p-50)).rounded(.up)
    return min(max(Int(rank), 1), count)
  }

  /// An interval that holds the true p-quantile with at least this confidence, whatever the
  /// distribution.
  ///
  /// The ends are order statistics whose ranks come from the binomial distribution. An end is
  /// nil if there are too few numbers to bound that side: the upper end of the 95 % interval of
  /// the 95 %-quantile takes 72. Source: David, Nagaraja, *Order Statistics*, section 7.1. O(log
  /// n).
  public func interval(_ p: Double, confidence: Double) -> QuantileInterval {
    precondition(p > 0 && p < 1, "an interval needs a quantile between 0 and 1, not at \(p)")
    precondition(confidence > 0 && confidence < 1, "a confidence lies between 0 and 1")
    let n = sorted.count
    let tail = (1 - confidence) / 2
    // P(Bin(n, p) ≤ rank − 1), the probability that the number of this rank reaches the quantile.
    func reaches(_ rank: Int) -> Double {
      GSL.binomialCumulative(rank - 1, p: p, trials: n)
    }
    let ranks = 1..<n + 1
    let lowerRank = ranks.partitioningIndex { reaches($0) > tail } - 1
    let upperRank = ranks.partitioningIndex { reaches($0) >= 1 - tail }
    return QuantileInterval(
      lower: lowerRank >= 1 ? sorted[lowerRank - 1] : nil,
      upper: upperRank <= n ? sorted[upperRank - 1] : nil)
  }
}

/// The ends of an interval of a quantile.
public struct QuantileInterval: Equatable, Sendable {
  /// The lower end; nil: unknown for want of numbers.
  public let lower: Double?
  /// The upper end; nil: unknown for want of numbers.
  public let upper: Double?

  /// An interval; nil for an end that is unknown.
  public init(lower: Double?, upper: Double?) {
    self.lower = lower
    self.upper = upper
  }
}
