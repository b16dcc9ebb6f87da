/// Distributions made ready for the hot path: flat tables, no indirection, no reference counting.
///
/// A simulation adds its distributions once and keeps the samplers, which are plain numbers,
/// beside the rows they belong to.
///
/// Families whose distribution function has a cheap inverse are drawn by inversion, from one
/// uniform number: if a parameter rises, every draw made with the same luck rises with it. The
/// gamma distribution is drawn by GSL's rejection sampler, which takes as many numbers as it
/// needs from the micro-stream. A constant takes none; a mixture takes one to choose its part.
public struct SamplerTable: Sendable {
  private struct Step: BitwiseCopyable {
    var cumulative: Double
    var value: Double
  }

  private struct Branch: BitwiseCopyable {
    var cumulative: Double
    var sampler: Sampler
  }

  private var steps: [Step] = []
  private var branches: [Branch] = []

  /// An empty table.
  public init() { GSL.returnErrors() }

  /// Makes a distribution ready. Traps with the reason if it has a `mistake`.
  public mutating func add(_ distribution: Distribution) -> Sampler {
    if let mistake = distribution.mistake { preconditionFailure(mistake) }
    return compile(distribution)
  }

  /// Makes a discrete distribution ready.
  public mutating func add(_ distribution: DiscreteDistribution) -> Choice {
    let start = steps.count
    for (number, cumulative) in distribution.cumulative.enumerated() {
      steps.append(Step(cumulative: cumulative, value: Double(number)))
    }
    return Choice(start: UInt32(start), count: UInt32(steps.count - start))
  }

  private mutating func compile(_ distribution: Distribution) -> Sampler {
    switch distribution {
    case .constant(let value): return Sampler(.constant, value)
    case .uniform(let from, let to): return Sampler(.uniform, from, to)
    case .exponential(let mean): return Sampler(.exponential, mean)
    case .lognormal(let mu, let sigma): return Sampler(.lognormal, mu, sigma)
    case .weibull(let shape, let scale): return Sampler(.weibull, scale, shape)
    case .gamma(let shape, let scale): return Sampler(.gamma, shape, scale)
    case .shifted(let base, let distance): return compile(base).shifted(by: distance)
    case .capped(let base, let limit): return compile(base).capped(at: limit)
    case .empirical(let values):
      let start = steps.count
      for (cumulative, value) in zip(values.cumulative, values.values) {
        steps.append(Step(cumulative: cumulative, value: value))
      }
      return Sampler(.empirical, entries: start..<steps.count)
    case .mixture(let parts):
      // Parts first: a part that is a mixture itself appends its own branches.
      let samplers = parts.map { compile($0.distribution) }
      let start = branches.count
      for (cumulative, sampler) in zip(EmpiricalValues.cumulative(parts.map(\.weight)), samplers) {
        branches.append(Branch(cumulative: cumulative, sampler: sampler))
      }
      return Sampler(.mixture, entries: start..<branches.count)
    case .estimated(let base, _): return compile(base)
    }
  }

  /// A draw.
  ///
  /// O(1), but O(log n) for n empirical values and O(n) for n parts of a mixture.
  @inlinable
  @inline(__always)
  public func sample(_ sampler: Sampler, from stream: inout KeyedStream) -> Double {
    // Inlined so that the plain families leave the table's arrays, and their reference counts,
    // alone.
    if sampler.isConstant { return sampler.first }
    return sampler.isPlain
      ? sampler.sample(from: &stream) : sampleFromTable(sampler, from: &stream)
  }

  @usableFromInline
  func sampleFromTable(_ sampler: Sampler, from stream: inout KeyedStream) -> Double {
    let number =
      sampler.family == .empirical
      ? step(sampler, at: stream.uniform())
      : sample(branch(sampler, at: stream.uniform()), from: &stream)
    return sampler.moved(number)
  }

  /// What `DiscreteDistribution.pick` gives, without counting references. O(n).
  public func pick(_ choice: Choice, at u: Double) -> Int {
    // Counting to the end costs less than the branch that no processor can predict.
    var below = 0
    for index in Int(choice.start)..<Int(choice.start) + Int(choice.count) {
      below += steps[index].cumulative < u ? 1 : 0
    }
    return below
  }

  private func step(_ sampler: Sampler, at u: Double) -> Double {
    let first = Int(sampler.start)
    let own = first..<first + Int(sampler.count)
    return steps[own.partitioningIndex { steps[$0].cumulative >= u }].value
  }

  private func branch(_ sampler: Sampler, at u: Double) -> Sampler {
    var index = Int(sampler.start)
    while branches[index].cumulative < u { index += 1 }
    return branches[index].sampler
  }
}

extension Distribution {
  /// One draw. Slow for mixtures and empirical values, which are made ready anew: to draw many
  /// times, use a `SamplerTable`, which gives the same numbers.
  public func sample(from stream: inout KeyedStream) -> Double {
    var table = SamplerTable()
    let sampler = table.add(self)
    return table.sample(sampler, from: &stream)
  }
}
