/// A distribution made ready to be drawn from: a few numbers, copied freely.
///
/// Made by `SamplerTable.add` and valid for that table and its copies only.
public struct Sampler: Sendable, BitwiseCopyable {
  /// How the number before the shift and the limit is drawn.
  enum Family: UInt8, Sendable, BitwiseCopyable {
    case constant, uniform, exponential, lognormal, weibull, gamma, empirical, mixture
  }

  let family: Family
  /// The parameters, in the order in which GSL's functions take them.
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
    self.first = first
    self.second = second
    start = UInt32(entries.lowerBound)
    count = UInt32(entries.count)
  }

  func shifted(by distance: Double) -> Sampler {
    var moved = self
    moved.shift += distance
    moved.limit += distance
    return moved
  }

  func capped(at limit: Double) -> Sampler {
    var cut = self
    cut.limit = min(cut.limit, limit)
    return cut
  }
}

/// A discrete distribution made ready to be drawn from, as a `Sampler` is.
public struct Choice: Sendable, BitwiseCopyable {
  let start: UInt32
  let count: UInt32
}
