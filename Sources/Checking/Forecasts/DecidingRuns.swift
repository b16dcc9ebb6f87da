import Statistics

/// How many replications would settle what the present number leaves open, if they go on as they
/// went so far.
enum DecidingRuns {
  /// More than this nobody waits for.
  private static let most = 1_000_000

  /// For a share: the least number at which Wilson's interval around the present share leaves
  /// the goal outside; nil if that is out of reach. O(log most).
  static func count(of onTime: Proportion, goal: Double, confidence: Double) -> Int? {
    func decides(_ trials: Int) -> Bool {
      let successes = Int((onTime.value * Double(trials)).rounded())
      let interval = Proportion(successes, of: trials).wilsonInterval(confidence: confidence)
      return interval.lowerBound >= goal || interval.upperBound < goal
    }
    var low = onTime.trials
    var high = low
    repeat {
      low = high
      high *= 2
      guard high <= most else { return nil }
    } while !decides(high)
    while high - low > 1 {
      let middle = (low + high) / 2
      if decides(middle) { high = middle } else { low = middle }
    }
    // A share of a few more runs can fall on the wrong side of a whole number.
    var number = rounded(high)
    while number <= most, !decides(number) { number = rounded(number + 1) }
    return number <= most ? number : nil
  }

  /// For a mean: the interval shrinks with the square root of the number; nil if that is out of
  /// reach.
  static func count(of estimate: Estimate, value: Double) -> Int? {
    let distance = abs(estimate.mean - value)
    guard estimate.halfWidth.isFinite, distance > 0 else { return nil }
    let shrink = estimate.halfWidth / distance
    let needed = Double(estimate.count) * shrink * shrink
    return needed <= Double(most) ? rounded(Int(needed.rounded(.up))) : nil
  }

  /// Upwards to two figures, which is as exact as such a guess can be.
  private static func rounded(_ number: Int) -> Int {
    var unit = 1
    while number / unit >= 100 { unit *= 10 }
    return (number + unit - 1) / unit * unit
  }

  /// The end of the sentence that says it is too close to call.
  static func phrase(_ count: Int?) -> String {
    count.map { "about \(Phrase.count($0)) would decide" }
      ?? "no number within reach would decide: ask for a little more or a little less"
  }
}
