/// What changes for a pool of the slot tree.
public struct PoolChange: Equatable, Sendable {
  /// One side of it.
  public struct Side: Equatable, Sendable {
    /// Slot time in use ÷ slot time available, of all runs together; nil if none was available.
    public let utilization: Double?
    /// Slot time on borrowed slots of one run, on average, in milliseconds (R44).
    public let borrowedMs: Double
    /// How often in one run, on average, the pool had to wait for slots that it had lent (R14).
    public let reclaims: Double
    /// The mean of these waits in milliseconds; nil if there was none.
    public let meanReclaimMs: Double?
    /// The longest of these waits in any run, in milliseconds.
    public let longestReclaimMs: Int64

    init(_ runs: [PoolFigures]) {
      let available = runs.reduce(0) { $0 + $1.availableMs }
      let busy = runs.reduce(0) { $0 + $1.busyMs }
      utilization = available > 0 ? Double(busy) / Double(available) : nil
      let count = Double(max(runs.count, 1))
      borrowedMs = Double(runs.reduce(0) { $0 + $1.borrowedMs }) / count
      let waits = runs.reduce(0) { $0 + $1.reclaims }
      reclaims = Double(waits) / count
      meanReclaimMs =
        waits > 0 ? Double(runs.reduce(0) { $0 + $1.reclaimMs }) / Double(waits) : nil
      longestReclaimMs = runs.map(\.longestReclaimMs).max() ?? 0
    }
  }

  /// The names from the organisation down to the pool, joined by `/`.
  public let path: String
  /// Under the first scenario.
  public let first: Side
  /// Under the second.
  public let second: Side

  /// The pools that both sides have, in the order of the first. O(runs × pools).
  static func all(_ first: ComparedSide, _ second: ComparedSide) -> [PoolChange] {
    first.outline.pools.indices.compactMap { place in
      let path = first.outline.pools[place].path
      guard let other = second.outline.pools.firstIndex(where: { $0.path == path }) else {
        return nil
      }
      return PoolChange(
        path: path, first: Side(first.runs.map { $0.pools[place] }),
        second: Side(second.runs.map { $0.pools[other] }))
    }
  }
}
