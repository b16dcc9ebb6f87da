import TestSupport
import Testing

@testable import Scheduling

/// Who may take a slot: admission at the level of the tree.
struct SlotTreeTests {
  /// Starts calls in a pool until it is refused or `limit` is reached; returns how many started.
  static func fill(_ tree: inout SlotTree, _ pool: UInt16, limit: Int = .max) -> Int {
    var started = 0
    while started < limit, tree.admission(to: PoolID(rawValue: pool)) != nil {
      tree.occupy(PoolID(rawValue: pool))
      started += 1
    }
    return started
  }

  static func end(_ tree: inout SlotTree, _ pool: UInt16) {
    tree.vacate(PoolID(rawValue: pool))
  }

  @Test("R11: a call takes a slot of every pool above it, and each of them can be full")
  func aSlotOfEveryPool() {
    var tree = SlotTree([
      .organisation(4), .workspace(.soft(2, max: 3)), .campaign(in: 1, .soft(1, max: 2)),
      .campaign(in: 1, .soft(1, max: nil)), .workspace(.soft(2, max: nil)),
      .campaign(in: 4, .soft(2, max: nil)),
    ])
    #expect(Self.fill(&tree, 2) == 2, "the campaign is full")
    #expect(Self.fill(&tree, 3) == 1, "the workspace is full")
    #expect(Self.fill(&tree, 5) == 1, "the organisation is full")
    let running = [4, 3, 2, 1, 1, 1]
    for (pool, count) in running.enumerated() {
      #expect(tree.running(in: PoolID(rawValue: UInt16(pool))) == count)
    }
    Self.end(&tree, 3)
    #expect(tree.admission(to: PoolID(rawValue: 2)) == nil, "the campaign is as full as before")
    #expect(Self.fill(&tree, 5) == 1, "what one gives back another takes")
    #expect(tree.admission(to: PoolID(rawValue: 3)) == nil)
  }

  @Test("R12: hard never exceeds its own, soft reaches its max or the ceiling above")
  func hardAndSoft() {
    let pools: [PoolSpec] = [
      .organisation(10), .workspace(.hard(3)), .workspace(.soft(2, max: nil)),
      .workspace(.soft(2, max: 5)), .workspace(.unallotted(max: 4)),
      .campaign(in: 1, .soft(1, max: nil)),
    ]
    let ceilings = [10, 3, 10, 5, 4, 3]
    for (pool, ceiling) in ceilings.enumerated() {
      var tree = SlotTree(pools)
      #expect(tree.ceiling(of: PoolID(rawValue: UInt16(pool))) == ceiling)
      #expect(Self.fill(&tree, UInt16(pool)) == ceiling)
      #expect(tree.running(in: .organisation) == ceiling)
      #expect(tree.peak(of: PoolID(rawValue: UInt16(pool))) == ceiling)
    }
  }

  @Test("R13: hard pools lend their idle slots; a pool with lend: false does not")
  func lending() {
    for (lends, expected) in [(true, 6), (false, 2)] {
      var tree = SlotTree([
        .organisation(6), .workspace(.hard(4), lends: lends), .workspace(.soft(2, max: nil)),
      ])
      #expect(Self.fill(&tree, 2) == expected)
      #expect(Self.fill(&tree, 1) == 6 - expected)
    }
  }

  @Test("R13: slots of a campaign that does not lend are kept from other workspaces too")
  func lendingStopsAtEveryLevel() {
    var tree = SlotTree([
      .organisation(4), .workspace(.soft(2, max: nil)),
      .campaign(in: 1, .soft(2, max: nil), lends: false),
      .workspace(.soft(2, max: nil)), .campaign(in: 3, .soft(2, max: nil)),
    ])
    #expect(Self.fill(&tree, 4) == 2)
    #expect(Self.fill(&tree, 2, limit: 1) == 1)
    #expect(tree.admission(to: PoolID(rawValue: 4)) == nil)
    Self.end(&tree, 4)
    #expect(Self.fill(&tree, 4) == 1)
    #expect(Self.fill(&tree, 2) == 1)
    Self.end(&tree, 2)
    #expect(tree.admission(to: PoolID(rawValue: 4)) == nil, "a slot given back is kept again")
  }

  @Test("R14: levels are borrowed where a pool already runs its own slots")
  func borrowing() {
    var tree = SlotTree([
      .organisation(6), .workspace(.soft(2, max: nil)), .campaign(in: 1, .soft(1, max: nil)),
      .campaign(in: 1, .soft(1, max: nil)), .workspace(.soft(4, max: nil)),
    ])
    let pool = PoolID(rawValue: 2)
    let expected: [Borrowing] = [
      .none, Borrowing(depth: 2), [Borrowing(depth: 1), Borrowing(depth: 2)],
    ]
    for borrowing in expected {
      #expect(tree.admission(to: pool) == borrowing)
      tree.occupy(pool)
    }
    #expect(tree.admission(to: PoolID(rawValue: 3)) == Borrowing(depth: 1))
    #expect(Borrowing(depth: 1).rawValue > Borrowing(depth: 2).rawValue)
  }

  static let inbound: [(InboundReserve.Meaning, inboundRunning: Int, outboundThen: Int)] = [
    (.free, 0, 7), (.ceiling, 0, 7), (.free, 1, 6), (.ceiling, 1, 7), (.free, 3, 4),
    (.ceiling, 3, 7), (.free, 5, 2), (.ceiling, 5, 5), (.free, 8, 0), (.ceiling, 10, 0),
  ]

  @Test(
    "R18: both readings of the inbound reserve differ while inbound calls run", arguments: inbound)
  func inboundReserve(_ meaning: InboundReserve.Meaning, inboundRunning: Int, outboundThen: Int) {
    var tree = SlotTree([
      .organisation(10, inboundReserve: InboundReserve(slots: 3, meaning: meaning)),
      .workspace(.soft(10, max: nil)), .pool(.inbound, in: 0, .unallotted(max: nil)),
    ])
    #expect(Self.fill(&tree, 2, limit: inboundRunning) == inboundRunning)
    #expect(Self.fill(&tree, 1) == outboundThen)
    #expect(
      Self.fill(&tree, 2) == 10 - inboundRunning - outboundThen, "inbound takes any free slot")
    for _ in 0..<outboundThen { Self.end(&tree, 1) }
    for _ in 0..<10 - outboundThen { Self.end(&tree, 2) }
    #expect(Self.fill(&tree, 1) == 7, "a slot given back is as free as before")
  }

  @Test("R15: the least borrowed for its weight comes first")
  func fairness() {
    var tree = SlotTree([
      .organisation(12), .workspace(.soft(1, max: nil)), .workspace(.soft(3, max: nil)),
    ])
    #expect(Self.fill(&tree, 1, limit: 2) == 2)
    #expect(Self.fill(&tree, 2, limit: 5) == 5)
    // One borrowed for a weight of 1 against two for a weight of 3.
    let level = Borrowing(depth: 1)
    let (a, b) = (PoolID(rawValue: 1), PoolID(rawValue: 2))
    #expect(tree.fairness(a, b, borrowing: level) > 0)
    #expect(tree.fairness(b, a, borrowing: level) < 0)
    #expect(Self.fill(&tree, 2, limit: 1) == 1)
    #expect(tree.fairness(a, b, borrowing: level) == 0)
    #expect(tree.fairness(a, b, borrowing: .none) == 0, "owners are not compared")
  }
}
