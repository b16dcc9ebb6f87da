import Foundation
import Statistics
import Testing

/// Queues from empty, with rates and slots that change: the exact solution against published
/// simulations, against equilibrium, and against callers simulated one by one.
struct StaffedDayTests {
  /// 8 hours of 4.2 calls a minute, 2 minutes each, on 12 slots, then until all are answered:
  /// `MMC` and, with a patience of a minute, `MMCAb` of ContactCenters (Buist, L'Ecuyer; GitHub
  /// umontreal-simul/contactcenters, doc/examples), 1,000 days each.
  static func contactCenter(patience: Double, room: Int) -> StaffedDay {
    StaffedDay(
      periods: [.init(length: 28_800, arrivalRate: 4.2 / 60, slots: 12)], meanCall: 120,
      meanPatience: patience, room: room)
  }

  @Test("MMC: published intervals hold the exact figures")
  func patientCallers() {
    let sums = Self.contactCenter(patience: .infinity, room: 150).sums(acceptableWait: 20)
    expectEqual(sums.answeredInTime, 1815.27, within: 0.005)
    expectEqual(sums.answeredInTime / sums.answered, 0.90043, within: 5e-6)
    expectEqual(sums.waitingOfAnswered / sums.answered / 60, 0.10068, within: 5e-6)
    expectEqual(sums.busy / (12 * 28_800), 0.69693, within: 5e-6)
    #expect((1812.6...1819.7).contains(sums.answeredInTime))
    #expect(sums.left == 0 && abs(sums.answeredInTime + sums.late - 2016) < 1e-6)
  }

  @Test("MMCAb: published intervals hold the exact figures")
  func impatientCallers() {
    let sums = Self.contactCenter(patience: 60, room: 40).sums(acceptableWait: 20)
    expectEqual(sums.busy / (12 * 28_800), 0.67656, within: 5e-6)
    expectEqual(sums.left, 59.237, within: 5e-4)
    #expect((57.660...59.558).contains(sums.left))
    #expect((1903.785...1908.231).contains(sums.answeredInTime))
    expectEqual(sums.answeredInTime / sums.answered, 0.975, within: 1e-3)
    expectEqual(sums.waitingOfAnswered / sums.answered / 60, 0.024, within: 5e-4)
    let leftLate = sums.late - (sums.answered - sums.answeredInTime)
    expectEqual(sums.answeredInTime / (sums.answered + leftLate), 0.968, within: 5e-4)
  }

  @Test("After many hours it is equilibrium, whatever the hours before")
  func equilibrium() {
    let day = StaffedDay(
      periods: [
        .init(length: 5000, arrivalRate: 0.4, slots: 9),
        .init(length: 4000, arrivalRate: 0.1, slots: 5),
        .init(length: 1000, arrivalRate: 0.1, slots: 5),
      ], meanCall: 40, meanPatience: 90, room: 40)
    let queue = ImpatientQueue(
      arrivalRate: 0.1, meanCall: 40, slots: 5, meanPatience: 90, room: 40)
    let times = day.occupations()[2].calls
    for (calls, probability) in queue.probabilities.enumerated() {
      expectEqual(times[calls] / 1000, probability, within: 1e-12)
    }
    #expect(day.occupations()[1].surplus.count == 4)
    // Nine calls ran when four of nine slots were taken away: with a call's end they are eight …
    let surplus = day.occupations()[1].surplus.joined().reduce(0, +)
    expectEqual(surplus, 40.0 / 9 + 40.0 / 8 + 40.0 / 7 + 40.0 / 6, within: 0.02)
  }

  @Test("All time is in some state, and whoever comes is served or leaves")
  func conservation() {
    var day = StaffedDay(
      periods: [
        .init(length: 600, arrivalRate: 0.3, slots: 7),
        .init(length: 300, arrivalRate: 0.2, slots: 3),
        .init(length: 900, arrivalRate: 0.05, slots: 6),
        .init(length: 3000, arrivalRate: 0, slots: 6),
      ], meanCall: 50, meanPatience: 100, balking: 0.2, room: 80)
    for occupation in day.occupations() {
      let time = occupation.calls.reduce(0, +) + occupation.surplus.joined().reduce(0, +)
      expectEqual(time, occupation.period.length, within: 1e-9)
    }
    var sums = day.sums(acceptableWait: 10)
    expectEqual(sums.arrivals, 285, within: 1e-9)
    expectEqual(sums.busy / 50, sums.answered, within: 1e-6)
    day.meanPatience = .infinity
    day.room = 200
    sums = day.sums(acceptableWait: 10)
    expectEqual(sums.busy / 50, sums.answered, within: 1e-6)
  }
}
