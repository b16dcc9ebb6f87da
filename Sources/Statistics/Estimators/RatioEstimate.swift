extension Estimate {
  /// The ratio of two sums over runs, such as slot time in use ÷ slot time available.
  ///
  /// Runs weigh as much as their denominators, so the interval is not that of the mean of the
  /// runs' own ratios: a short busy run would count as much as a long idle one. It is that of the
  /// linearised ratio, R + (numerator − R · denominator) ÷ mean denominator, whose mean is R
  /// (Cochran, *Sampling Techniques*, 3rd edition, 1977, section 6.4). O(runs).
  ///
  /// - Parameters:
  ///   - numerators: one per run.
  ///   - denominators: one per run, not negative and with a sum above 0.
  public init(ratioOf numerators: [Double], to denominators: [Double], confidence: Double) {
    precondition(numerators.count == denominators.count, "one denominator a run")
    let total = denominators.reduce(0, +)
    precondition(total > 0, "a ratio to nothing")
    let ratio = numerators.reduce(0, +) / total
    let meanDenominator = total / Double(denominators.count)
    let linearised = zip(numerators, denominators).map {
      ratio + ($0 - ratio * $1) / meanDenominator
    }
    let spread = Estimate(Moments(linearised), confidence: confidence)
    // The ratio itself, without what rounding did to the mean of its linearisation.
    self.init(
      mean: ratio, halfWidth: spread.halfWidth, confidence: confidence, count: spread.count)
  }
}
