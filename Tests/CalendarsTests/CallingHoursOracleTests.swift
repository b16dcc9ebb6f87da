import Calendars
import Foundation
import Scheduling
import Testing

@Suite("Calling hours against Foundation's Calendar")
struct CallingHoursOracleTests {
  @Test("R4–R6: every opening and closing of two years", arguments: zonesAndYears)
  func edges(zone: String, firstYear: Int) throws {
    let clock = try clock(zone, firstYear, through: firstYear + 1)
    let calendar = try calendar(of: zone)
    let hours = try hours("Mon-Fri 09:00-19:00", "Sat-Sun 22:15-02:30", "Sun 01:30-03:15")
    let (start, end) = (clock.span.lowerBound, clock.span.upperBound)
    let first = try #require(CivilDate(year: firstYear, month: 1, day: 1))
    var expected = CallingWindows.never
    for day in -2..<732 {
      let date = first.adding(days: day)
      guard clock.exists(date) else { continue }
      for window in hours.windows where window.weekdays.contains(date.weekday) {
        let closing = window.crossesMidnight ? date.adding(days: 1) : date
        let opens = try #require(firstInstant(of: WallTime(date, window.opens), in: calendar))
        let closes = try #require(firstInstant(of: WallTime(closing, window.closes), in: calendar))
        guard max(opens, start) < min(closes, end) else { continue }
        let window = CallingWindows(edges: [max(opens, start), min(closes, end)])
        // Windows come in order, so that the union is a short one at the end.
        expected = CallingWindows(
          edges: expected.edges.dropLast(2)
            + CallingWindows(edges: expected.edges.suffix(2)).union(window).edges)
      }
    }
    #expect(hours.windows(in: clock, from: start, to: end) == expected)
  }

  @Test(
    "a clock of a short span around a change has the windows of a long one",
    arguments: zonesAndYears)
  func shortSpans(zone: String, firstYear: Int) throws {
    let long = try clock(zone, firstYear, through: firstYear + 1)
    let hours = try hours("daily 00:00-01:30", "Mon-Fri 02:15-03:15", "daily 22:30-23:30")
    let windows = hours.windows(in: long, from: long.span.lowerBound, to: long.span.upperBound)
    for change in long.changes.dropFirst() {
      for halfHours in -6...6 {
        let start = change + .minutes(Int64(halfHours) * 30)
        let end = start + .minutes(90)
        guard long.span.lowerBound <= start, end <= long.span.upperBound else { continue }
        let short = try ZoneClock(named: zone, from: start, to: end)
        let expected = windows.intersection(CallingWindows(edges: [start, end]))
        #expect(hours.windows(in: short, from: start, to: end) == expected)
      }
    }
  }

  @Test("R4: open exactly when the wall says so", arguments: zonesAndYears)
  func isOpen(zone: String, firstYear: Int) throws {
    let clock = try clock(zone, firstYear, through: firstYear + 1)
    let calendar = try calendar(of: zone)
    let windows = CallingHours.standard.windows(
      in: clock, from: clock.span.lowerBound, to: clock.span.upperBound)
    let instants = stride(
      from: clock.span.lowerBound.milliseconds, to: clock.span.upperBound.milliseconds,
      by: 67 * 60_000)
    let mistakes = instants.filter { milliseconds in
      let parts = calendar.dateComponents(
        [.hour, .weekday], from: Date(timeIntervalSince1970: Double(milliseconds) / 1000))
      // No clock is changed between 09:00 and 19:00, so that the wall alone decides.
      let isOpen = (2...6).contains(parts.weekday ?? 0) && (9..<19).contains(parts.hour ?? 0)
      return windows.isOpen(at: Instant(milliseconds: milliseconds)) != isOpen
    }
    #expect(mistakes.isEmpty)
  }
}
