import Scheduling
import Simulating

/// Slots that operators set during the run, for another number of slots.
///
/// What is set at one instant keeps its share of what the pool above has by then, by largest
/// remainder among the pools below it that are set together (R17); those that are not set keep
/// theirs. So they never own more together than there is, as they do not as written.
struct TimelineScaling {
  private let model: Model
  private let slots: Int
  /// The slots that each pool owns by now, as written and scaled.
  private var written: [Int]
  private var scaled: [Int]
  /// Of how many written slots of the organisation the workspaces have their shares: of those they
  /// own, where slots that nobody owns are shared out.
  private var shared: Int

  /// Before the run.
  ///
  /// - Parameters:
  ///   - own: what each pool owns if the organisation has so many slots.
  ///   - sharesOutSpare: whether slots that nobody owns are shared out.
  init(_ model: Model, slots: Int, own: [Int], sharesOutSpare: Bool) {
    self.model = model
    self.slots = slots
    written = model.pools.map { $0.allotment.own }
    scaled = own
    let owned = model.pools.indices.filter { model.pools[$0].parent == .organisation }
      .reduce(0) { $0 + model.pools[$1].allotment.own }
    shared = sharesOutSpare && owned > 0 ? owned : model.writtenSlots
  }

  /// The slots that each pool gets of its own whose slots are set at one instant, in any order.
  mutating func set(_ allotments: [(pool: PoolID, own: Int)]) -> [PoolID: Int] {
    var wanted: [Int: Int] = [:]
    for allotment in allotments { wanted[Int(allotment.pool.rawValue)] = allotment.own }
    if let own = wanted[0] {
      // The organisation keeps its ratio; whoever sets it to something does not mean nothing.
      let written = model.writtenSlots
      scaled[0] = max(min(own, 1), (2 * own * slots + written) / (2 * written))
      shared = shared * own / max(1, self.written[0])
      self.written[0] = own
    }
    // Parents come before their children.
    for parent in model.pools.indices { share(below: parent, wanted) }
    return Dictionary(
      wanted.keys.map { (PoolID(rawValue: UInt16($0)), scaled[$0]) },
      uniquingKeysWith: { first, _ in first })
  }

  private mutating func share(below parent: Int, _ wanted: [Int: Int]) {
    let children = model.pools.indices.filter {
      model.pools[$0].parent.map { Int($0.rawValue) } == parent
    }
    let changed = children.filter { wanted[$0] != nil }
    guard !changed.isEmpty else { return }
    let kept = children.filter { wanted[$0] == nil }
    let room = room(of: parent)
    let weights = changed.map { wanted[$0] ?? 0 }
    let spare = room.written - kept.reduce(0) { $0 + written[$1] } - weights.reduce(0, +)
    let parts = Apportionment.largestRemainder(
      total: max(0, room.scaled - kept.reduce(0) { $0 + scaled[$1] }),
      weights: weights + [max(0, spare)])
    for (place, part) in zip(changed, parts) {
      written[place] = wanted[place] ?? 0
      scaled[place] = part
    }
  }

  /// What the pools below a pool may own together: its own slots or, if it owns none, what the
  /// pools below the one above it may.
  private func room(of pool: Int) -> (written: Int, scaled: Int) {
    if pool == 0 { return (shared, scaled[0]) }
    if written[pool] > 0 { return (written[pool], scaled[pool]) }
    return room(of: model.pools[pool].parent.map { Int($0.rawValue) } ?? 0)
  }
}
