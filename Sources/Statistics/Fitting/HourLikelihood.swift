import CGSL

extension ReachabilityFit {
  /// How likely later calls are if people differ so much, where hours differ too.
  ///
  /// What the hour adds to the log-odds depends on how people differ: it has to give the share of
  /// first calls back that were answered in that hour. So it is found anew for every correlation,
  /// and the likelihood has one unknown.
  struct HourLikelihood: Equatable, Sendable {
    /// The share of people who answer if no hour adds anything.
    let mean: Double
    /// First calls, hours that are alike together.
    let groups: [Proportion]
    /// Later calls.
    let steps: [HourStep]

    /// Enough for six digits where the odds change up to twentyfold.
    private static let nodes = 16

    /// People who differ so much.
    private func people(_ logS: Double) -> Reachability {
      Reachability(
        mean: mean, correlation: ReachabilityFit.correlation(logS), nodeCount: Self.nodes)
    }

    /// Minus the logarithm of the likelihood of all calls.
    ///
    /// That of first calls does not depend on how people differ, unless these differ so much that
    /// no hour gives the share of a group back.
    func surprise(_ logS: Double) -> Double {
      let people = people(logS)
      let effects = groups.map { people.effect(forShare: $0.value) }
      let first = zip(groups, effects).reduce(0) { sum, next in
        let share = people.share(shiftedBy: next.1)
        return sum - Double(next.0.successes) * log(share)
          - Double(next.0.trials - next.0.successes) * log1p(-share)
      }
      return first + surprise(people, effects)
    }

    /// The same of later calls alone.
    ///
    /// - Parameter withoutNoise: whether hours do what `HourEffectFit` says, and not what gives the
    ///   shares of first calls back.
    func surpriseOfLater(_ logS: Double, withoutNoise: Bool = false) -> Double {
      let people = people(logS)
      let fit = withoutNoise ? HourEffectFit(groups, among: people) : nil
      return surprise(
        people, fit?.groups.map(\.effect) ?? groups.map { people.effect(forShare: $0.value) })
    }

    private func surprise(_ people: Reachability, _ effects: [Double]) -> Double {
      zip(steps, probabilities(people, effects)).reduce(0) { sum, next in
        sum - Double(next.0.answered) * log(next.1)
          - Double(next.0.calls - next.0.answered) * log1p(-next.1)
      }
    }

    /// The probability of each step that the call is answered.
    private func probabilities(_ people: Reachability, _ effects: [Double]) -> [Double] {
      // The last is the hour of which nothing is known, and which adds nothing.
      let answering = (effects + [0]).map(people.probabilities(shiftedBy:))
      return steps.map {
        people.share(answering[$0.group], afterMisses: $0.earlierGroups, of: answering)
      }
    }

    /// The likelihood ratio interval of ln s, wider by what the first calls leave unknown of each
    /// group: the variance of what is found in two steps (Murphy and Topel, Journal of Business &
    /// Economic Statistics 3, 1985).
    ///
    /// - Returns: the ends; nil where there is none.
    func interval(confidence: Double, about best: Double) -> (least: Double?, most: Double?) {
      let z = GSL.normalQuantile((1 + confidence) / 2)
      let limit = surprise(best) + varianceRatio(best) * z * z / 2
      let excess = { (logS: Double) in surprise(logS) - limit }
      return (
        Iteration.root(in: ReachabilityFit.range.lowerBound...best, of: excess),
        Iteration.root(in: best...ReachabilityFit.range.upperBound, of: excess)
      )
    }

    /// By what factor the variance of ln s is larger than if the shares of first calls were known.
    private func varianceRatio(_ best: Double) -> Double {
      // Where people are next to alike nothing depends on how much they differ.
      let logS = min(best, Self.alike)
      let shares = groups.map(\.value)
      func probabilities(_ logS: Double, _ shares: [Double]) -> [Double] {
        let people = people(logS)
        return self.probabilities(people, shares.map(people.effect(forShare:)))
      }
      func slope(_ more: [Double], _ less: [Double], over width: Double) -> [Double] {
        zip(more, less).map { ($0 - $1) / width }
      }
      let now = probabilities(logS, shares)
      let weights = zip(steps, now).map { Double($0.calls) / ($1 * (1 - $1)) }
      func sum(_ a: [Double], _ b: [Double]) -> Double {
        weights.indices.reduce(0) { $0 + weights[$1] * a[$1] * b[$1] }
      }
      let width = 0.05
      let bySpread = slope(
        probabilities(logS + width, shares), probabilities(logS - width, shares), over: 2 * width)
      let information = sum(bySpread, bySpread)
      guard information > 0 else { return 1 }
      let excess = groups.indices.reduce(0.0) { excess, group in
        let share = shares[group]
        let error = (share * (1 - share) / Double(groups[group].trials)).squareRoot()
        // A tenth of it, as the slope is wanted and no more.
        var (more, less) = (shares, shares)
        more[group] += error / 10
        less[group] -= error / 10
        let byError = slope(
          probabilities(logS, more), probabilities(logS, less), over: 0.2)
        let both = sum(bySpread, byError)
        return excess + both * both
      }
      return 1 + excess / information
    }

    /// ln s of a correlation of 0.02.
    private static let alike = log(1 / 0.02 - 1)
  }
}
