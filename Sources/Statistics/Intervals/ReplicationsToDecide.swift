import CGSL

extension ProportionSequence {
  /// How many trials it takes, roughly, until the sequence excludes `goal`, if the truth is
  /// `truth`; nil if that would never happen, or take more than ten million.
  ///
  /// Each trial adds its relative entropy to the evidence, which must reach ln 1/α and make good
  /// for the prior, ½ ln n: the fixed point of n · d = ln 1/α + ½ ln n. Both probabilities are
  /// kept inside (0, 1).
  public func trialsToExclude(_ goal: Double, truth: Double) -> Int? {
    let q = min(max(goal, 1e-9), 1 - 1e-9)
    let p = min(max(truth, 1e-9), 1 - 1e-9)
    let entropy = p * log(p / q) + (1 - p) * log((1 - p) / (1 - q))
    guard entropy > 1e-9 else { return nil }
    var count = -log(alpha) / entropy
    for _ in 0..<20 { count = (-log(alpha) + 0.5 * log(max(1, count))) / entropy }
    return count < 1e7 ? Int(count.rounded(.up)) : nil
  }
}
