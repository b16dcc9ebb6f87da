import Simulating
import Testing

/// Waits as counts in bins: exact where it matters, never more than 1/64 too long.
@Suite struct WaitingTimesTests {
  static func waits(_ milliseconds: some Sequence<Int64>) -> WaitingTimes {
    var waits = WaitingTimes()
    for wait in milliseconds { waits.add(wait) }
    return waits
  }

  @Test func nobodyHasWaited() {
    let waits = WaitingTimes()
    #expect(waits.count == 0)
    #expect(waits.meanMs == nil)
    #expect(waits.quantileMs(0.5) == nil)
    #expect(waits.share(within: 1000) == nil)
  }

  @Test func shortWaitsAreExact() {
    let waits = Self.waits(0..<100)
    #expect(waits.meanMs == 49.5)
    #expect(waits.quantileMs(0.5) == 49)
    #expect(waits.quantileMs(0.95) == 94)
    #expect(waits.quantileMs(1) == 99)
    #expect(waits.share(within: 9) == 0.1)
  }

  /// Every length is found again from below, within 1/64 of it.
  @Test(arguments: [0, 1, 127, 128, 129, 255, 256, 1000, 59_999, 3_600_000, 86_400_000_000])
  func aLengthIsFoundAgain(_ milliseconds: Int64) throws {
    // The longest wait bounds what is told, so a longer one stands beside it.
    let waits = Self.waits([milliseconds, milliseconds * 4 + 1])
    let told = try #require(waits.quantileMs(0.5))
    #expect(told >= milliseconds)
    #expect(told - milliseconds <= milliseconds / 64)
    #expect(waits.quantileMs(1) == milliseconds * 4 + 1)
  }

  @Test func accountsAddUpInAnyOrder() {
    let few = Self.waits([5, 1_000_000])
    let many = Self.waits(stride(from: 0, to: 100_000, by: 37))
    var one = few
    one.add(many)
    var other = many
    other.add(few)
    #expect(one == other)
    #expect(one.count == few.count + many.count)
    #expect(one.longestMs == 1_000_000)
    #expect(one.totalMs == few.totalMs + many.totalMs)
  }
}
