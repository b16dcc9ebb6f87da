/// A queue whose rates and slots change by the hour, from empty: M(t)/M/c(t)+M with balking.
///
/// Exact by uniformization: how long the queue is expected to spend in each of its states during
/// each period. Where slots are taken away, calls that run go on: then more run than there are
/// slots, which is why the states are more than a number of calls.
struct StaffedDay {
  /// A stretch of time with one rate.
  struct Period {
    /// Seconds.
    var length: Double
    /// Calls per second.
    var arrivalRate: Double
    var slots: Int
  }

  /// Expected seconds in each state of a period.
  struct Occupation {
    var period: Period
    /// By the number of calls in the system; those above `slots` wait.
    var calls: [Double]
    /// With 1, 2 … calls more running than there are slots: by the number that wait.
    var surplus: [[Double]]
  }

  var periods: [Period]
  /// Seconds.
  var meanCall: Double
  /// Seconds; infinite: nobody leaves.
  var meanPatience = Double.infinity
  /// The share of callers who leave at once if they would have to wait.
  var balking = 0.0
  /// The longest queue that is considered; what would be longer is turned away.
  var room: Int

  /// One entry a period.
  func occupations() -> [Occupation] {
    var state = State(slots: periods[0].slots, room: room)
    return periods.map { period in
      state.change(slots: period.slots)
      return pass(period, &state)
    }
  }

  /// Lets a period go by: the state at its end, and the time spent in each on the way.
  private func pass(_ period: Period, _ state: inout State) -> Occupation {
    let slots = Double(period.slots + state.surplus.count)
    let rate = period.arrivalRate + slots / meanCall + Double(room) / meanPatience
    let jumps = Jumps(day: self, period: period, rate: rate)
    let steps = Uniformization(expectedSteps: rate * period.length)
    var time = state.emptied()
    var end = state.emptied()
    for step in steps.tails.indices {
      if step > 0 { jumps.step(&state) }
      time.add(state, weight: steps.tails[step] / rate)
      if steps.probabilities[step] > 1e-18 {
        end.add(state, weight: steps.probabilities[step])
      }
    }
    state = end
    return Occupation(period: period, calls: time.calls, surplus: time.surplus)
  }
}
