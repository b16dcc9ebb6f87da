import Statistics
import Testing

/// How far an estimate may lie from the truth, in standard errors: with fixed seeds a test that
/// passes stays so, and one in a thousand would have failed when it was written.
let allowedDeviations = 3.3

/// Expects the mean of these values within 3.3 standard errors; those of the known standard
/// deviation if it is given, else of the values' own.
func expectMean(
  _ values: [Double], _ expected: Double, standardDeviation: Double? = nil, _ what: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let moments = Moments(values)
  let error = standardDeviation.map { $0 / Double(values.count).squareRoot() }
  let z = (moments.mean - expected) / (error ?? moments.standardError)
  #expect(
    abs(z) < allowedDeviations || moments.mean == expected,
    "\(what): mean \(moments.mean) instead of \(expected), z = \(z)",
    sourceLocation: sourceLocation)
}

/// Expects the standard deviation of these values within 3.3 standard errors of its square, which
/// follow from their own fourth moment.
func expectStandardDeviation(
  _ values: [Double], _ expected: Double, _ what: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let moments = Moments(values)
  let fourth = Moments(
    values.map { value in
      let square = (value - moments.mean) * (value - moments.mean)
      return square * square
    }
  ).mean
  let n = Double(values.count)
  let variance = moments.variance
  let error = ((fourth - variance * variance * (n - 3) / (n - 1)) / n).squareRoot()
  let z = (variance - expected * expected) / error
  #expect(
    abs(z) < allowedDeviations,
    "\(what): deviation \(moments.standardDeviation) instead of \(expected), z = \(z)",
    sourceLocation: sourceLocation)
}

/// Expects a share `probability` of these values at or below `quantile` (binomial).
func expectQuantile(
  _ values: [Double], _ quantile: Double, at probability: Double, _ what: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let below = Proportion(values.count { $0 <= quantile }, of: values.count)
  let z = below.zScore(expecting: probability)
  #expect(
    abs(z) < allowedDeviations,
    "\(what): \(below.value) instead of \(probability) at or below \(quantile), z = \(z)",
    sourceLocation: sourceLocation)
}

/// Expects the ratio of two sums over independent parts within 3.3 standard errors, by the spread
/// of numerator − expected · denominator, whose mean is then 0.
func expectRatio(
  _ numerators: [Double], to denominators: [Double], _ expected: Double, _ what: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let residuals = Moments(zip(numerators, denominators).map { $0 - expected * $1 })
  let z = residuals.zScore(expecting: 0)
  let ratio = numerators.reduce(0, +) / denominators.reduce(0, +)
  #expect(
    abs(z) < allowedDeviations, "\(what): \(ratio) instead of \(expected), z = \(z)",
    sourceLocation: sourceLocation)
}

/// Expects one number within 3.3 of its known standard deviations.
func expectTotal(
  _ value: Double, _ expected: Double, standardDeviation: Double, _ what: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let z = (value - expected) / standardDeviation
  #expect(
    abs(z) < allowedDeviations, "\(what): \(value) instead of \(expected), z = \(z)",
    sourceLocation: sourceLocation)
}

/// Expects a sum over a window of a log to be what a long run lets expect, within 3.3 of the
/// standard deviations that it lets expect as well.
func expectTotal(
  _ value: Double, of longRun: LongRun, in log: VisitLog, _ what: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  expectTotal(
    value, longRun.mean * log.seconds,
    standardDeviation: longRun.standardDeviation(after: log.seconds), what,
    sourceLocation: sourceLocation)
}

/// Expects the ratio of two sums over days within 3.3 standard errors, given the standard deviation
/// of a day (that of the linearised ratio).
func expectRatio(
  _ numerators: [Double], to denominators: [Double], _ expected: Double,
  standardDeviation: Double, _ what: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  expectTotal(
    numerators.reduce(0, +) / denominators.reduce(0, +), expected,
    standardDeviation: standardDeviation / Double(numerators.count).squareRoot(), what,
    sourceLocation: sourceLocation)
}
