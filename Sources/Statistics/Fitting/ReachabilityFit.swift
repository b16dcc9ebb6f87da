import CGSL

/// How much people differ in how often they answer, told from who is reached at later calls.
///
/// Whoever has not answered k calls is harder to reach than somebody who has not been called: if
/// the probability to answer is Beta(m·s, (1 − m)·s) distributed with mean m, then after k calls
/// without an answer it is Beta(m·s, (1 − m)·s + k) (Bayes), and the next call is answered with
/// probability m·s / (s + k). How fast this falls tells s, and the correlation ρ = 1 / (s + 1) of
/// two calls to one person. The beta-geometric distribution: Weinberg and Gladen, Biometrics 42
/// (1986); Fader and Hardie, Journal of Interactive Marketing 21 (2007).
public struct ReachabilityFit: Equatable, Sendable {
  /// Calls to people who had not answered so many before, and how many of these were answered.
  public struct Step: Equatable, Sendable {
    /// Calls to the person before, at least 1, none of them answered.
    public var earlierCalls: Int
    /// Calls.
    public var calls: Int
    /// Those that were answered.
    public var answered: Int

    /// A step.
    public init(earlierCalls: Int, calls: Int, answered: Int) {
      precondition(earlierCalls >= 1 && answered >= 0 && answered <= calls, "no such calls")
      self.earlierCalls = earlierCalls
      self.calls = calls
      self.answered = answered
    }
  }

  /// The correlation of greatest likelihood, from 0 to 0.99, where the mean is what the first calls
  /// say.
  public internal(set) var correlation: Double

  let first: Proportion
  private let steps: [Step]
  /// The likelihood where hours differ; nil: they are taken to be alike.
  var hours: HourLikelihood?

  /// ln s: from a correlation of 0.99 to one of 0.0001, which is none.
  static let range = log(1 / 0.99 - 1)...log(1 / 0.0001 - 1)

  /// A fit; nil if first calls were all answered or none, so that nothing can fall, or if there are
  /// no later calls.
  ///
  /// - Parameters:
  ///   - first: the first calls, one to each person, that were answered.
  ///   - steps: the later ones.
  public init?(first: Proportion, later steps: [Step]) {
    guard first.successes > 0, first.successes < first.trials,
      steps.contains(where: { $0.calls > 0 })
    else { return nil }
    self.first = first
    self.steps = steps
    let mean = first.value
    let best = Iteration.minimum(in: Self.range, parts: 32) {
      Self.surprise(steps, mean: mean, logS: $0)
    }
    correlation = Self.correlation(best)
  }

  /// The likelihood ratio interval (Wilks), in which the mean, and what hours do, are as unknown as
  /// the first calls leave them.
  ///
  /// - Parameter confidence: between 0 and 1.
  public func interval(confidence: Double) -> ClosedRange<Double> {
    precondition(confidence > 0 && confidence < 1, "a confidence lies between 0 and 1")
    if let hours {
      let best = correlation == 0 ? Self.range.upperBound : log(1 / correlation - 1)
      let ends = hours.interval(confidence: confidence, about: best)
      return interval(least: ends.least, most: ends.most)
    }
    let z = GSL.normalQuantile((1 + confidence) / 2)
    let best = Iteration.minimum(in: Self.range, parts: 32, of: profile)
    let limit = profile(best) + z * z / 2
    let excess = { (logS: Double) in profile(logS) - limit }
    let least = Iteration.root(in: Self.range.lowerBound...best, of: excess)
    let most = Iteration.root(in: best...Self.range.upperBound, of: excess)
    return interval(least: least, most: most)
  }

  /// The interval between two values of ln s; nil: there is no end.
  private func interval(least: Double?, most: Double?) -> ClosedRange<Double> {
    let high = least.map(Self.correlation) ?? Self.correlation(Self.range.lowerBound)
    let low = most.map(Self.correlation) ?? 0
    return min(low, correlation)...max(high, correlation)
  }

  /// Minus the logarithm of the likelihood of all calls with the mean that suits best.
  private func profile(_ logS: Double) -> Double {
    let odds = log(first.value / (1 - first.value))
    let spread = 8 / (Double(first.trials) * first.value * (1 - first.value)).squareRoot()
    let function = { (logOdds: Double) -> Double in
      let mean = 1 / (1 + exp(-logOdds))
      let reached = Double(first.successes) * log(mean)
      let missed = Double(first.trials - first.successes) * log1p(-mean)
      return Self.surprise(steps, mean: mean, logS: logS) - reached - missed
    }
    // One valley: the logarithm of the likelihood is concave there.
    let range = (odds - spread)...(odds + spread)
    return function(Iteration.minimum(in: range, parts: 8, of: function))
  }

  /// Minus the logarithm of the likelihood of the later calls.
  static func surprise(_ steps: [Step], mean: Double, logS: Double) -> Double {
    let s = exp(logS)
    return steps.reduce(0) { sum, step in
      let probability = mean * s / (s + Double(step.earlierCalls))
      return sum - Double(step.answered) * log(probability)
        - Double(step.calls - step.answered) * log1p(-probability)
    }
  }

  /// ρ = 1 / (s + 1); what is next to nothing is none.
  static func correlation(_ logS: Double) -> Double {
    logS >= range.upperBound ? 0 : 1 / (1 + exp(logS))
  }
}
