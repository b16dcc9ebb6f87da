import Statistics

/// Contacts with a slot each, called again after a constant delay: the last of n independent
/// contacts, each of k exponential calls and k − 1 delays.
struct DelayedRetries {
  var contacts: Int
  /// Seconds.
  var meanCall: Double
  var counts: RetryCounts
  /// Seconds from the end of a call to the next.
  var delay: Double

  /// P(T ≤ t) = F(t)ⁿ.
  func cumulative(at time: Double) -> Double {
    var one = 0.0
    for (place, probability) in counts.probabilities.enumerated() {
      let spent = time - Double(place) * delay
      guard spent > 0, probability > 0 else { continue }
      let calls = Distribution.gamma(shape: Double(place + 1), scale: meanCall)
      one += probability * calls.cumulative(at: spent)
    }
    return (0..<contacts).reduce(1) { product, _ in product * one }
  }

  /// E T = ∫ 1 − F(t)ⁿ dt, by Simpson's rule between the kinks of F at multiples of the delay.
  var mean: Double {
    let tail = 60 * meanCall
    var edges = (0...counts.retries).map { Double($0) * delay }
    edges.append(edges[edges.count - 1] + tail)
    if delay == 0 { edges = [0, tail] }
    return zip(edges, edges.dropFirst()).reduce(0) { sum, panel in
      let pieces = 1000
      let width = (panel.1 - panel.0) / Double(pieces)
      let inner = (0...pieces).reduce(0.0) { inner, place in
        let weight = place == 0 || place == pieces ? 1.0 : (place.isMultiple(of: 2) ? 2 : 4)
        return inner + weight * (1 - cumulative(at: panel.0 + Double(place) * width))
      }
      return sum + inner * width / 3
    }
  }
}
