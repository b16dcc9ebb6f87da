/// A mean, and how far it may be off: mean ± half-width.
public struct Estimate: Equatable, Sendable {
  /// The mean of what was observed.
  public let mean: Double
  /// Half the width of the interval; infinite if fewer than two numbers were observed.
  public let halfWidth: Double
  /// The share of such intervals that hold the true mean, inside (0, 1).
  public let confidence: Double
  /// How many numbers were observed.
  public let count: Int

  /// The interval of Student's t with count − 1 degrees of freedom.
  ///
  /// Exact for normal observations, good for means of a hundred and more of anything; with fewer
  /// observations of something bimodal, such as a completion time, it promises too much.
  public init(_ moments: Moments, confidence: Double) {
    precondition(confidence > 0 && confidence < 1, "a confidence lies between 0 and 1")
    mean = moments.mean
    count = moments.count
    self.confidence = confidence
    halfWidth =
      moments.count < 2
      ? .infinity
      : moments.standardError
        * GSL.studentQuantile((1 + confidence) / 2, degreesOfFreedom: Double(moments.count - 1))
  }

  /// An estimate made elsewhere.
  public init(mean: Double, halfWidth: Double, confidence: Double, count: Int) {
    self.mean = mean
    self.halfWidth = halfWidth
    self.confidence = confidence
    self.count = count
  }

  /// The lower end of the interval.
  public var lower: Double { mean - halfWidth }

  /// The upper end of the interval.
  public var upper: Double { mean + halfWidth }

  /// Whether the interval holds a number.
  public func contains(_ value: Double) -> Bool { value >= lower && value <= upper }
}
