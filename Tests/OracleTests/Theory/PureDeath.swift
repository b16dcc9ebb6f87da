import Statistics

/// Exponential calls on slots without retries: a pure death process.
///
/// While more calls are left than there are slots, one ends at the rate of all slots; the last
/// ones end as a maximum. T = Gamma(n − c, c·µ) + max of c exponentials.
struct PureDeath {
  var contacts: Int
  var slots: Int
  /// Seconds.
  var meanCall: Double

  private var last: Int { min(contacts, slots) }
  private var queued: Double { Double(contacts - last) }

  /// E T = ((n − c)/c + H_c)/µ.
  var mean: Double {
    meanCall * (queued / Double(slots) + (1...last).reduce(0) { $0 + 1 / Double($1) })
  }

  /// Var T = ((n − c)/c² + Σ 1/k²)/µ².
  var standardDeviation: Double {
    let squares = (1...last).reduce(0) { $0 + 1 / Double($1 * $1) }
    return meanCall * (queued / Double(slots * slots) + squares).squareRoot()
  }

  /// P(T ≤ t), the convolution summed over 4,000 slices.
  func cumulative(at time: Double) -> Double {
    let tail = Distribution.exponential(mean: meanCall)
    func allEnded(by time: Double) -> Double {
      (0..<last).reduce(1) { product, _ in product * tail.cumulative(at: time) }
    }
    guard queued > 0 else { return allEnded(by: time) }
    let queue = Distribution.gamma(shape: queued, scale: meanCall / Double(slots))
    let slices = 4000
    let width = time / Double(slices)
    var before = 0.0
    var sum = 0.0
    for slice in 1...slices {
      let until = queue.cumulative(at: Double(slice) * width)
      sum += (until - before) * allEnded(by: time - (Double(slice) - 0.5) * width)
      before = until
    }
    return sum
  }
}
