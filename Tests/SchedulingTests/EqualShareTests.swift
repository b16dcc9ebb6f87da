import TestSupport
import Testing

@testable import Scheduling

/// How slots become shares: R16, R17 and what R19 refuses.
struct EqualShareTests {
  static let apportionments: [(total: Int, weights: [Int], parts: [Int])] = [
    (10, [1, 1, 1], [4, 3, 3]), (10, [50, 50], [5, 5]), (7, [50, 50], [4, 3]),
    (10, [70, 30], [7, 3]), (10, [100, 0], [10, 0]), (3, [33, 33, 34], [1, 1, 1]),
    (10, [15, 15, 70], [2, 1, 7]), (1, [20, 30, 50], [0, 0, 1]), (0, [1, 2], [0, 0]),
    (5, [0, 0], [0, 0]), (5, [], []), (100, [335, 335, 330], [34, 33, 33]),
    (4, [1, 1, 1, 1, 1], [1, 1, 1, 1, 0]),
  ]

  @Test("R17: shares become integers by largest remainder, ties by id", arguments: apportionments)
  func largestRemainder(total: Int, weights: [Int], parts: [Int]) {
    #expect(Apportionment.largestRemainder(total: total, weights: weights) == parts)
  }

  static func entitlements(
    _ pools: [PoolSpec], running: Set<UInt16>
  ) -> [Int] {
    var tree = SlotTree(pools)
    for pool in running.sorted() { tree.campaignBegan(in: PoolID(rawValue: pool)) }
    tree.divideEqually()
    return (0..<pools.count).map { tree.entitlement(of: PoolID(rawValue: UInt16($0))) }
  }

  @Test("R16: running campaigns without an allotment share what is left, largest first by id")
  func equalParts() {
    let pools: [PoolSpec] = [
      .organisation(20), .workspace(.soft(10, max: nil)), .campaign(in: 1),
      .campaign(in: 1, .soft(3, max: nil)), .campaign(in: 1), .campaign(in: 1),
    ]
    #expect(Self.entitlements(pools, running: [2, 4, 5])[2...] == [3, 3, 2, 2])
    #expect(Self.entitlements(pools, running: [4, 5])[2...] == [0, 3, 4, 3])
    #expect(Self.entitlements(pools, running: [5])[2...] == [0, 3, 0, 7])
  }

  @Test("R16: what API calls own is not left for campaigns")
  func apiShareIsNotLeft() {
    let pools: [PoolSpec] = [
      .organisation(10), .workspace(.soft(10, max: nil)), .pool(.api, in: 1, .soft(4, max: nil)),
      .campaign(in: 1), .campaign(in: 1),
    ]
    #expect(Self.entitlements(pools, running: [3, 4])[3...] == [3, 3])
  }

  @Test("R17: campaigns whose share is 0 % use what their workspace has")
  func unreservedCampaigns() {
    let pools: [PoolSpec] = [
      .organisation(10), .workspace(.soft(6, max: nil)), .pool(.api, in: 1, .soft(6, max: nil)),
      .pool(.campaigns, in: 1, .unallotted(max: nil)), .campaign(in: 3), .campaign(in: 3),
    ]
    #expect(Self.entitlements(pools, running: [4, 5])[4...] == [3, 3])
  }

  @Test("R16: shares are divided anew when a campaign starts and when one ends")
  func dividedAnew() {
    var setup = Setup([
      .organisation(4), .workspace(.soft(4, max: nil)), .campaign(in: 1), .campaign(in: 1),
    ])
    setup.open(pool: 2, tasks: 12)
    setup.open(pool: 3, tasks: 2, from: 3)
    expectTimeline(
      setup,
      """
      slot 0  aaeeiikk
      slot 1  bbffjjll
      slot 2  ccggmm
      slot 3  ddhhnn
      """
    ) { _, _, _ in .minutes(2) }
  }

  static let problems: [([PoolSpec], [SlotTree.Problem])] = [
    ([], [.malformed(pool: 0)]),
    ([.workspace(.hard(1))], [.malformed(pool: 0)]),
    ([.organisation(3), .campaign(in: 1)], [.malformed(pool: 1)]),
    ([.organisation(3), .organisation(3)], [.malformed(pool: 1)]),
    ([.organisation(-1)], [.impossible(pool: 0, slots: -1)]),
    (
      [.organisation(5), .workspace(.soft(3, max: 2))], [.impossible(pool: 1, slots: 3)]
    ),
    (
      [.organisation(5), .workspace(.hard(3)), .workspace(.soft(3, max: nil))],
      [.overAllotted(pool: 0, allotted: 6, available: 5)]
    ),
    (
      [.organisation(5), .workspace(.hard(3)), .campaign(in: 1, .hard(4))],
      [.overAllotted(pool: 1, allotted: 4, available: 3)]
    ),
    (
      [.organisation(5, inboundReserve: InboundReserve(slots: 6))],
      [.overReserved(pool: 0, reserve: 6, available: 5)]
    ),
    ([.organisation(5), .workspace(.hard(5)), .campaign(in: 1, .hard(5))], []),
  ]

  @Test("R19: what cannot be is named with both figures", arguments: problems)
  func named(pools: [PoolSpec], problems: [SlotTree.Problem]) {
    #expect(SlotTree.problems(in: pools) == problems)
  }

  @Test("R19: a tree may have seven levels below the organisation, not eight")
  func depth() {
    func chain(_ levels: Int) -> [PoolSpec] {
      [.organisation(1)] + (0..<levels).map { .pool(.workspace, in: UInt16($0), .hard(1)) }
    }
    #expect(SlotTree.problems(in: chain(7)) == [])
    #expect(SlotTree.problems(in: chain(8)) == [.tooDeep(pool: 8)])
  }
}
