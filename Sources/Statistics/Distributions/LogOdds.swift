import CGSL

/// Probabilities on the scale on which effects add up.
public enum LogOdds {
  /// The probability whose log-odds are those of `probability` plus `shift`:
  /// 1 / (1 + (1 − p) / p · e^−shift).
  ///
  /// 0 and 1 stay what they are, whatever the shift.
  @inline(__always)
  public static func shifted(_ probability: Double, by shift: Double) -> Double {
    if shift == 0 || probability <= 0 || probability >= 1 { return probability }
    return 1 / (1 + (1 - probability) / probability * exp(-shift))
  }

  /// The factor by which something multiplies the odds that adds `shift` to their logarithm.
  public static func factor(_ shift: Double) -> Double { exp(shift) }

  /// What multiplying the odds adds to their logarithm; the factor is above 0.
  public static func shift(factor: Double) -> Double { log(factor) }
}
