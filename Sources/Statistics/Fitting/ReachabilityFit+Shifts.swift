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
  ///
  /// - Returns: nil if the calls are less likely so than if all hours were alike: then they
  ///   contradict what is said of the hours.
  public func adjusted(for steps: [ShiftedStep]) -> ReachabilityFit? {
    let shifts = Set(steps.flatMap { $0.earlierShifts + [$0.shift] }).sorted()
    let places = Dictionary(uniqueKeysWithValues: zip(shifts, shifts.indices))
    let calls = steps.map { step in
      (
        earlier: step.earlierShifts.map { places[$0, default: 0] },
        place: places[step.shift, default: 0], answered: Double(step.answered),
        missed: Double(step.calls - step.answered)
      )
    }
    let surprise = { (logS: Double) in
      let people = Reachability(
        mean: first.value, correlation: Self.correlation(logS), nodeCount: Self.nodes)
      let shifted = shifts.map(people.probabilities(shiftedBy:))
      return calls.reduce(0) { sum, step in
        let probability = people.share(shifted[step.place], afterMisses: step.earlier, of: shifted)
        return sum - step.answered * log(probability) - step.missed * log1p(-probability)
      }
    }
    let best = Iteration.minimum(in: Self.range, parts: 32, of: surprise)
    let alike = steps.map {
      Step(earlierCalls: $0.earlierShifts.count, calls: $0.calls, answered: $0.answered)
    }
    let surpriseIfAlike = { Self.surprise(alike, mean: first.value, logS: $0) }
    let bestIfAlike = Iteration.minimum(in: Self.range, parts: 32, of: surpriseIfAlike)
    // Rounding alone makes no contradiction.
    guard surprise(best) < surpriseIfAlike(bestIfAlike) + 0.01 else { return nil }
    var fit = self
    fit.correlation = Self.correlation(best)
    return fit
  }

  /// Enough for six digits where the odds change up to twentyfold.
  private static let nodes = 16
}
