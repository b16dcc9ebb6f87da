import Scheduling
public import Simulating

/// The same scenario with another number of slots.
///
/// The organisation gets the number; every pool below keeps its share of what the pool above it
/// has, by largest remainder (R17), and so do slots that nobody owns. `max` of a pool that owns
/// slots grows and shrinks with them; of one that owns none it is a limit that people set, such as
/// what an agent can do at once, and stays. So do reserves for calls that come in, whose need does
/// not depend on how many slots there are.
///
/// - *Soft*: every workspace that owns slots borrows what others leave idle, and lends.
/// - *Hard*: no such workspace uses more than its own; slots that nobody owns are shared out as
///   well, for nobody could use them, unless they are there for calls that come in. A workspace
///   that owns none would call nobody, and keeps borrowing.
///
/// With its own number of slots and `asWritten` a model is unchanged.
extension Model {
  /// The model with so many slots, shared in this way.
  ///
  /// - Precondition: at least one slot.
  public func resized(to slots: Int, sharing: SlotSharing) -> Model {
    precondition(slots >= 1, "nobody is called without a slot")
    var model = self
    let own = ownSlots(of: slots, sharing: sharing)
    for (place, pool) in pools.enumerated() {
      guard pool.allotment.own > 0 else { continue }
      model.pools[place].allotment = pool.allotment.resized(
        to: own[place], sharing: pool.kind == .workspace ? sharing : .asWritten)
      if sharing == .soft, pool.kind == .workspace { model.pools[place].lends = true }
    }
    model.pools[0].allotment = .hard(slots)
    for place in model.pools.indices {
      guard let reserve = model.pools[place].inboundReserve else { continue }
      let most = place == 0 ? slots - 1 : own[place]
      model.pools[place].inboundReserve?.slots = min(reserve.slots, max(0, most))
    }
    model.timeline = timeline(resizedTo: slots, own: own, sharing: sharing)
    return model
  }

  /// What operators do to slots during the run keeps its proportion (R19).
  private func timeline(
    resizedTo slots: Int, own: [Int], sharing: SlotSharing
  ) -> [TimedCommand] {
    var resized = timeline
    func allotment(_ place: Int) -> (pool: PoolID, allotment: Allotment)? {
      guard case .setSlots(let pool, let allotment) = timeline[place].command else { return nil }
      return (pool, allotment)
    }
    var scaling = TimelineScaling(
      self, slots: slots, own: own, sharesOutSpare: sharing == .hard && !keepsSpareForInbound)
    let places = timeline.indices.filter { allotment($0) != nil }
    for instant in Set(places.map { timeline[$0].at }).sorted() {
      let together = places.filter { timeline[$0].at == instant }
      let parts = scaling.set(
        together.compactMap { place in allotment(place).map { ($0.pool, $0.allotment.own) } })
      for place in together {
        guard let (pool, allotment) = allotment(place) else { continue }
        let isWorkspace = pools[Int(pool.rawValue)].kind == .workspace
        resized[place].command = .setSlots(
          pool,
          allotment.resized(to: parts[pool] ?? 0, sharing: isWorkspace ? sharing : .asWritten))
      }
    }
    return resized
  }

  /// The slots of the organisation.
  var writtenSlots: Int { pools[0].allotment.own }

  /// The slots that each pool owns if the organisation has so many.
  func ownSlots(of slots: Int, sharing: SlotSharing) -> [Int] {
    var own = [Int](repeating: 0, count: pools.count)
    // What the pools below a pool may own together, as written and now.
    var room = [(written: Int, now: Int)](repeating: (0, 0), count: pools.count)
    own[0] = slots
    room[0] = (writtenSlots, slots)
    let sharesOutSpare = sharing == .hard && !keepsSpareForInbound
    for parent in pools.indices {
      let children = pools.indices.filter {
        pools[$0].parent.map { Int($0.rawValue) == parent } ?? false
      }
      guard !children.isEmpty else { continue }
      let shares = children.map { pools[$0].allotment.own }
      let allotted = shares.reduce(0, +)
      let spare = parent == 0 && sharesOutSpare ? 0 : max(0, room[parent].written - allotted)
      let parts = Apportionment.largestRemainder(total: room[parent].now, weights: shares + [spare])
      for (child, part) in zip(children, parts) {
        own[child] = part
        let owns = pools[child].allotment.own > 0
        room[child] = owns ? (pools[child].allotment.own, part) : room[parent]
      }
    }
    return own
  }

  /// Whether slots that nobody owns are there for calls that come in for the organisation.
  private var keepsSpareForInbound: Bool {
    pools[0].inboundReserve != nil
      || pools.contains { $0.kind == .inbound && $0.parent == .organisation }
  }
}

extension Allotment {
  /// The same with other slots of its own, shared in this way; a `max` keeps its ratio to them,
  /// rounded up, and is never 0: who borrows may lose his own slots to rounding, not his calls.
  fileprivate func resized(to own: Int, sharing: SlotSharing) -> Allotment {
    switch (sharing, self) {
    case (_, .unallotted): self
    case (.hard, _), (.asWritten, .hard): .hard(own)
    case (.soft, .hard): .soft(own, max: nil)
    case (_, .soft(let written, let most)):
      .soft(
        own,
        max: most.map { written > 0 ? max(own, 1, ($0 * own + written - 1) / written) : $0 })
    }
  }
}
