import Foundation

/// Erlang's delay system M/M/c in equilibrium: a call that finds every slot busy waits its turn.
struct ErlangDelay {
  /// Calls per second.
  var arrivalRate: Double
  /// Seconds.
  var meanCall: Double
  var slots: Int

  /// Offered load in erlangs, below `slots`.
  var load: Double { arrivalRate * meanCall }

  /// The share of time that a slot is busy.
  var utilization: Double { load / Double(slots) }

  /// Erlang C, the share of calls that wait: B/(1 − ρ·(1 − B)) with Erlang B.
  var probabilityOfWaiting: Double {
    let blocking = ErlangLoss(load: load, slots: slots).blocking
    return blocking / (1 - utilization * (1 - blocking))
  }

  /// The rate at which those who wait are served, less that at which others join: c·µ − λ.
  private var gain: Double { Double(slots) / meanCall - arrivalRate }

  /// Of all calls, those that do not wait included, in seconds.
  var meanWait: Double { probabilityOfWaiting / gain }

  /// P(W > t), t in seconds.
  func waitsLonger(than time: Double) -> Double { probabilityOfWaiting * exp(-gain * time) }

  /// The wait that a share `p` of all calls does not exceed, in seconds.
  func waitQuantile(_ p: Double) -> Double {
    1 - p >= probabilityOfWaiting ? 0 : log(probabilityOfWaiting / (1 - p)) / gain
  }

  /// The mean number of calls that wait.
  var meanQueue: Double { arrivalRate * meanWait }

  /// The mean time from arrival to the end, in seconds.
  var meanStay: Double { meanWait + meanCall }
}
