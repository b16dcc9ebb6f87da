import Foundation

/// Sums over a day of what its callers meet. A caller finds the queue as it is on average at that
/// time (Poisson arrivals see time averages, Wolff 1982), so that sums over callers are sums over
/// time.
struct CallerSums {
  /// Callers.
  var arrivals = 0.0
  /// Seconds in the queue, of those who leave as well.
  var waiting = 0.0
  /// Callers who leave the queue, balkers included.
  var left = 0.0
  /// Seconds in which slots are busy.
  var busy = 0.0
  /// Callers who are still in the queue after the acceptable wait.
  var late = 0.0
  /// Callers who are answered within the acceptable wait.
  var answeredInTime = 0.0
  /// Seconds in the queue of those who are answered.
  var waitingOfAnswered = 0.0

  /// Callers who are answered.
  var answered: Double { arrivals - left }
}

extension StaffedDay {
  /// The expected sums, where `acceptableWait` is in seconds.
  ///
  /// Exact but for `late`, `answeredInTime` and `waitingOfAnswered` of callers who wait while
  /// slots are added or taken away: they are counted as if that came after them.
  func sums(acceptableWait: Double) -> CallerSums {
    var sums = CallerSums()
    for occupation in occupations() {
      let period = occupation.period
      sums.arrivals += period.arrivalRate * period.length
      let waits = OfferedWait(
        day: self, slots: period.slots, atLeast: acceptableWait,
        ahead: room + occupation.surplus.count)
      for (calls, time) in occupation.calls.enumerated() {
        sums.busy += time * Double(min(calls, period.slots))
        let waiting = calls - period.slots
        if waiting >= 0 {
          sums.add(
            time, of: self, rate: period.arrivalRate, waiting: waiting, ahead: waiting, waits)
        } else {
          sums.answeredInTime += time * period.arrivalRate
        }
      }
      for (layer, times) in occupation.surplus.enumerated() {
        for (waiting, time) in times.enumerated() {
          sums.busy += time * Double(period.slots + layer + 1)
          sums.add(
            time, of: self, rate: period.arrivalRate, waiting: waiting, ahead: waiting + layer + 1,
            waits)
        }
      }
    }
    return sums
  }
}

extension CallerSums {
  /// So many seconds with every slot busy: `ahead` ends come before that of a caller's wait.
  fileprivate mutating func add(
    _ time: Double, of day: StaffedDay, rate: Double, waiting: Int, ahead: Int, _ waits: OfferedWait
  ) {
    self.waiting += time * Double(waiting)
    left += time * (rate * day.balking + Double(waiting) / day.meanPatience)
    let joins = time * rate * (1 - day.balking)
    late += joins * waits.stillWaiting[ahead]
    answeredInTime += joins * waits.answeredInTime[ahead]
    waitingOfAnswered += joins * waits.waitUntilAnswered[ahead]
  }
}

/// What a caller meets who finds every slot busy and k callers ahead, all of them with a patience.
///
/// The wait until a slot is free is a sum of exponentials with the rates θ·(a + j), j = 0 … k,
/// where θ is the rate of losing patience and a = c·µ/θ: minus the logarithm of a Beta(a, k + 1)
/// variable, over θ, a product of independent Beta variables (Johnson, Kotz, Balakrishnan,
/// *Continuous Univariate Distributions* 2, chapter 25). Without patience it is Erlang's.
private struct OfferedWait {
  /// P(neither answered nor gone after the acceptable wait), by k.
  var stillWaiting: [Double] = []
  /// P(answered within the acceptable wait), by k.
  var answeredInTime: [Double] = []
  /// E[wait; answered] in seconds, by k.
  var waitUntilAnswered: [Double] = []

  init(day: StaffedDay, slots: Int, atLeast time: Double, ahead: Int) {
    let rate = Double(slots) / day.meanCall
    let isPatient = day.meanPatience == .infinity
    let a = rate * day.meanPatience
    let x = exp(-time / day.meanPatience)
    // P(Beta(a, k + 1) ≤ x) = xᵃ·Σ (a)ⱼ/j!·(1 − x)ʲ, j = 0 … k; in the limit Poisson's sum.
    func tails(_ a: Double) -> [Double] {
      var term = isPatient ? exp(-rate * time) : pow(x, a)
      var sum = 0.0
      return (0...ahead).map { k in
        if k > 0 {
          term *= isPatient ? rate * time / Double(k) : (a + Double(k) - 1) / Double(k) * (1 - x)
        }
        sum += term
        return sum
      }
    }
    let late = tails(a)
    stillWaiting = late.map { $0 * x }
    var sumOfMeans = 0.0
    let tilted = isPatient ? late : tails(a + 1)
    for k in 0...ahead {
      if isPatient {
        answeredInTime.append(1 - late[k])
        waitUntilAnswered.append(Double(k + 1) / rate)
      } else {
        let answered = a / (a + Double(k) + 1)
        sumOfMeans += day.meanPatience / (a + 1 + Double(k))
        answeredInTime.append(answered * (1 - tilted[k]))
        waitUntilAnswered.append(answered * sumOfMeans)
      }
    }
  }
}
