import CGSL

extension ReachabilityFit {
  /// Later calls to people, with what the hours of these calls and of those before added to the
  /// log-odds.
  public struct ShiftedStep: Equatable, Sendable {
    /// What was added at each call before, none of which was answered; at least one.
    public var earlierShifts: [Double]
    /// What was added at these calls.
    public var shift: Double
    /// Calls.
    public var calls: Int
    /// Those that were answered.
    public var answered: Int

    /// A step.
    public init(earlierShifts: [Double], shift: Double, calls: Int, answered: Int) {
      precondition(
        !earlierShifts.isEmpty && answered >= 0 && answered <= calls, "no such calls")
      self.earlierShifts = earlierShifts
      self.shift = shift
      self.calls = calls
      self.answered = answered
    }
  }

  /// The fit of the same calls, now that it is known what their hours did.
  ///
  /// Whoever did not answer in a bad hour has shown less than in a good one, and is the more likely
  /// to answer in a good one: the next call is answered with probability E[q·Π(1 − qᵢ)] /
  /// E[Π(1 − qᵢ)], where q and qᵢ are p with the shift of this call and of those before.
  ///
  /// The interval keeps its width. O(steps · calls before).
  public func adjusted(for steps: [ShiftedStep]) -> ReachabilityFit {
    let best = Iteration.minimum(in: Self.range, parts: 32) { logS in
      let people = Reachability(
        mean: first.value, correlation: Self.correlation(logS), nodeCount: Self.nodes)
      return steps.reduce(0) { sum, step in
        let probability = people.share(
          shiftedBy: step.shift, afterMisses: step.earlierShifts)
        return sum - Double(step.answered) * log(probability)
          - Double(step.calls - step.answered) * log1p(-probability)
      }
    }
    var fit = self
    fit.correlation = Self.correlation(best)
    return fit
  }

  /// Enough for six digits where the odds change up to twentyfold.
  private static let nodes = 16
}
