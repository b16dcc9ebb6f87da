/// The count, mean and variance of numbers as they come, in constant memory.
///
/// Welford's recurrence, which loses nothing to cancellation (Welford, Technometrics 4, 1962), and
/// the merge of Chan, Golub and LeVeque (1979). Floating-point sums depend on their order: to
/// get the same digits every time, add and merge in the same order every time.
@frozen
public struct Moments: Equatable, Sendable, BitwiseCopyable {
  /// How many numbers.
  public private(set) var count = 0
  /// Their mean; 0 for none.
  public private(set) var mean = 0.0
  /// The sum of the squares of their distances from the mean.
  public private(set) var squaredDeviations = 0.0

  /// Of no numbers.
  public init() {}

  /// Of these numbers, in their order.
  public init(_ values: some Sequence<Double>) {
    for value in values { add(value) }
  }

  /// One more number, which must be finite.
  public mutating func add(_ value: Double) {
    precondition(value.isFinite, "moments are of finite numbers, not of \(value)")
    count += 1
    let before = value - mean
    mean += before / Double(count)
    squaredDeviations += before * (value - mean)
  }

  /// All numbers of another, as if they had been added after the own ones.
  public mutating func merge(_ other: Moments) {
    guard other.count > 0 else { return }
    guard count > 0 else { return self = other }
    let total = Double(count + other.count)
    let distance = other.mean - mean
    let share = Double(other.count) / total
    mean += distance * share
    squaredDeviations += other.squaredDeviations + distance * distance * Double(count) * share
    count += other.count
  }

  /// The unbiased variance, over count − 1; 0 for fewer than two numbers.
  public var variance: Double { count < 2 ? 0 : squaredDeviations / Double(count - 1) }

  /// The square root of the variance.
  public var standardDeviation: Double { variance.squareRoot() }

  /// The standard error of the mean; infinite for fewer than two numbers.
  public var standardError: Double {
    count < 2 ? .infinity : (variance / Double(count)).squareRoot()
  }

  /// The distance of the mean from what was expected, in standard errors; 0 if there is none.
  public func zScore(expecting expected: Double) -> Double {
    mean == expected ? 0 : (mean - expected) / standardError
  }

  /// The mean with its interval at a confidence inside (0, 1).
  public func estimate(confidence: Double) -> Estimate {
    Estimate(self, confidence: confidence)
  }
}
