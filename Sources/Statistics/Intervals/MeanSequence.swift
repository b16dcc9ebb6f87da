import CGSL

/// Intervals of a mean that hold, for large samples, at every number of observations at once.
///
/// The asymptotic confidence sequence of Waudby-Smith, Arbour, Sinha, Kennedy & Ramdas,
/// *Time-uniform central limit theory and asymptotic confidence sequences*, Annals of Statistics 52
/// (2024), equation 3, with ρ tuned to be narrowest at `narrowestAt` observations (their equation
/// B.3). Good from a hundred observations on; about half as wide again as Student's interval,
/// which is the price of looking at any time.
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
  public func estimate(_ moments: Moments) -> Estimate {
    let n = Double(moments.count)
    let spread = n * tuning + 1
    let radius =
      moments.count < 2
      ? .infinity
      : moments.standardDeviation
        * (2 * spread / (n * n * tuning) * log(spread.squareRoot() / alpha)).squareRoot()
    return Estimate(
      mean: moments.mean, halfWidth: radius, confidence: 1 - alpha, count: moments.count)
  }
}
