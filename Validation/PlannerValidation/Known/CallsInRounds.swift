/// Calls that all last as long, each contact called once more at once with a probability: c slots
/// work in rounds, and the number of rounds is a Markov chain of who waits.
///
/// First attempts come before second ones (R30), so that the number of first attempts that wait is
/// known at every round and only the second ones are left to chance.
struct CallsInRounds {
  var contacts: Int
  var slots: Int
  /// The probability that a first call is followed by a second one.
  var retried: Double

  /// P(exactly k rounds) at place k. O(rounds · contacts · slots).
  var distribution: [Double] {
    var fresh = contacts
    // waiting[r]: the probability that r second attempts wait and the end is not reached.
    var waiting = [Double](repeating: 0, count: contacts + 1)
    waiting[0] = 1
    var result = [contacts == 0 ? 1.0 : 0]
    while result.reduce(0, +) < 1 - 1e-13 {
      let first = min(slots, fresh)
      fresh -= first
      let again = Binomial(trials: first, probability: retried).distribution
      var next = [Double](repeating: 0, count: contacts + 1)
      for (second, probability) in waiting.enumerated() where probability > 0 {
        let rest = max(0, second - (slots - first))
        for (more, share) in again.enumerated() { next[rest + more] += probability * share }
      }
      result.append(fresh == 0 ? next[0] : 0)
      if fresh == 0 { next[0] = 0 }
      waiting = next
    }
    return result
  }
}

/// How often something happens in independent trials.
struct Binomial {
  var trials: Int
  var probability: Double

  /// P(exactly k) at place k: one trial after the other. O(trials²).
  var distribution: [Double] {
    var result = [1.0]
    for _ in 0..<trials {
      var next = [Double](repeating: 0, count: result.count + 1)
      for (count, share) in result.enumerated() {
        next[count] += share * (1 - probability)
        next[count + 1] += share * probability
      }
      result = next
    }
    return result
  }

  /// P(at most k).
  func cumulative(_ count: Int) -> Double {
    count < 0 ? 0 : min(1, distribution.prefix(count + 1).reduce(0, +))
  }
}
