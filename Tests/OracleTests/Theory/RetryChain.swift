/// Exponential calls that are tried again at once, first attempts before second ones: a Markov
/// chain of what waits and what runs at each attempt, solved by recursion.
struct RetryChain {
  var slots: Int
  /// Seconds.
  var meanCall: Double
  /// The probability that a call is tried again …
  var retried: Double
  /// … at most so often.
  var retries: Int
  private var known: [[Int]: Moments] = [:]

  /// The first and second moment of the time until the chain is empty.
  struct Moments {
    var first = 0.0
    var second = 0.0
    var standardDeviation: Double { (second - first * first).squareRoot() }
  }

  init(slots: Int, meanCall: Double, retried: Double, retries: Int) {
    self.slots = slots
    self.meanCall = meanCall
    self.retried = retried
    self.retries = retries
  }

  /// Of the time in which so many contacts are called to the end.
  mutating func makespan(contacts: Int) -> Moments {
    let nobody = [Int](repeating: 0, count: retries + 1)
    return moments(waiting: [contacts] + nobody.dropFirst(), running: nobody)
  }

  private mutating func moments(waiting: [Int], running: [Int]) -> Moments {
    var (waiting, running) = (waiting, running)
    var free = slots - running.reduce(0, +)
    for attempt in waiting.indices {
      let starts = min(free, waiting[attempt])
      waiting[attempt] -= starts
      running[attempt] += starts
      free -= starts
    }
    let busy = running.reduce(0, +)
    guard busy > 0 else { return Moments() }
    let state = waiting + running
    if let moments = known[state] { return moments }
    let mean = meanCall / Double(busy)
    var result = Moments(first: mean, second: 2 * mean * mean)
    for attempt in running.indices where running[attempt] > 0 {
      let share = Double(running[attempt]) / Double(busy)
      running[attempt] -= 1
      let again = attempt < retries ? retried : 0
      add(moments(waiting: waiting, running: running), share * (1 - again))
      if again > 0 {
        waiting[attempt + 1] += 1
        add(moments(waiting: waiting, running: running), share * again)
        waiting[attempt + 1] -= 1
      }
      running[attempt] += 1
    }
    func add(_ next: Moments, _ probability: Double) {
      result.first += probability * next.first
      result.second += probability * (next.second + 2 * mean * next.first)
    }
    known[state] = result
    return result
  }
}
