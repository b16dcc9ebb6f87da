/// Contacts who answer with a probability of their own, Beta-distributed with a mean and an
/// intra-contact correlation, called until they do.
struct Reachability {
  let a: Double
  let b: Double

  init(mean: Double, correlation: Double) {
    let s = 1 / correlation - 1
    a = mean * s
    b = (1 - mean) * s
  }

  /// P(none of the first k calls is answered) = Π (b + i)/(a + b + i).
  func unanswered(_ calls: Int) -> Double {
    (0..<calls).reduce(1) { $0 * (b + Double($1)) / (a + b + Double($1)) }
  }

  /// The share of contacts who answer one of so many calls.
  func coverage(calls: Int) -> Double { 1 - unanswered(calls) }

  /// The mean number of calls of a contact that is called at most so often.
  func meanCalls(atMost calls: Int) -> Double {
    (0..<calls).reduce(0) { $0 + unanswered($1) }
  }

  /// Its variance, from E X² = Σ (2k + 1)·P(X > k).
  func variance(atMost calls: Int) -> Double {
    let mean = meanCalls(atMost: calls)
    let square = (0..<calls).reduce(0.0) { sum, k in sum + Double(2 * k + 1) * unanswered(k) }
    return square - mean * mean
  }

  /// P(both of two calls are answered).
  var bothAnswered: Double { a / (a + b) * (a + 1) / (a + b + 1) }
}
