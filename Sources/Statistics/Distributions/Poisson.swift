import CGSL

/// The Poisson distribution, of how many calls come in during a period.
@frozen
public struct Poisson: Hashable, Sendable, BitwiseCopyable {
  /// The mean, which is the variance too; at least 0.
  public let mean: Double

  /// A Poisson distribution; its mean is finite and at least 0.
  public init(mean: Double) {
    precondition(mean >= 0 && mean.isFinite, "the mean must be at least 0, not \(mean)")
    self.mean = mean
  }

  /// A draw; takes more numbers from the stream the larger the mean is. O(log mean).
  public func sample(from stream: inout KeyedStream) -> Int {
    // At 0 GSL would still take a number.
    mean == 0 ? 0 : Int(gsl_ran_poisson(stream.generator, mean))
  }
}
