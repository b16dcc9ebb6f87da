/// How long tasks waited: their number, their sum and a histogram fine enough for quantiles.
///
/// Waits below 128 ms have a bin each; above, every doubling has 64 bins, so that a bin is never
/// wider than 1/64 of what it holds (the layout of Tene's HdrHistogram). Integers only: those of
/// many replications are added up in any order to the same sums.
public struct WaitingTimes: Equatable, Sendable {
  /// How many tasks waited, those that had no need to included.
  public private(set) var count = 0
  /// The sum of the waits, in milliseconds.
  public private(set) var totalMs: Int64 = 0
  /// The longest wait, in milliseconds.
  public private(set) var longestMs: Int64 = 0
  /// Tasks by bin, as far as any was needed.
  private var bins: [Int] = []

  /// Nobody has waited.
  public init() {}

  /// The mean in milliseconds; nil if nobody waited.
  public var meanMs: Double? { count > 0 ? Double(totalMs) / Double(count) : nil }

  /// Adds one wait, in milliseconds; not negative.
  public mutating func add(_ milliseconds: Int64) {
    precondition(milliseconds >= 0, "nobody waits for less than no time")
    let bin = Self.bin(of: milliseconds)
    if bin >= bins.count { bins += repeatElement(0, count: bin + 1 - bins.count) }
    bins[bin] += 1
    count += 1
    totalMs += milliseconds
    longestMs = max(longestMs, milliseconds)
  }

  /// Adds all waits of another account. O(bins), of which 24 hours need 1,400.
  public mutating func add(_ other: WaitingTimes) {
    if other.bins.count > bins.count {
      bins += repeatElement(0, count: other.bins.count - bins.count)
    }
    for place in other.bins.indices { bins[place] += other.bins[place] }
    count += other.count
    totalMs += other.totalMs
    longestMs = max(longestMs, other.longestMs)
  }

  /// The wait that this share of the tasks did not exceed, in milliseconds: the order statistic of
  /// rank ⌈n·p⌉, rounded up by less than 1/64; nil if nobody waited.
  public func quantileMs(_ probability: Double) -> Int64? {
    guard count > 0 else { return nil }
    let rank = min(count, max(1, Int((Double(count) * probability).rounded(.up))))
    var seen = 0
    for (bin, tasks) in bins.enumerated() {
      seen += tasks
      if seen >= rank { return min(Self.last(of: bin), longestMs) }
    }
    return longestMs
  }

  /// The share of tasks that waited no longer than this, from 0 to 1, as fine as the bins are; nil
  /// if nobody waited.
  public func share(within milliseconds: Int64) -> Double? {
    guard count > 0 else { return nil }
    let within = bins.indices.prefix { Self.last(of: $0) <= milliseconds }
    return Double(within.reduce(0) { $0 + bins[$1] }) / Double(count)
  }

  private static func bin(of milliseconds: Int64) -> Int {
    guard milliseconds >= 128 else { return Int(milliseconds) }
    let shift = 57 - milliseconds.leadingZeroBitCount
    return shift * 64 + Int(milliseconds >> Int64(shift))
  }

  /// The longest wait that belongs to a bin.
  private static func last(of bin: Int) -> Int64 {
    guard bin >= 128 else { return Int64(bin) }
    let shift = bin / 64 - 1
    return (Int64(bin - shift * 64) + 1) << Int64(shift) - 1
  }
}
