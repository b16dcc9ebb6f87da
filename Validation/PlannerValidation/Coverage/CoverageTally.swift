public import Statistics

/// How often intervals hold the truth.
public struct CoverageTally: Sendable {
  /// What the intervals are of.
  public let name: String
  /// What kind of interval it is.
  public let interval: String
  /// How many observations each is made of.
  public let sample: Int
  /// The truth.
  public let truth: Double
  /// Intervals that hold it, of all.
  public let held: Proportion
  /// The mean width of those that have two ends.
  public let meanWidth: Double
  /// How many should, where that is known.
  public let inTheory: Double?
  /// What the share has to lie in.
  public let allowed: ClosedRange<Double>

  /// Nominal 90 % has to be 87–93 % of a thousand.
  public static let ninety = 0.87...0.93
  /// The confidence of every interval.
  public static let confidence = 0.9

  /// Whether it does.
  public var holds: Bool { allowed.contains(held.value) }

  /// Of the ends of intervals; an end that is unknown holds everything on its side.
  init(
    _ name: String, _ interval: String, sample: Int, truth: Double,
    inTheory: Double? = nil, allowed: ClosedRange<Double> = ninety, of ends: [QuantileInterval]
  ) {
    self.name = name
    self.interval = interval
    self.sample = sample
    self.truth = truth
    self.inTheory = inTheory
    self.allowed = allowed
    held = Proportion(
      ends.count { ($0.lower ?? -.infinity) <= truth && truth <= ($0.upper ?? .infinity) },
      of: ends.count)
    let widths = ends.compactMap { end in end.upper.flatMap { up in end.lower.map { up - $0 } } }
    meanWidth = Moments(widths).mean
  }
}

extension QuantileInterval {
  init(_ estimate: Estimate) { self.init(lower: estimate.lower, upper: estimate.upper) }
  init(_ range: ClosedRange<Double>) {
    self.init(lower: range.lowerBound, upper: range.upperBound)
  }
}
