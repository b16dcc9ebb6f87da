import CGSL

/// Intervals of a probability that hold at every number of trials at once: whoever looks after
/// each trial, and stops when he likes what he sees, is wrong no more often than stated.
///
/// The beta-binomial confidence sequence: the mixture martingale of Robbins over a beta prior,
///
///     ln M(p) = ln B(a + k, b + n − k) − ln B(a, b) − k ln p − (n − k) ln(1 − p),
///
/// exceeds ln 1/α at any n with probability α at most if p is true (Ville's inequality), so that
/// the p with ln M(p) < ln 1/α are a confidence set at every n. The prior decides how wide it is,
/// never whether it holds. Sources: Robbins, Annals of Mathematical Statistics 41 (1970); Howard,
/// Ramdas, McAuliffe & Sekhon, Annals of Statistics 49 (2021), section 3.
public struct ProportionSequence: Equatable, Sendable {
  /// The first parameter of the prior.
  public let a: Double
  /// The second parameter of the prior.
  public let b: Double
  /// The probability that the sequence is ever wrong, inside (0, 1).
  public let alpha: Double

  /// A sequence that is narrow around a probability inside (0, 1): a prior worth ten trials.
  ///
  /// Against 0.95 it takes a quarter fewer trials than the prior (½, ½).
  public init(around probability: Double, alpha: Double) {
    precondition(probability > 0 && probability < 1, "a probability lies between 0 and 1")
    self.init(a: 10 * probability, b: 10 * (1 - probability), alpha: alpha)
  }

  /// A sequence with a prior; (½, ½) knows nothing.
  public init(a: Double, b: Double, alpha: Double) {
    precondition(a > 0 && b > 0, "a prior has positive parameters")
    precondition(alpha > 0 && alpha < 1, "an error rate lies between 0 and 1")
    self.a = a
    self.b = b
    self.alpha = alpha
  }

  /// ln M(p) for a probability inside (0, 1): the evidence against it.
  public func evidence(against p: Double, after observed: Proportion) -> Double {
    let k = Double(observed.successes)
    let failures = Double(observed.trials - observed.successes)
    return GSL.logBeta(a + k, b + failures) - GSL.logBeta(a, b) - k * log(p)
      - failures * log(1 - p)
  }

  /// The interval after these trials; 0 … 1 of none. Two bisections to ten digits.
  public func interval(after observed: Proportion) -> ClosedRange<Double> {
    guard observed.trials > 0 else { return 0...1 }
    let limit = -log(alpha)
    let estimate = min(max(observed.value, 1e-12), 1 - 1e-12)
    func end(from inside: Double, to outside: Double) -> Double {
      var (inside, outside) = (inside, outside)
      while abs(outside - inside) > 1e-10 {
        let middle = (inside + outside) / 2
        if evidence(against: middle, after: observed) < limit {
          inside = middle
        } else {
          outside = middle
        }
      }
      return outside
    }
    let lower = observed.successes == 0 ? 0 : end(from: estimate, to: 1e-12)
    let upper = observed.successes == observed.trials ? 1 : end(from: estimate, to: 1 - 1e-12)
    return lower...upper
  }
}
