import TestSupport
import Testing

@testable import Scheduling

/// Why a pool has no slot to give, at the level of the tree.
struct SlotHoldTests {
  /// Calls that run in a tree, and what keeps one more from starting in a pool.
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var pools: [PoolSpec]
    /// How many calls run in which pools.
    var running: [(pool: UInt16, calls: Int)]
    /// Slots out of order.
    var lost = 0
    /// The pool that is asked.
    var pool: UInt16
    var expected: Hold?
  }

  static func id(_ pool: UInt16) -> PoolID { PoolID(rawValue: pool) }

  /// Two soft workspaces with two slots each, and a campaign in each.
  static let two: [PoolSpec] = [
    .organisation(4), .workspace(.soft(2, max: nil)), .workspace(.soft(2, max: nil)),
    .campaign(in: 1), .campaign(in: 2),
  ]

  /// Of six slots the first workspace keeps its four.
  static let kept: [PoolSpec] = [
    .organisation(6), .workspace(.hard(4), lends: false), .workspace(.soft(2, max: nil)),
  ]

  /// Two workspaces, and a slot that is kept for calls that come in.
  static let reserving: [PoolSpec] = [
    .organisation(4, inboundReserve: InboundReserve(slots: 1)), .workspace(.soft(2, max: nil)),
    .workspace(.soft(2, max: nil)), .pool(.inbound, in: 0, .unallotted(max: nil)),
  ]

  static let cases: [Case] = [
    Case(
      testDescription: "R20: nothing, while a slot is free", pools: two, running: [(3, 3)],
      pool: 3, expected: nil),
    Case(
      testDescription: "R11: every slot is taken", pools: two, running: [(3, 2), (4, 2)], pool: 3,
      expected: .slots),
    Case(
      testDescription: "R11: a borrower is no owner", pools: two, running: [(3, 4)], pool: 3,
      expected: .slots),
    Case(
      testDescription: "R14: its slots are lent", pools: two, running: [(3, 3), (4, 1)], pool: 4,
      expected: .reclaim(id(2))),
    Case(
      testDescription: "R11: slots out of order are lent to nobody", pools: two,
      running: [(3, 2)], lost: 2, pool: 4, expected: .slots),
    Case(
      testDescription: "R12: hard slots, while others idle",
      pools: [.organisation(4), .workspace(.hard(2)), .campaign(in: 1)], running: [(2, 2)],
      pool: 2, expected: .ceiling(id(1))),
    Case(
      testDescription: "R12: its own limit also where every slot is taken",
      pools: [.organisation(3), .workspace(.hard(2)), .workspace(.hard(1))],
      running: [(1, 2), (2, 1)], pool: 1, expected: .ceiling(id(1))),
    Case(
      testDescription: "R11: a limit that leaves out nothing limits nothing",
      pools: [.organisation(2), .workspace(.hard(2)), .campaign(in: 1, .hard(2))],
      running: [(2, 2)], pool: 2, expected: .slots),
    Case(
      testDescription: "R14: lent within a workspace that runs all it may",
      pools: [
        .organisation(9), .workspace(.hard(4)), .campaign(in: 1, .soft(2, max: nil)),
        .campaign(in: 1, .soft(2, max: nil)),
      ], running: [(2, 3), (3, 1)], pool: 3, expected: .reclaim(id(3))),
    Case(
      testDescription: "R13: the owner does not lend", pools: kept, running: [(2, 2)], pool: 2,
      expected: .unlent(.organisation)),
    Case(
      testDescription: "R13: the owner itself may have them", pools: kept, running: [(2, 2)],
      pool: 1, expected: nil),
    Case(
      testDescription: "R18: kept for calls that come in", pools: reserving,
      running: [(1, 2), (2, 1)], pool: 1, expected: .reserve(.organisation)),
    Case(
      testDescription: "R18: calls that come in take it", pools: reserving,
      running: [(1, 2), (2, 1)], pool: 3, expected: nil),
    Case(
      testDescription: "R14: lent, though a slot is kept for calls that come in",
      pools: reserving, running: [(1, 3)], pool: 2, expected: .reclaim(id(2))),
  ]

  @Test("R46: why there is no slot", arguments: cases)
  func reason(_ example: Case) {
    var tree = SlotTree(example.pools)
    for (pool, calls) in example.running {
      for _ in 0..<calls { tree.occupy(Self.id(pool)) }
    }
    tree.lose(example.lost)
    #expect(tree.hold(in: Self.id(example.pool)) == example.expected)
    let isRefused = tree.admission(to: Self.id(example.pool)) == nil
    #expect(isRefused == (example.expected != nil))
  }

  @Test("R17: campaigns without a share have lent nothing to the calls that own the slots")
  func unreserved() {
    var tree = SlotTree([
      .organisation(4), .workspace(.soft(4, max: nil)), .pool(.api, in: 1, .soft(4, max: nil)),
      .pool(.campaigns, in: 1, .unallotted(max: nil)), .campaign(in: 3),
    ])
    tree.campaignBegan(in: Self.id(4))
    tree.divideEqually()
    for _ in 0..<4 { tree.occupy(Self.id(2)) }
    #expect(tree.entitlement(of: Self.id(4)) == 4)
    #expect(tree.hold(in: Self.id(4)) == .slots)
  }
}
