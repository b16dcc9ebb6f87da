/// How often something happened in a number of independent trials.
@frozen
public struct Proportion: Hashable, Sendable, BitwiseCopyable {
  /// How often it happened.
  public let successes: Int
  /// How often it could have happened.
  public let trials: Int

  /// k of n, with 0 ≤ k ≤ n.
  public init(_ successes: Int, of trials: Int) {
    precondition(
      successes >= 0 && successes <= trials && trials <= Int(UInt32.max),
      "\(successes) of \(trials) is no proportion")
    self.successes = successes
    self.trials = trials
  }

  /// k / n; 0 of no trials.
  public var value: Double { trials == 0 ? 0 : Double(successes) / Double(trials) }

  /// Wilson's score interval, the one to print: right on average, never outside 0 … 1.
  ///
  /// Of no trials: 0 … 1. Source: Wilson, JASA 22 (1927); Brown, Cai, DasGupta, Statistical
  /// Science 16 (2001).
  public func wilsonInterval(confidence: Double) -> ClosedRange<Double> {
    precondition(confidence > 0 && confidence < 1, "a confidence lies between 0 and 1")
    guard trials > 0 else { return 0...1 }
    let n = Double(trials)
    let z = GSL.normalQuantile((1 + confidence) / 2)
    let center = (value + z * z / (2 * n)) / (1 + z * z / n)
    let radius =
      z / (1 + z * z / n) * (value * (1 - value) / n + z * z / (4 * n * n)).squareRoot()
    // At the ends the formula gives 0 and 1 but for rounding.
    let lower = successes == 0 ? 0 : max(0, center - radius)
    return lower...(successes == trials ? 1 : min(1, center + radius))
  }

  /// The interval of Clopper and Pearson, the cautious one: never too narrow, whatever is true.
  ///
  /// The ends are quantiles of beta distributions, found by bisection of the distribution
  /// function: GSL's own inverse gives no number for ordinary cases from some 400 trials on. Of
  /// more than 100,000 trials the function gives none either; then they are those of Wilson's
  /// interval with continuity correction or, where fewer than 1,000 happened or did not, quantiles
  /// of the gamma distributions that the beta distributions become: both are within 1 % of the
  /// width. Of no trials: 0 … 1. Source: Clopper, Pearson, Biometrika 26 (1934); Newcombe,
  /// Statistics in Medicine 17 (1998), method 4.
  public func clopperPearsonInterval(confidence: Double) -> ClosedRange<Double> {
    precondition(confidence > 0 && confidence < 1, "a confidence lies between 0 and 1")
    let tail = (1 - confidence) / 2
    let k = Double(successes)
    let failures = Double(trials - successes)
    guard trials <= Self.mostOfBeta else {
      let opposite = Proportion(trials - successes, of: trials)
      return lowerLimitOfMany(tail)...(1 - opposite.lowerLimitOfMany(tail))
    }
    let lower =
      successes == 0
      ? 0 : Self.smallest { GSL.betaCumulative($0, k, failures + 1) >= tail }
    let upper =
      successes == trials
      ? 1 : Self.smallest { GSL.betaComplement($0, k + 1, failures) <= tail }
    return lower...upper
  }

  /// Above so many trials GSL's beta distribution gives no number.
  private static let mostOfBeta = 100_000
  /// Below so many successes the binomial distribution of so many trials is Poisson's.
  private static let mostOfGamma = 1000

  /// The probability with which so many successes and more happen as rarely as `tail` says.
  private func lowerLimitOfMany(_ tail: Double) -> Double {
    guard successes > 0 else { return 0 }
    let (k, n) = (Double(successes), Double(trials))
    if successes < Self.mostOfGamma {
      return Self.smallest { GSL.gammaCumulative($0 * n, shape: k, scale: 1) >= tail }
    }
    if trials - successes < Self.mostOfGamma {
      return 1
        - Self.smallest { GSL.gammaCumulative($0 * n, shape: n - k + 1, scale: 1) >= 1 - tail }
    }
    let z = GSL.normalQuantile(1 - tail)
    let radicand = z * z - 2 - 1 / n + 4 * value * (n - k + 1)
    return (2 * k + z * z - 1 - z * radicand.squareRoot()) / (2 * (n + z * z))
  }

  /// The distance of k from what a probability inside (0, 1) lets expect, in standard deviations.
  public func zScore(expecting probability: Double) -> Double {
    let n = Double(trials)
    return (Double(successes) - n * probability)
      / (n * probability * (1 - probability)).squareRoot()
  }

  /// The smallest number in (0, 1) at which a rising condition holds, to the last digit.
  private static func smallest(where holds: (Double) -> Bool) -> Double {
    var low = 0.0
    var high = 1.0
    while true {
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { return high }
      if holds(middle) { high = middle } else { low = middle }
    }
  }
}
