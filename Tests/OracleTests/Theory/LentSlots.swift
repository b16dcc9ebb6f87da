/// Two teams that lend each other idle slots, exponential calls, all due at once: a Markov chain
/// of the contacts that each team has left.
///
/// As long as both have somebody waiting, each runs its own slots. Whoever has nobody waiting any
/// more lends what its last calls free, and never needs it back.
struct LentSlots {
  var slotsA: Int
  var slotsB: Int
  /// Seconds.
  var meanCall: Double

  /// What time is asked for.
  enum Question { case untilAEnds, untilBEnds, untilBothEnd }

  /// The expected time from `a` and `b` contacts on.
  func expectation(_ question: Question, a: Int, b: Int) -> Double {
    var table = [[Double]](repeating: [Double](repeating: 0, count: b + 1), count: a + 1)
    for leftA in 0...a {
      for leftB in 0...b where !isOver(question, leftA, leftB) {
        let (runA, runB) = running(leftA, leftB)
        let busy = Double(runA + runB)
        var expectation = meanCall / busy
        if runA > 0 { expectation += Double(runA) / busy * table[leftA - 1][leftB] }
        if runB > 0 { expectation += Double(runB) / busy * table[leftA][leftB - 1] }
        table[leftA][leftB] = expectation
      }
    }
    return table[a][b]
  }

  private func isOver(_ question: Question, _ a: Int, _ b: Int) -> Bool {
    switch question {
    case .untilAEnds: a == 0
    case .untilBEnds: b == 0
    case .untilBothEnd: a == 0 && b == 0
    }
  }

  private func running(_ a: Int, _ b: Int) -> (a: Int, b: Int) {
    let slots = slotsA + slotsB
    if b <= slotsB { return (min(a, slots - b), b) }
    if a <= slotsA { return (a, min(b, slots - a)) }
    return (slotsA, slotsB)
  }
}
