import Calendars
import Scheduling
import Testing

@testable import Reporting

/// Instants as a planner says them.
@Suite struct TimePhrasesTests {
  /// Monday 2026-11-23 09:00 in London.
  private static let start = Instant(milliseconds: 1_795_424_400_000)

  /// Hours from the start to the latest instant of the report and to the one told, and its words.
  private static let cases: [(latest: Int64, instant: Int64, text: String)] = [
    (96, 0, "Mon 09:00"), (96, 144, "Sun 09:00"), (96, 168, "Mon 30 Nov 09:00"),
    (192, 0, "Mon 23 Nov 09:00"),
  ]

  @Test(arguments: cases)
  func aWeekdayIsNeverOneOfTwo(latest: Int64, instant: Int64, text: String) throws {
    let clock = try ZoneClock(
      named: "Europe/London", from: Self.start, to: Self.start + .hours(9000))
    let phrases = TimePhrases(start: Self.start, latest: Self.start + .hours(latest))
    #expect(phrases.by(Self.start + .hours(instant), clock) == text)
  }
}
