import Foundation

/// How many steps a Markov chain makes that steps at a constant rate: Poisson probabilities.
///
/// Jensen's method: a chain with rates A and a rate Λ no less than any state's is the chain with
/// the matrix I + A/Λ, stepped as often as a Poisson process of rate Λ strikes.
struct Uniformization {
  /// P(N = k).
  let probabilities: [Double]
  /// P(N > k), the share of the time that the k-th state of the stepped chain lasts, times Λ·t.
  let tails: [Double]

  /// For an expected number of steps, cut where less than 10⁻¹⁶ is left.
  init(expectedSteps mean: Double) {
    let last = Int((mean + 9 * mean.squareRoot() + 30).rounded(.up))
    let mode = Int(mean)
    var weights = [Double](repeating: 0, count: last + 1)
    weights[mode] = 1
    for k in stride(from: mode, to: 0, by: -1) { weights[k - 1] = weights[k] * Double(k) / mean }
    for k in mode..<last { weights[k + 1] = weights[k] * mean / Double(k + 1) }
    let sum = weights.reduce(0, +)
    probabilities = weights.map { $0 / sum }
    var left = 0.0
    var tails = probabilities
    for k in tails.indices.reversed() {
      tails[k] = left
      left += probabilities[k]
    }
    self.tails = tails
  }
}
