import CGSL

/// Lengths of time as far as the likelihoods of the families that are fitted depend on them.
struct LengthSample {
  /// Whether there are two different lengths.
  let isVaried: Bool
  /// The mean, or an eighth of a unit where all round to 0.
  let mean: Double
  /// The standard deviation.
  let standardDeviation: Double

  /// Shorter ones, in units, count as intervals.
  private static let intervalsBelow = 10.0

  private let unit: Double
  /// The lengths that count as intervals, of which there are few different ones.
  private var short: [(seconds: Double, count: Double)] = []
  /// The logarithms of the others, in their order.
  private var long: [(logarithm: Double, count: Double)] = []
  private var longCount = 0.0
  private var longSum = 0.0
  private var meanLogarithm = 0.0
  /// The sum of the squares of the logarithms' deviations from their mean.
  private var logarithmSquares = 0.0

  /// O(n log n).
  init(_ seconds: [Double], unit: Double) {
    precondition(
      unit > 0 && seconds.allSatisfy { $0 >= 0 && $0.isFinite }, "lengths are at least 0")
    let sorted = seconds.sorted()
    let moments = Moments(sorted)
    mean = max(moments.mean, unit / 8)
    standardDeviation = moments.standardDeviation
    isVaried = sorted.first != sorted.last
    self.unit = unit
    var start = 0
    while start < sorted.count {
      let value = sorted[start]
      let end = sorted[start...].firstIndex { $0 != value } ?? sorted.count
      add(value, count: Double(end - start))
      start = end
    }
    if longCount > 0 {
      meanLogarithm = long.reduce(0) { $0 + $1.logarithm * $1.count } / longCount
      logarithmSquares = long.reduce(0) { sum, next in
        let deviation = next.logarithm - meanLogarithm
        return sum + next.count * deviation * deviation
      }
    }
  }

  private mutating func add(_ seconds: Double, count: Double) {
    guard seconds >= Self.intervalsBelow * unit else {
      short.append((seconds, count))
      return
    }
    long.append((log(seconds), count))
    longCount += count
    longSum += seconds * count
  }

  /// ln of the likelihood of a distribution. O(different lengths) for Weibull, whose likelihood has
  /// no sums that suffice, else O(1).
  func logLikelihood(of distribution: Distribution) -> Double {
    short.reduce(longLogLikelihood(of: distribution) + longCount * log(unit)) { sum, value in
      let (x, count) = value
      let below = x < unit / 2 ? 0 : distribution.cumulative(at: x - unit / 2)
      let share = distribution.cumulative(at: x + unit / 2) - below
      return sum + count * log(max(share, 1e-300))
    }
  }

  /// The sum of the logarithms of the density at the long lengths.
  private func longLogLikelihood(of distribution: Distribution) -> Double {
    guard longCount > 0 else { return 0 }
    let logarithms = longCount * meanLogarithm
    switch distribution {
    case .exponential(let mean): return -longCount * log(mean) - longSum / mean
    case .lognormal(let mu, let sigma):
      let deviation = meanLogarithm - mu
      let squares = logarithmSquares + longCount * deviation * deviation
      return -logarithms - longCount * (log(sigma) + log(2 * Double.pi) / 2)
        - squares / (2 * sigma * sigma)
    case .gamma(let shape, let scale):
      return (shape - 1) * logarithms - longSum / scale
        - longCount * (GSL.logGamma(shape) + shape * log(scale))
    case .weibull(let shape, let scale):
      let logScale = log(scale)
      let powers = long.reduce(0) { $0 + $1.count * exp(shape * ($1.logarithm - logScale)) }
      return longCount * log(shape / scale) + (shape - 1) * (logarithms - longCount * logScale)
        - powers
    default: preconditionFailure("no family that is fitted")
    }
  }
}
