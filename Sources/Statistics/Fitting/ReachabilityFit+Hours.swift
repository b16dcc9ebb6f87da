import CGSL

extension ReachabilityFit {
  /// Later calls to people, with the hours of these calls and of those before.
  public struct HourStep: Equatable, Sendable {
    /// The group of hours of each call before, none of which was answered; at least one. The number
    /// of all groups stands for an hour of which nothing is known.
    public var earlierGroups: [Int]
    /// The group of these calls.
    public var group: Int
    /// Calls.
    public var calls: Int
    /// Those that were answered.
    public var answered: Int

    /// A step.
    public init(earlierGroups: [Int], group: Int, calls: Int, answered: Int) {
      precondition(
        !earlierGroups.isEmpty && answered >= 0 && answered <= calls, "no such calls")
      self.earlierGroups = earlierGroups
      self.group = group
      self.calls = calls
      self.answered = answered
    }
  }

  /// The fit of the same calls, with their hours.
  ///
  /// Whoever did not answer in a bad hour has shown less than in a good one, and is the more likely
  /// to answer in a good one: the next call is answered with probability E[q·Π(1 − qᵢ)] /
  /// E[Π(1 − qᵢ)], where q and qᵢ are p with the effect of the hour of this call and of those
  /// before. What an hour does to a person in turn depends on how people differ, and is that which
  /// gives the share of the first calls of its group back.
  ///
  /// O((groups + steps) · calls before), a hundred times.
  ///
  /// - Parameters:
  ///   - steps: later calls.
  ///   - groups: first calls, one to each person, by groups of hours.
  /// - Returns: nil if the calls are less likely with what the first calls say of the hours than if
  ///   all hours were alike, by more than luck does.
  public func adjusted(for steps: [HourStep], in groups: [Proportion]) -> ReachabilityFit? {
    precondition(
      steps.allSatisfy { step in
        groups.indices.contains(step.group)
          && step.earlierGroups.allSatisfy { (0...groups.count).contains($0) }
      }, "no such group")
    let likelihood = HourLikelihood(mean: first.value, groups: groups, steps: steps)
    let best = Iteration.minimum(in: Self.range, parts: 32, of: likelihood.surprise)
    guard !contradicts(likelihood, at: best) else { return nil }
    var fit = self
    fit.correlation = Self.correlation(best)
    fit.hours = likelihood
    return fit
  }

  /// Whether later calls are less likely with what first calls say of hours than if all hours were
  /// alike: with the effects that give the shares back, and without the noise in them, too.
  private func contradicts(_ likelihood: HourLikelihood, at best: Double) -> Bool {
    let alike = likelihood.steps.map {
      Step(earlierCalls: $0.earlierGroups.count, calls: $0.calls, answered: $0.answered)
    }
    let surpriseIfAlike = { Self.surprise(alike, mean: first.value, logS: $0) }
    let bestIfAlike = Iteration.minimum(in: Self.range, parts: 32, of: surpriseIfAlike)
    let limit = surpriseIfAlike(bestIfAlike) + Self.contradiction
    return likelihood.surpriseOfLater(best) > limit
      && likelihood.surpriseOfLater(best, withoutNoise: true) > limit
  }

  /// By how much the logarithm of a likelihood has to fall to contradict: to one twentieth.
  private static let contradiction = 3.0
}
