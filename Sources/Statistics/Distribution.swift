/// A distribution of one real number, in the unit of its use (seconds, unless said otherwise).
public enum Distribution: Equatable, Sendable {
  /// Always the same.
  case constant(Double)
  /// Between the two, all alike likely.
  case uniform(from: Double, to: Double)
  /// Exponential with this mean.
  case exponential(mean: Double)
  /// Log-normal: the logarithm is normal with mean mu and standard deviation sigma.
  case lognormal(mu: Double, sigma: Double)
  /// Gamma with mean shape × scale.
  case gamma(shape: Double, scale: Double)
  /// Weibull.
  case weibull(shape: Double, scale: Double)
}
