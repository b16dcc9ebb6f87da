/// Observed values, with how often each was seen: a distribution without a formula.
///
/// Its distribution function climbs by a value's share at that value; it is drawn from by the
/// inverse of that function, so that only values that were observed come out.
public struct EmpiricalValues: Equatable, Sendable {
  /// The values in ascending order.
  public let values: [Double]
  /// P(X ≤ value) for each value; the last is exactly 1.
  public let cumulative: [Double]
  /// What is wrong with the observations, in words; nil: nothing. Nothing may be drawn otherwise.
  public let mistake: String?

  /// Observations.
  ///
  /// - Parameters:
  ///   - values: In any order, repetitions allowed.
  ///   - weights: How much each value counts, at least 0; nil: all alike.
  ///
  /// O(n log n).
  public init(_ values: [Double], weights: [Double]? = nil) {
    mistake = Self.mistake(in: values, weights)
    guard mistake == nil else {
      self.values = values
      cumulative = []
      return
    }
    let counts = weights ?? Array(repeating: 1, count: values.count)
    // Equal values stay in the order given, so that sums do not depend on the sorting algorithm.
    let order = values.indices.filter { counts[$0] > 0 }
      .sorted { (values[$0], $0) < (values[$1], $1) }
    self.values = order.map { values[$0] }
    cumulative = Self.cumulative(order.map { counts[$0] })
  }

  /// The sums of the first one, two, … shares of the total; the last is exactly 1.
  static func cumulative(_ weights: [Double]) -> [Double] {
    let total = weights.reduce(0, +)
    var sum = 0.0
    var shares = weights.map { weight in
      sum += weight
      return min(sum / total, 1)
    }
    // Behind the last possible value nothing is left, whatever the sums were rounded to.
    if let last = weights.lastIndex(where: { $0 > 0 }) {
      for index in last..<shares.count { shares[index] = 1 }
    }
    return shares
  }

  private static func mistake(in values: [Double], _ weights: [Double]?) -> String? {
    if values.isEmpty { return "there must be at least one value" }
    if let bad = values.first(where: { !$0.isFinite }) {
      return "the values must be finite numbers, not \(bad)"
    }
    guard let weights else { return nil }
    if weights.count != values.count {
      return "there must be one weight for each of the \(values.count) values, not \(weights.count)"
    }
    if let bad = weights.first(where: { !($0 >= 0 && $0.isFinite) }) {
      return "the weights must be at least 0, not \(bad)"
    }
    return weights.allSatisfy { $0 == 0 } ? "at least one weight must be above 0" : nil
  }

  /// The share of each value.
  var shares: [Double] {
    cumulative.indices.map { $0 == 0 ? cumulative[0] : cumulative[$0] - cumulative[$0 - 1] }
  }

  /// The smallest value whose cumulative share is at least u. O(log n).
  func quantile(_ u: Double) -> Double {
    values[min(cumulative.partitioningIndex { $0 >= u }, values.count - 1)]
  }
}

extension RandomAccessCollection {
  /// The first index at which the predicate holds, if it holds for all from there on. O(log n).
  func partitioningIndex(where holds: (Element) -> Bool) -> Index {
    var low = startIndex
    var rest = count
    while rest > 0 {
      let half = rest / 2
      let middle = index(low, offsetBy: half)
      if holds(self[middle]) {
        rest = half
      } else {
        low = index(after: middle)
        rest -= half + 1
      }
    }
    return low
  }
}
