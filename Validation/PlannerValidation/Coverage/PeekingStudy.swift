import Glibc
public import Statistics

/// How often somebody who looks again and again is ever told something false.
public struct PeekingTally: Sendable {
  /// What is looked at.
  public let name: String
  /// What kind of interval it is.
  public let interval: String
  /// How many observations there are, each looked at.
  public let looks: Int
  /// The error that is stated.
  public let alpha: Double
  /// Sequences that excluded the truth at least once.
  public let everWrong: Proportion
  /// The largest share of them that is acceptable; nil: shown for comparison only.
  public let allowed: Double?

  /// Whether it is.
  public var holds: Bool { allowed.map { everWrong.value <= $0 } ?? true }
}

/// Sequences of observations whose mean is known, looked at after every one.
public struct PeekingStudy: Sendable {
  /// How many sequences of each kind.
  public var repeats: Int
  /// How long each is.
  public var looks: Int

  /// A study.
  public init(repeats: Int, looks: Int) {
    self.repeats = repeats
    self.looks = looks
  }

  private static let alpha = 0.05

  /// Probabilities, with the confidence sequence of the search and with ordinary intervals, and
  /// means.
  public func tallies() -> [PeekingTally] {
    [0.5, 0.8, 0.95, 0.99].map { ofProbability($0, alpha: Self.alpha) }
      + [ofProbability(0.95, alpha: Self.alpha / 8), ofWilson(0.95), ofMean()]
  }

  private func ofProbability(_ p: Double, alpha: Double) -> PeekingTally {
    let sequence = ProportionSequence(around: p, alpha: alpha)
    let limit = -log(alpha)
    let wrong = everWrong(p) { sequence.evidence(against: p, after: $0) >= limit }
    return PeekingTally(
      name: "probability \(percent(p))", interval: "confidence sequence", looks: looks,
      alpha: alpha, everWrong: wrong, allowed: alpha)
  }

  /// What the planner does not do: stops as soon as an ordinary interval excludes the truth, having
  /// looked after every twentieth observation.
  private func ofWilson(_ p: Double) -> PeekingTally {
    let wrong = everWrong(p) { observed in
      observed.trials.isMultiple(of: 20)
        && !observed.wilsonInterval(confidence: 1 - Self.alpha).contains(p)
    }
    return PeekingTally(
      name: "probability \(percent(p))", interval: "Wilson, every 20th", looks: looks / 20,
      alpha: Self.alpha, everWrong: wrong, allowed: nil)
  }

  /// Exponential observations, from the hundredth on: asymptotic, so that some excess is allowed.
  private func ofMean() -> PeekingTally {
    let sequence = MeanSequence(alpha: Self.alpha)
    var stream = KeyedStream(seed: Seed(rawValue: 3))
    let wrong = (0..<repeats).count { number in
      stream.reset(
        StreamKey("validation/mean"), entity: UInt32(number), attempt: 0, purpose: .talk,
        replication: 0)
      var moments = Moments()
      return (0..<looks).contains { _ in
        moments.add(-log(stream.uniform()))
        return moments.count >= 100
          && !sequence.estimate(moments, reach: 0).contains(1)
      }
    }
    return PeekingTally(
      name: "mean of exponential times", interval: "asymptotic sequence", looks: looks,
      alpha: Self.alpha, everWrong: Proportion(wrong, of: repeats), allowed: 1.5 * Self.alpha)
  }

  private func everWrong(_ p: Double, _ isWrong: (Proportion) -> Bool) -> Proportion {
    var stream = KeyedStream(seed: Seed(rawValue: 2))
    let wrong = (0..<repeats).count { number in
      stream.reset(
        StreamKey("validation/probability"), entity: UInt32(number), attempt: 0,
        purpose: .outcome, replication: 0)
      var successes = 0
      return (1...looks).contains { trials in
        if stream.uniform() < p { successes += 1 }
        return isWrong(Proportion(successes, of: trials))
      }
    }
    return Proportion(wrong, of: repeats)
  }
}
