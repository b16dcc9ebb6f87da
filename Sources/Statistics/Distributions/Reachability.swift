@preconcurrency import CGSL

/// How often people answer who differ: each has a probability of their own, which is Beta(m·s,
/// (1 − m)·s) distributed with mean m and s = 1/ρ − 1, and something common to all of them, such as
/// the hour, adds to its log-odds.
///
/// What is added moves the share of all people who answer by less than that of each: to those who
/// always or never answer it makes no difference (Zeger, Liang, Albert, *Models for longitudinal
/// data*, Biometrics 44, 1988). Averages are taken by Gauss–Jacobi quadrature, whose weight is the
/// beta density, so that its poles at 0 and 1 do no harm.
public struct Reachability: Sendable {
  /// The mean share, if nothing is added.
  public let mean: Double
  /// The correlation of two calls to one person.
  public let correlation: Double

  /// Probabilities of people.
  private let nodes: [Double]
  /// The share of people each stands for; they add up to 1.
  private let weights: [Double]

  /// Below it the weights are beyond the library, and people next to alike.
  private static let leastCorrelation = 1.0 / 150

  /// People; below a correlation of 1/150 they count as alike, which changes effects by less than
  /// 1 %.
  ///
  /// - Parameters:
  ///   - mean: from 0 to 1.
  ///   - correlation: from 0 to less than 1.
  public init(mean: Double, correlation: Double) {
    // Enough for nine digits where the odds change up to tenfold, three where hundredfold.
    self.init(mean: mean, correlation: correlation, nodeCount: 48)
  }

  /// People whose averages are taken over so many probabilities.
  init(mean: Double, correlation: Double, nodeCount: Int) {
    precondition((0...1).contains(mean), "no share: \(mean)")
    precondition(correlation >= 0 && correlation < 1, "no correlation: \(correlation)")
    self.mean = mean
    self.correlation = correlation
    let differs = correlation >= Self.leastCorrelation && mean > 0 && mean < 1
    (nodes, weights) =
      differs ? Self.quadrature(mean, correlation, nodeCount) : ([mean], [1])
  }

  /// The probabilities of people and the share of each; next to the ends of what floating point
  /// can hold, where the library gives none or wrong ones, the simplest that has the same mean and
  /// correlation: some always answer, some never, and the others are alike.
  private static func quadrature(
    _ mean: Double, _ correlation: Double, _ nodeCount: Int
  ) -> ([Double], [Double]) {
    let rule = jacobi(mean, 1 / correlation - 1, nodeCount)
    let share = zip(rule.nodes, rule.weights).reduce(0) { $0 + $1.0 * $1.1 }
    let slope = zip(rule.nodes, rule.weights).reduce(0) { $0 + $1.0 * (1 - $1.0) * $1.1 }
    // Both are known, so that they judge the rule; a comparison with what is no number fails.
    let isRight =
      abs(share / mean - 1) < 1e-3
      && abs(slope / (mean * (1 - mean) * (1 - correlation)) - 1) < 1e-3
    return isRight
      ? (rule.nodes, rule.weights)
      : ([0, mean, 1], [correlation * (1 - mean), 1 - correlation, correlation * mean])
  }

  /// Gauss–Jacobi quadrature on 0 to 1, weights adding up to 1; empty if the library has no memory
  /// or no such rule.
  private static func jacobi(
    _ mean: Double, _ s: Double, _ nodeCount: Int
  ) -> (nodes: [Double], weights: [Double]) {
    GSL.returnErrors()
    // The weight of the library is (1 − x)^α · x^β.
    guard
      let rule = gsl_integration_fixed_alloc(
        gsl_integration_fixed_jacobi, nodeCount, 0, 1, (1 - mean) * s - 1, mean * s - 1)
    else { return ([], []) }
    defer { gsl_integration_fixed_free(rule) }
    guard let nodes = gsl_integration_fixed_nodes(rule),
      let weights = gsl_integration_fixed_weights(rule)
    else { return ([], []) }
    let whole = (0..<nodeCount).reduce(0) { $0 + weights[$1] }
    return ((0..<nodeCount).map { nodes[$0] }, (0..<nodeCount).map { weights[$0] / whole })
  }

  /// The share of people who answer when `shift` is added to the log-odds of each.
  public func share(shiftedBy shift: Double) -> Double {
    zip(nodes, weights).reduce(0) { $0 + $1.1 * LogOdds.shifted($1.0, by: shift) }
  }

  /// The probability of each of the people the averages are taken over.
  func probabilities(shiftedBy shift: Double) -> [Double] {
    nodes.map { LogOdds.shifted($0, by: shift) }
  }

  /// The share of those who answer now, after they did not when others of the probabilities held.
  ///
  /// - Parameters:
  ///   - probabilities: of now.
  ///   - misses: the places in `others` of those that held before.
  func share(
    _ probabilities: [Double], afterMisses misses: [Int], of others: [[Double]]
  ) -> Double {
    var (missed, answered) = (0.0, 0.0)
    for node in weights.indices {
      var left = weights[node]
      for miss in misses { left *= 1 - others[miss][node] }
      missed += left
      answered += left * probabilities[node]
    }
    return answered / missed
  }

  /// By how much that share grows with the shift: the mean of q·(1 − q).
  public func slope(shiftedBy shift: Double) -> Double {
    zip(nodes, weights).reduce(0) { sum, node in
      let probability = LogOdds.shifted(node.0, by: shift)
      return sum + node.1 * probability * (1 - probability)
    }
  }

  /// What has to be added for a share to come out; nil if nothing within ±20 does, as for 0 and 1.
  public func shift(forShare share: Double) -> Double? {
    Iteration.root(in: -20...20) { self.share(shiftedBy: $0) - share }
  }

  /// The standard error with which `shift` is known from calls to so many people (delta method).
  public func standardError(ofShift shift: Double, calls: Double) -> Double {
    let share = share(shiftedBy: shift)
    return (share * (1 - share) / calls).squareRoot() / slope(shiftedBy: shift)
  }
}
