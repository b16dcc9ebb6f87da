import Scheduling
import Simulating
import Testing

@testable import Planning

@Suite("Another number of slots")
struct SlotScalingTests {
  @Test("as written leaves a model as it is") func identity() {
    let models = [
      SlotModels.list(of: 3, slots: 7, SlotModels.fixed(1)),
      SlotModels.workspaces([(5, 1), (3, 1)], slots: 12),
      SlotModels.workspaces([(5, 1), (3, 1)], slots: 12, hard: true),
    ]
    for model in models {
      #expect(model.resized(to: model.writtenSlots, sharing: .asWritten).pools == model.pools)
    }
  }

  @Test(
    "R17: workspaces keep their shares by largest remainder",
    arguments: [
      (40, [14, 16, 10]), (41, [14, 17, 10]), (80, [28, 32, 20]), (1, [0, 1, 0]), (3, [1, 1, 1]),
    ])
  func shares(slots: Int, own: [Int]) {
    let model = SlotModels.workspaces([(14, 1), (16, 1), (10, 1)])
    for sharing in SlotSharing.allCases {
      let resized = model.resized(to: slots, sharing: sharing)
      #expect(resized.workspaces.map { resized.pools[$0].allotment.own } == own)
      #expect(SlotTree.problems(in: resized.pools).isEmpty)
    }
  }

  @Test("R12, R13: soft slots borrow and lend, hard ones do neither beyond their own")
  func kinds() {
    var model = SlotModels.workspaces([(4, 1), (4, 1)], hard: true)
    model.pools[1].lends = false
    let soft = model.resized(to: 10, sharing: .soft)
    #expect(soft.pools[1].allotment == .soft(5, max: nil) && soft.pools[1].lends)
    let hard = soft.resized(to: 6, sharing: .hard)
    #expect(hard.pools[1].allotment == .hard(3) && hard.pools[3].allotment == .hard(3))
  }

  @Test("slots that nobody owns stay so, but for hard ones they are shared out") func spare() {
    let model = SlotModels.workspaces([(2, 1), (2, 1)], slots: 8)
    #expect(model.ownSlots(of: 16, sharing: .soft)[1] == 4)
    #expect(model.ownSlots(of: 16, sharing: .hard)[1] == 8)
    var inbound = model
    inbound.pools[0].inboundReserve = InboundReserve(slots: 3)
    #expect(inbound.ownSlots(of: 16, sharing: .hard)[1] == 4)
    #expect(inbound.resized(to: 2, sharing: .soft).pools[0].inboundReserve?.slots == 1)
  }

  @Test("a max of a pool that owns slots grows with them, another stays") func limits() {
    var model = SlotModels.workspaces([(4, 1), (4, 1)])
    model.pools[1].allotment = .soft(4, max: 6)
    model.pools[2].allotment = .unallotted(max: 3)
    let twice = model.resized(to: 16, sharing: .asWritten)
    #expect(twice.pools[1].allotment == .soft(8, max: 12))
    #expect(twice.pools[2].allotment == .unallotted(max: 3))
  }

  @Test("R19: slots that operators set during the run keep their share") func timeline() {
    var model = SlotModels.workspaces([(4, 1), (4, 1)])
    let pool = PoolID(rawValue: 1)
    model.timeline = [
      TimedCommand(at: SlotModels.start, .setSlots(pool, .soft(2, max: nil)))
    ]
    let half = model.resized(to: 4, sharing: .hard)
    #expect(half.timeline.first?.command == .setSlots(pool, .hard(1)))
  }

  /// Workspaces of a hundred together; what is set in the afternoon, for another number of slots.
  static let afternoons: [(set: [Int], slots: Int, own: [Int])] = [
    // 3.33 each of 10 that are left: nothing is lost to rounding.
    ([30, 30, 40], 11, [3, 3, 5]), ([33, 33, 34], 10, [3, 3, 4]),
    // 40 of the hundred are given up.
    ([20, 20, 20], 10, [2, 2, 2]), ([20, 20, 20], 4, [1, 1, 1]), ([100, 0, 0], 7, [7, 0, 0]),
  ]

  @Test(
    "R17, R19: what is set together is shared out together, and never more than there is",
    arguments: afternoons.indices)
  func afternoon(_ index: Int) {
    let (set, slots, own) = Self.afternoons[index]
    var model = SlotModels.workspaces([(40, 1), (30, 1), (30, 1)])
    model.timeline = zip(model.workspaces, set).map { place, own in
      TimedCommand(
        at: SlotModels.start + .hours(1),
        .setSlots(PoolID(rawValue: UInt16(place)), .hard(own)))
    }
    let resized = model.resized(to: slots, sharing: .asWritten)
    let then = resized.timeline.map { timed -> Int in
      guard case .setSlots(_, let allotment) = timed.command else { return -1 }
      return allotment.own
    }
    #expect(then == own)
    #expect(model.resized(to: 100, sharing: .asWritten).timeline == model.timeline)
  }

  @Test("R19: who is not set keeps his slots, and the others share what is left") func onlyOne() {
    var model = SlotModels.workspaces([(4, 1), (4, 1)])
    let first = PoolID(rawValue: 1)
    let organisation = PoolID(rawValue: 0)
    model.timeline = [
      TimedCommand(at: SlotModels.start + .hours(1), .setSlots(first, .soft(2, max: nil))),
      TimedCommand(at: SlotModels.start + .hours(2), .setSlots(organisation, .hard(12))),
      TimedCommand(at: SlotModels.start + .hours(2), .setSlots(first, .soft(8, max: 10))),
    ]
    let resized = model.resized(to: 5, sharing: .asWritten)
    #expect(resized.workspaces.map { resized.pools[$0].allotment.own } == [3, 2])
    #expect(
      resized.timeline.map(\.command) == [
        .setSlots(first, .soft(2, max: nil)), .setSlots(organisation, .hard(8)),
        .setSlots(first, .soft(6, max: 8)),
      ])
  }

  @Test("a workspace whose own slots are rounded to none may still borrow") func borrower() {
    var model = SlotModels.workspaces([(5, 1), (40, 1)])
    model.pools[1].allotment = .soft(5, max: 10)
    let resized = model.resized(to: 1, sharing: .soft)
    #expect(resized.pools[1].allotment == .soft(0, max: 1))
  }

  @Test("the ways to share that differ, that of the scenario first") func ways() {
    let soft = SlotModels.workspaces([(4, 1), (4, 1)])
    #expect(SlotSharing.ways(of: soft) == [.soft, .hard])
    #expect(
      SlotSharing.ways(of: soft.resized(to: 8, sharing: .hard)) == [.hard, .soft])
    var mixed = soft
    mixed.pools[1].allotment = .hard(4)
    #expect(SlotSharing.ways(of: mixed) == [.asWritten, .soft, .hard])
    let alone = SlotModels.list(of: 1, SlotModels.fixed(1))
    #expect(SlotSharing.ways(of: alone) == [.asWritten])
  }
}
