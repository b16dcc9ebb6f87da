import Glibc

extension Estimate {
  /// The fewest numbers from which `init(anyTime:confidence:)` claims anything.
  public static let fewestAtAnyTime = 100

  /// The interval of a mean that holds however often it was looked at: the asymptotic confidence
  /// sequence.
  ///
  /// With Student's interval, whoever looks after every run and stops when a question seems decided
  /// is wrong in four cases of ten; this one, from a hundred numbers on, in no more than
  /// 1 − confidence. It is half as wide again as Student's at 500 numbers, for which it is tuned.
  /// With fewer than `fewestAtAnyTime` it is infinite. Source: Waudby-Smith, Arbour, Sinha,
  /// Kennedy, Ramdas, *Time-uniform central limit theory and asymptotic confidence sequences*,
  /// Annals of Statistics 52 (2024), equation for the two-sided sequence.
  public init(anyTime moments: Moments, confidence: Double) {
    precondition(confidence > 0 && confidence < 1, "a confidence lies between 0 and 1")
    let alpha = 1 - confidence
    let n = Double(moments.count)
    let tuned = -2 * log(alpha)
    let rhoSquared = (tuned + log(tuned + 1)) / 500
    let scaled = n * rhoSquared + 1
    let radius =
      (2 * scaled / (n * n * rhoSquared) * log(scaled.squareRoot() / alpha)).squareRoot()
    self.init(
      mean: moments.mean,
      halfWidth: moments.count < Self.fewestAtAnyTime
        ? .infinity : moments.standardDeviation * radius,
      confidence: confidence, count: moments.count)
  }
}
