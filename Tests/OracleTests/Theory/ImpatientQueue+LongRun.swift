/// What adds up while a queue runs: something per second, by the state; something per call that
/// comes and per caller who leaves, by the number of calls before it.
struct Reward {
  var perSecond: (Int) -> Double = { _ in 0 }
  var perArrival: (Int) -> Double = { _ in 0 }
  var perLeaving: (Int) -> Double = { _ in 0 }
}

/// A sum that grows forever is normal in the end: its mean and its variance, per second.
struct LongRun {
  var mean: Double
  var variance: Double

  /// Of the sum over so many seconds.
  func standardDeviation(after seconds: Double) -> Double { (variance * seconds).squareRoot() }
}

extension ImpatientQueue {
  /// The rate and the asymptotic variance of a reward, which say how far a simulation of a given
  /// length may be off.
  ///
  /// From Poisson's equation: with h its solution and d(n) = h(n + 1) − h(n), the sum is a
  /// martingale that jumps by the reward plus d; for a birth–death process d is a sum over the
  /// states below (Whitt, *Asymptotic formulas for Markov processes with applications to
  /// simulation*, Operations Research 40, 1992). In the last state arrivals change nothing.
  func longRun(_ reward: Reward) -> LongRun {
    let last = probabilities.count - 1
    func leavingRate(_ n: Int) -> Double { Double(waiting(n)) / meanPatience }
    func expected(_ n: Int) -> Double {
      reward.perSecond(n) + arrivalRate * reward.perArrival(n)
        + leavingRate(n) * reward.perLeaving(n)
    }
    let rate = mean(of: expected)
    // Σ π·(rate − expected) up to n; from the other end where that has the smaller terms.
    var sums = [Double](repeating: 0, count: last + 1)
    let middle = Int(mean { Double($0) })
    for n in 0..<middle {
      sums[n] = (n > 0 ? sums[n - 1] : 0) + probabilities[n] * (rate - expected(n))
    }
    for n in stride(from: last - 1, through: middle, by: -1) {
      sums[n] = sums[n + 1] - probabilities[n + 1] * (rate - expected(n + 1))
    }
    let differences = (0..<last).map { sums[$0] / (arrivalRate * probabilities[$0]) }
    let variance = mean { n in
      let up = reward.perArrival(n) + (n < last ? differences[n] : 0)
      let down = n > 0 ? -differences[n - 1] : 0
      let left = reward.perLeaving(n) + down
      return arrivalRate * up * up + leavingRate(n) * left * left
        + (departureRate(n) - leavingRate(n)) * down * down
    }
    return LongRun(mean: rate, variance: variance)
  }
}
