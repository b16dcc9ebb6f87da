import CGSL

/// Intervals of a mean that hold, for large samples, at every number of observations at once.
///
/// The asymptotic confidence sequence of Waudby-Smith, Arbour, Sinha, Kennedy & Ramdas,
/// *Time-uniform central limit theory and asymptotic confidence sequences*, Annals of Statistics 52
/// (2024), equation 3, with ρ tuned to be narrowest at `narrowestAt` observations (their equation
/// B.3). Good from a hundred observations on; about half as wide again as Student's interval,
/// which is the price of looking at any time.
///
/// Observations that are all alike have a deviation of 0, which does not show that others cannot
/// come: the interval is never narrower than what a kind of observation may add that none of n was.
/// Its probability is at most the upper end of the beta-binomial sequence after 0 of n
/// (`ProportionSequence`; the rule of three of Hanley & Lippman-Hand, JAMA 249, 1983, made to hold
/// at any time), and what it adds to the mean at most so much times the distance that one
/// observation may have from it, which must be known (bounded observations, as in Howard, Ramdas,
/// McAuliffe & Sekhon, Annals of Statistics 49, 2021).
public struct MeanSequence: Equatable, Sendable {
  /// The probability that the sequence is ever wrong, inside (0, 1).
  public let alpha: Double
  /// ρ², by which the width is tuned.
  private let tuning: Double

  /// A sequence that is narrowest after so many observations.
  public init(alpha: Double, narrowestAt count: Int = 500) {
    precondition(alpha > 0 && alpha < 1, "an error rate lies between 0 and 1")
    precondition(count > 0, "a sequence is narrow after at least one observation")
    self.alpha = alpha
    let evidence = -2 * log(alpha)
    tuning = (evidence + log(evidence + 1)) / Double(count)
  }

  /// The mean with its interval; infinitely wide below two observations.
  ///
  /// - Parameter reach: how far from the mean one observation may lie that has not been met;
  ///   infinity if nothing is known of it, 0 if there is none.
  public func estimate(_ moments: Moments, reach: Double) -> Estimate {
    precondition(reach >= 0, "a distance is not negative")
    guard moments.count >= 2 else {
      return Estimate(
        mean: moments.mean, halfWidth: .infinity, confidence: 1 - alpha, count: moments.count)
    }
    let n = Double(moments.count)
    let spread = n * tuning + 1
    let radius =
      moments.standardDeviation
      * (2 * spread / (n * n * tuning) * log(spread.squareRoot() / alpha)).squareRoot()
    // No need to know the floor of what has none.
    let floor = reach > radius ? shareNotMet(in: moments.count) * reach : 0
    return Estimate(
      mean: moments.mean, halfWidth: max(radius, floor), confidence: 1 - alpha,
      count: moments.count)
  }

  /// The most that the probability of what never happened may be.
  private func shareNotMet(in count: Int) -> Double {
    ProportionSequence(a: 0.5, b: 0.5, alpha: alpha).interval(after: Proportion(0, of: count))
      .upperBound
  }
}
