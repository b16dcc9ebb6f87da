import Scheduling
import Simulating
import Testing

/// The hour of the week on the wall of a contact.
struct LocalClockTests {
  static let table: [(at: Int64, offset: Int32, hour: Int)] = [
    // 1970-01-01 was a Thursday.
    (0, 0, 72), (3_599_999, 0, 72), (3_600_000, 0, 73), (-1, 0, 71),
    // Monday 1970-01-05 at midnight, and the millisecond before.
    (345_600_000, 0, 0), (345_599_999, 0, 167),
    (0, 3600, 73), (0, -3600, 71), (0, 19_800, 77), (-604_800_001, 0, 71),
    // 2026-11-23 was a Monday; nine o'clock in London.
    (1_795_424_400_000, 0, 9), (1_795_424_400_000, -18_000, 4),
  ]

  @Test("hours count from Monday at midnight, whatever the sign", arguments: table)
  func hourOfWeek(at: Int64, offset: Int32, hour: Int) {
    let clock = LocalClock(changes: [.distantPast], offsetsInSeconds: [offset])
    #expect(clock.hourOfWeek(at: Instant(milliseconds: at)) == hour)
  }

  @Test("a change of the clock counts from its instant on")
  func change() {
    let clock = LocalClock(
      changes: [.distantPast, Instant(milliseconds: 7_200_000)], offsetsInSeconds: [0, 3600])
    #expect(clock.hourOfWeek(at: Instant(milliseconds: 7_199_999)) == 73)
    #expect(clock.hourOfWeek(at: Instant(milliseconds: 7_200_000)) == 75)
  }
}
