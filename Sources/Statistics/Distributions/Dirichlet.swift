import CGSL

/// The Dirichlet distribution, of shares that add up to 1 and differ from person to person.
public struct Dirichlet: Hashable, Sendable {
  /// The weight of each share; above 0. Small ones: nearly always one share has everything.
  public let weights: [Double]

  /// A Dirichlet distribution; at least one weight, all above 0.
  public init(weights: [Double]) {
    precondition(
      !weights.isEmpty && weights.allSatisfy { $0 > 0 && $0.isFinite }, "weights must be above 0")
    self.weights = weights
  }

  /// The distribution with these mean shares, and the sum of the weights as concentration: after a
  /// draw has been seen at work once, the same comes again with probability (w·c + 1) / (c + 1).
  public init(shares: [Double], concentration: Double) {
    let total = shares.reduce(0, +)
    self.init(weights: shares.map { $0 / total * concentration })
  }

  /// The mean of each share.
  public var means: [Double] {
    let total = weights.reduce(0, +)
    return weights.map { $0 / total }
  }

  /// The standard deviation of each share.
  public var standardDeviations: [Double] {
    let total = weights.reduce(0, +)
    return means.map { ($0 * (1 - $0) / (total + 1)).squareRoot() }
  }

  /// Draws the shares into `shares`, which has one place for each weight; allocates nothing.
  ///
  /// GSL falls back to logarithms where small weights would leave it 0 / 0.
  public func sample(into shares: inout [Double], from stream: inout KeyedStream) {
    precondition(shares.count == weights.count, "one place for each share")
    gsl_ran_dirichlet(stream.generator, weights.count, weights, &shares)
  }
}
