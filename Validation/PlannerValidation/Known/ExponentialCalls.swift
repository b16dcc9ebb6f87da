import Glibc

/// When the last of n exponential calls ends that c slots work off: a pure death process.
///
/// Solved by uniformization (Jensen 1953): the process is watched at the events of a Poisson clock
/// that ticks as fast as all slots together; at a tick the number of calls that are left falls with
/// the probability that a busy slot ticked. Nothing here is used by the planner or the simulation.
struct ExponentialCalls {
  var contacts: Int
  var slots: Int
  /// Seconds.
  var meanCall: Double

  private var busyAtFirst: Int { min(contacts, slots) }

  /// E T = ((n − c)/c + H_c) · mean.
  var mean: Double {
    guard slots > 0 else { return .infinity }
    let last = busyAtFirst
    let harmonic = (1...last).reduce(0) { $0 + 1 / Double($1) }
    return meanCall * (Double(contacts - last) / Double(slots) + harmonic)
  }

  /// P(T ≤ seconds), to about ten digits. O((n + √n) · c).
  func cumulative(at seconds: Double) -> Double {
    guard contacts > 0 else { return 1 }
    guard slots > 0, seconds > 0 else { return 0 }
    let most = busyAtFirst
    let queued = contacts - most
    let ticks = Double(most) / meanCall * seconds
    let last = Int(ticks + 12 * ticks.squareRoot()) + 60
    // left[k]: the probability that k calls are left, once the queue is empty.
    var left = [Double](repeating: 0, count: most + 1)
    left[most] = 1
    var logWeight = -ticks
    var sum = 0.0
    for tick in 0...last {
      if tick > 0 {
        logWeight += log(ticks / Double(tick))
        if tick > queued {
          for calls in 1...most {
            let falls = left[calls] * Double(calls) / Double(most)
            left[calls] -= falls
            left[calls - 1] += falls
          }
        }
      }
      if tick >= queued { sum += exp(logWeight) * left[0] }
    }
    return min(1, sum)
  }
}
