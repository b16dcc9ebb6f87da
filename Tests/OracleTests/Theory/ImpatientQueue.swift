/// M/M/c/c+K+M in equilibrium: a birth–death process of the number of calls in the system, where
/// whoever waits longer than an exponential patience leaves.
///
/// Erlang A without a limit of its room, Erlang C without a patience either, Erlang B without any
/// room. Palm, *Methods of judging the annoyance caused by congestion* (1953); Garnett,
/// Mandelbaum, Reiman, *Designing a call center with impatient customers*, M&SOM 4 (2002).
struct ImpatientQueue {
  /// Calls per second.
  let arrivalRate: Double
  /// Seconds.
  let meanCall: Double
  let slots: Int
  /// Seconds; infinite: nobody leaves, and without a limit of room the load is below the slots.
  let meanPatience: Double
  /// The probability of so many calls in the system, up to where it is nothing.
  let probabilities: [Double]

  /// - Parameter room: the most calls that can wait; nil: no limit.
  init(
    arrivalRate: Double, meanCall: Double, slots: Int, meanPatience: Double = .infinity,
    room: Int? = nil
  ) {
    self.arrivalRate = arrivalRate
    self.meanCall = meanCall
    self.slots = slots
    self.meanPatience = meanPatience
    func departures(_ calls: Int) -> Double {
      Double(min(calls, slots)) / meanCall + Double(max(0, calls - slots)) / meanPatience
    }
    // Weights relative to that of `slots` calls, which no load that fits can underflow.
    var below = [1.0]
    for calls in stride(from: slots, to: 0, by: -1) {
      below.append(below[below.count - 1] * departures(calls) / arrivalRate)
    }
    var weights = Array(below.reversed())
    var sum = weights.reduce(0, +)
    while weights.count <= slots + (room ?? .max - slots) {
      let next = weights[weights.count - 1] * arrivalRate / departures(weights.count)
      if room == nil, next < sum * 1e-18, arrivalRate < departures(weights.count) { break }
      weights.append(next)
      sum += next
    }
    probabilities = weights.map { $0 / sum }
  }

  /// Calls per second that end or leave, in a state of so many calls.
  func departureRate(_ calls: Int) -> Double {
    Double(min(calls, slots)) / meanCall + Double(waiting(calls)) / meanPatience
  }

  /// How many of so many calls wait.
  func waiting(_ calls: Int) -> Int { max(0, calls - slots) }

  /// The mean of a figure of the state, such as the calls that wait.
  func mean(of figure: (Int) -> Double) -> Double {
    probabilities.indices.reduce(0) { $0 + probabilities[$1] * figure($1) }
  }

  /// The share of time in which every slot is busy, and of calls that find it so.
  var probabilityOfWaiting: Double { mean { $0 >= slots ? 1 : 0 } }

  /// The mean number of calls that wait.
  var meanQueue: Double { mean { Double(waiting($0)) } }

  /// Of all calls, those that leave included, in seconds (Little).
  var meanWait: Double { meanQueue / arrivalRate }

  /// The share of calls that leave while they wait.
  var probabilityOfLeaving: Double { meanQueue / meanPatience / arrivalRate }

  /// The share of time that a slot is busy.
  var utilization: Double { mean { Double(min($0, slots)) } / Double(slots) }
}
