/// M/M/c with classes of calls that are served strictly by priority, without interrupting what
/// runs: Cobham, *Priority assignment in waiting line problems*, Operations Research 2 (1954).
struct PriorityClasses {
  /// Calls per second by class, the most urgent first.
  var arrivalRates: [Double]
  /// Seconds, alike for all classes.
  var meanCall: Double
  var slots: Int

  /// The same calls in the order of their arrival.
  var inOrder: ErlangDelay {
    ErlangDelay(
      arrivalRate: arrivalRates.reduce(0, +), meanCall: meanCall, slots: slots)
  }

  /// The mean wait of each class in seconds: C/(c·µ) ÷ ((1 − s(k−1))·(1 − s(k))), where s(k) is
  /// the utilization by the first k classes.
  var meanWaits: [Double] {
    let perSlot = meanCall / Double(slots)
    let clearing = inOrder.probabilityOfWaiting * perSlot
    var before = 0.0
    return arrivalRates.map { rate in
      let through = before + rate * perSlot
      defer { before = through }
      return clearing / ((1 - before) * (1 - through))
    }
  }
}
