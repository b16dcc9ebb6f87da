import Scheduling
import Testing

@testable import Reporting

/// What a contact waited for, in a few words.
@Suite struct HoldWordsTests {
  private static let pool = PoolID(rawValue: 1)
  private static let words = HoldWords([
    PoolLabel(path: ["harbour"], kind: .organisation, allotment: .hard(9)),
    PoolLabel(path: ["harbour", "north"], kind: .workspace, allotment: .hard(4)),
  ])

  @Test(arguments: [
    (Hold.slots, "a slot, others going first (R11)"),
    (.ceiling(pool), "a slot of north, which ran all it may (R12)"),
    (.unlent(pool), "a slot of north, which does not lend (R13)"),
    (.reclaim(pool), "a slot that north had lent (R14)"),
    (.reserve(pool), "a slot of north beyond those for calls that come in (R18)"),
    (.ceiling(PoolID(rawValue: 0)), "a slot of harbour, which ran all it may (R12)"),
    (.interval(until: Instant(milliseconds: 5)), "its next attempt (R24)"),
    (.callback(at: Instant(milliseconds: 5)), "the time it asked for (R25)"),
    (.hours(until: nil), "its calling hours (R10)"),
    (.trunk(until: Instant(milliseconds: 5)), "the pace of the trunk (R34)"),
  ])
  func aHoldIsSaidWithItsRule(_ hold: Hold, _ text: String) {
    #expect(Self.words.brief(hold) == text)
  }
}
