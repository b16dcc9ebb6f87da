import CGSL

/// A distribution made ready to be drawn from: a few numbers, copied freely.
///
/// Made by `SamplerTable.add` and valid for that table and its copies only.
public struct Sampler: Sendable, BitwiseCopyable {
  /// How the number before the shift and the limit is drawn.
  enum Family: UInt8, Sendable, BitwiseCopyable {
    case constant, uniform, exponential, lognormal, weibull, gamma, empirical, mixture
  }

  let family: Family
  /// Whether every draw is the same and takes no random number.
  public private(set) var isConstant = false
  /// Whether a draw needs no table.
  @usableFromInline
  let isPlain: Bool
  /// The parameters, in the order in which GSL's functions take them.
  @usableFromInline
  let first: Double
  let second: Double
  /// The steps or branches in the table.
  let start: UInt32
  let count: UInt32
  /// A draw is min(number + shift, limit): all that shifts and caps, in any order, amount to.
  var shift = 0.0
  var limit = Double.infinity

  init(_ family: Family, _ first: Double = 0, _ second: Double = 0) {
    self.init(family, first, second, entries: 0..<0)
  }

  init(_ family: Family, entries: Range<Int>) {
    self.init(family, 0, 0, entries: entries)
  }

  private init(_ family: Family, _ first: Double, _ second: Double, entries: Range<Int>) {
    self.family = family
    isPlain = family != .empirical && family != .mixture
    isConstant = family == .constant
    self.first = first
    self.second = second
    start = UInt32(entries.lowerBound)
    count = UInt32(entries.count)
  }

  func shifted(by distance: Double) -> Sampler {
    var moved = self
    moved.shift += distance
    moved.limit += distance
    moved.isConstant = false
    return moved
  }

  func capped(at limit: Double) -> Sampler {
    var cut = self
    cut.limit = min(cut.limit, limit)
    cut.isConstant = false
    return cut
  }

  /// A draw of a plain family.
  @usableFromInline
  func sample(from stream: inout KeyedStream) -> Double {
    let number: Double
    switch family {
    case .constant: number = first
    case .uniform: number = gsl_cdf_flat_Pinv(stream.uniform(), first, second)
    // By the upper tail: 1 − u is exact on the lattice of `uniform()`, and GSL then needs `log`,
    // not `log1p`, which takes four times as long.
    case .exponential: number = gsl_cdf_exponential_Qinv(1 - stream.uniform(), first)
    case .lognormal: number = gsl_cdf_lognormal_Pinv(stream.uniform(), first, second)
    case .weibull: number = gsl_cdf_weibull_Qinv(1 - stream.uniform(), first, second)
    case .gamma: number = gsl_ran_gamma(stream.generator, first, second)
    case .empirical, .mixture: preconditionFailure("drawn from the table")
    }
    return moved(number)
  }

  func moved(_ number: Double) -> Double { min(number + shift, limit) }
}

/// A discrete distribution made ready to be drawn from, as a `Sampler` is.
public struct Choice: Sendable, BitwiseCopyable {
  let start: UInt32
  let count: UInt32
}
