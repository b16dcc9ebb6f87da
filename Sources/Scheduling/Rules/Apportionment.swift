/// Whole parts of a whole: how many slots a share is.
public enum Apportionment {
  /// Splits `total` in proportion to integer weights by the method of largest remainders
  /// (Hamilton's method); ties go to the earlier part. The parts add up to `total` whenever a
  /// weight is positive (R16, R17).
  ///
  /// - Parameters:
  ///   - total: what is split; not negative.
  ///   - weights: one per part, not negative; their sum times `total` must fit an `Int`.
  /// - Returns: one part per weight; all 0 if every weight is 0. O(parts log parts).
  public static func largestRemainder(total: Int, weights: [Int]) -> [Int] {
    precondition(total >= 0 && weights.allSatisfy { $0 >= 0 }, "shares cannot be negative")
    let sum = weights.reduce(0, +)
    guard sum > 0 else { return weights.map { _ in 0 } }
    var parts = weights.map { total * $0 / sum }
    let byRemainder = weights.indices.sorted { a, b in
      let remainderA = total * weights[a] % sum
      let remainderB = total * weights[b] % sum
      return remainderA == remainderB ? a < b : remainderA > remainderB
    }
    for part in byRemainder.prefix(total - parts.reduce(0, +)) { parts[part] += 1 }
    return parts
  }
}
