import Foundation
import Statistics
import Testing

/// SSJ's `CallCenter`: 13 hours with their own rates and agents, a day's busyness drawn from a
/// gamma distribution, a tenth of the callers without patience.
struct CallCenterTheoryTests {
  /// Published with 90 % intervals, of 1,000 and of 10,000 days: `CallCenter.res` and
  /// `CallCenter.txt` of SSJ. Ratios are to the 1,660 callers of an average day.
  static let published: [(shape: Double, wait: ClosedRange<Double>, good: Double, lost: Double)] = [
    (10, 12.243...13.229, 0.854, 0.037), (400, 4.680...4.746, 0.925, 0.020),
  ]

  @Test("The exact day lies in the published intervals", arguments: published)
  func exact(row: (shape: Double, wait: ClosedRange<Double>, good: Double, lost: Double)) {
    let (wait, good, lost) = CallCenterDay.averages(busynessShape: row.shape)
    #expect(row.wait.contains(wait), "waits \(wait) s")
    expectEqual(good, row.good, within: 2e-3)
    expectEqual(lost, row.lost, within: 6e-4)
  }

  @Test("Callers simulated one by one wait, stay and leave as the exact day says")
  func simulated() {
    let day = CallCenterDay.sums(busyness: 1)
    var (waiting, lost, good) = ([Double](), [Double](), [Double]())
    for number in 0..<150 {
      let reference = Self.day(number, .atTheHeadOfTheQueue)
      waiting.append(reference.waiting)
      lost.append(Double(reference.lost))
      good.append(Double(reference.good))
    }
    expectMean(waiting, day.waiting, "seconds waited")
    expectMean(lost, day.left, "callers lost")
    expectMean(good, day.arrivals - day.late, "callers who wait less than 20 s")
  }

  /// Whoever has lost patience takes no slot when the turn comes, and the time waited is counted up
  /// to the loss of patience: when it is noticed moves nobody's turn. So a task that expires is
  /// SSJ's caller who is found gone.
  @Test("To notice at once who leaves, or when the turn comes, is the same day", arguments: 0..<12)
  func noticing(number: Int) {
    let late = Self.day(number, .atTheHeadOfTheQueue)
    let atOnce = Self.day(number, .atOnce)
    #expect(late.lost == atOnce.lost && late.good == atOnce.good && late.lost > 0)
    expectEqual(late.waiting, atOnce.waiting, within: 1e-6)
  }

  private static func day(
    _ number: Int, _ noticed: CallCenterReference.Noticed
  ) -> CallCenterReference {
    CallCenterReference(
      CallCenterReference.callers(
        rates: CallCenterDay.rates, busyness: 1, seed: Seed(rawValue: 9), day: UInt32(number)),
      agents: CallCenterDay.agents, noticed: noticed)
  }
}
