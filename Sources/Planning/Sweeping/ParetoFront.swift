import Scheduling
import Statistics

/// The variants of which no other is both cheaper and earlier.
struct ParetoFront {
  /// The places of the variants, in the order of their cost.
  let members: [Int]
  /// The member farthest from the straight line between the cheapest and the earliest; nil if the
  /// front has fewer than three members.
  let knee: Int?

  /// A variant leaves the front only if another beats it as surely as the confidence says: on the
  /// same luck, its interval lies below zero in cost or in finish, and not above it in the other.
  /// Variants in which nothing is to be finished have no front. O(variants² · runs).
  init(_ sides: [ComparedSide], costs: [[Double]], confidence: Double) {
    let limits = sides.map { PartSeries.limit(Design.counted($0), of: $0) }
    let latest = limits.max() ?? .distantPast
    let designs = zip(sides, costs).map { Design($0, cost: $1, unfinishedAt: latest) }
    guard designs.count > 1, designs.allSatisfy({ !$0.finish.isEmpty }) else {
      members = []
      knee = nil
      return
    }
    let remaining = designs.indices.filter { place in
      !designs.contains { $0.beats(designs[place], confidence: confidence) }
    }
    let members = remaining.sorted {
      (designs[$0].meanCost, designs[$0].meanFinish, $0)
        < (designs[$1].meanCost, designs[$1].meanFinish, $1)
    }
    self.members = members
    knee = Self.bend(of: members.map { (designs[$0].meanCost, designs[$0].meanFinish) })
      .map { members[$0] }
  }

  /// The point farthest below the chord when both axes run from 0 to 1.
  private static func bend(of points: [(cost: Double, finish: Double)]) -> Int? {
    guard points.count > 2, let first = points.first, let last = points.last,
      last.cost > first.cost, first.finish > last.finish
    else { return nil }
    let depths = points.map { point in
      1 - (point.cost - first.cost) / (last.cost - first.cost)
        - (point.finish - last.finish) / (first.finish - last.finish)
    }
    guard let deepest = depths.max(), deepest > 0 else { return nil }
    return depths.firstIndex(of: deepest)
  }

  /// A variant by what it costs and when it finishes, run by run.
  private struct Design {
    let cost: [Double]
    let finish: [Double]
    let meanCost: Double
    let meanFinish: Double

    init(_ side: ComparedSide, cost: [Double], unfinishedAt limit: Instant) {
      self.cost = cost
      finish = PartSeries(Self.counted(side), of: side, unfinishedAt: limit).finishMs
        .map { Double($0) }
      meanCost = Moments(cost).mean
      meanFinish = Moments(finish).mean
    }

    /// The campaigns that count for the whole.
    static func counted(_ side: ComparedSide) -> [Int] {
      side.outline.campaigns.indices.filter { side.outline.campaigns[$0].isCounted }
    }

    func beats(_ other: Design, confidence: Double) -> Bool {
      // Most pairs are settled by their means.
      guard meanCost <= other.meanCost, meanFinish <= other.meanFinish else { return false }
      func change(_ first: [Double], _ second: [Double]) -> Estimate {
        PairedDifference(first: first, second: second).estimate(confidence: confidence)
      }
      let cheaper = change(other.cost, cost)
      let earlier = change(other.finish, finish)
      return cheaper.upper <= 0 && earlier.upper <= 0
        && (cheaper.upper < 0 || earlier.upper < 0)
    }
  }
}
