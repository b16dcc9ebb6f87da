import Calendars
import Foundation
import Scheduling
import Testing

/// Zones with two years each: every kind of change that the zone database knows of late.
let zonesAndYears: [(zone: String, firstYear: Int)] = [
  ("America/New_York", 2025), ("America/Los_Angeles", 2026), ("America/Phoenix", 2025),
  ("America/St_Johns", 2010), ("America/Havana", 2025), ("America/Santiago", 2025),
  ("America/Sao_Paulo", 2017), ("America/Caracas", 2016), ("Europe/London", 2025),
  ("Europe/Berlin", 2026), ("Europe/Dublin", 2025), ("Atlantic/Azores", 2025),
  ("Africa/Casablanca", 2025), ("Africa/Cairo", 2023), ("Antarctica/Troll", 2025),
  ("Asia/Kolkata", 2026), ("Asia/Kathmandu", 2025), ("Asia/Tehran", 2021),
  ("Asia/Beirut", 2025), ("Asia/Pyongyang", 2018), ("Asia/Tokyo", 2025),
  ("Australia/Sydney", 2025), ("Australia/Lord_Howe", 2025), ("Pacific/Auckland", 2025),
  ("Pacific/Chatham", 2026), ("Pacific/Apia", 2011), ("Pacific/Kiritimati", 2025),
]

@Suite("Clocks against Foundation's Calendar (R1, R6)")
struct ZoneClockOracleTests {
  @Test("instant to wall time, offset and back", arguments: zonesAndYears)
  func instants(zone: String, firstYear: Int) throws {
    let clock = try clock(zone, firstYear, through: firstYear + 1)
    let calendar = try calendar(of: zone)
    // A prime number of minutes visits every minute of the hour; around changes go by quarters.
    let begin = clock.span.lowerBound.milliseconds
    var instants = Array(
      stride(from: begin, to: clock.span.upperBound.milliseconds, by: 61 * 60_000))
    for change in clock.changes.dropFirst() {
      let middle = change.milliseconds
      instants += stride(from: middle - 90_000_000, to: middle + 90_000_000, by: 900_000)
      instants += [middle - 1, middle, middle + 1]
    }
    var mistakes: [Int64] = []
    for milliseconds in instants {
      let instant = Instant(milliseconds: milliseconds)
      let date = Date(timeIntervalSince1970: Double(milliseconds) / 1000)
      let parts = calendar.dateComponents(
        [.year, .month, .day, .hour, .minute, .second, .weekday], from: date)
      let wall = clock.wallTime(at: instant)
      let isRight =
        wall.date.year == parts.year && wall.date.month == parts.month
        && wall.date.day == parts.day && wall.time.hour == parts.hour
        && wall.time.minute == parts.minute && wall.time.second == parts.second
        && wall.date.weekday.rawValue % 7 + 1 == parts.weekday
        && clock.offsetInSeconds(at: instant) == calendar.timeZone.secondsFromGMT(for: date)
      // Back again it is the same instant, or the first of two that look alike.
      let back = clock.instant(of: wall)
      let isBack = back <= instant && clock.wallTime(at: back) == wall
      if !isRight || !isBack { mistakes.append(milliseconds) }
    }
    #expect(mistakes.isEmpty)
  }

  @Test("wall time to instant", arguments: zonesAndYears)
  func wallTimes(zone: String, firstYear: Int) throws {
    let clock = try clock(zone, firstYear, through: firstYear + 1)
    let calendar = try calendar(of: zone)
    var mistakes: [String] = []
    let first = try #require(CivilDate(year: firstYear, month: 1, day: 1))
    for day in 1..<729 {
      let date = first.adding(days: day)
      // Each date is asked for four times of day; together the dates ask for all of them.
      for quarter in 0..<4 {
        let seconds = (day * 7 + quarter * 24) % 96 * 900
        let wall = WallTime(date, try #require(LocalTime(secondsOfDay: seconds)))
        let expected = try #require(firstInstant(of: wall, in: calendar))
        if clock.instant(of: wall) != expected { mistakes.append("\(wall)") }
      }
    }
    #expect(mistakes.isEmpty)
  }
}

/// The Gregorian calendar of a zone.
func calendar(of zone: String) throws -> Calendar {
  var calendar = Calendar(identifier: .gregorian)
  calendar.timeZone = try #require(TimeZone(identifier: zone))
  return calendar
}

/// The instant of a wall time by R6: what Foundation finds where the time exists, the first of two.
///
/// Where it does not exist, the first minute at which the wall shows a later time, from offsets
/// alone: in the gap of Chatham, 02:45 to 03:45, Foundation's policy `nextTime` answers 04:00 to a
/// question for 02:45, and on the date that Apia never had it has no answer.
func firstInstant(of wall: WallTime, in calendar: Calendar) -> Instant? {
  let days = wall.time == .endOfDay ? 1 : 0
  let date = wall.date.adding(days: days)
  let seconds = days == 1 ? 0 : wall.time.secondsOfDay
  let parts = DateComponents(
    year: date.year, month: date.month, day: date.day, hour: seconds / 3600,
    minute: seconds / 60 % 60, second: seconds % 60)
  // No offset is more than 14 hours from UTC, and no change more than a day.
  let wallSeconds = date.dayNumber * 86_400 + seconds
  let before = Date(timeIntervalSince1970: Double(wallSeconds - 40 * 3600))
  let found = calendar.nextDate(
    after: before, matching: parts, matchingPolicy: .strict, repeatedTimePolicy: .first)
  let seconds1970 =
    found.map { Int($0.timeIntervalSince1970) }
    ?? stride(from: wallSeconds - 40 * 3600, to: wallSeconds + 40 * 3600, by: 60).first {
      let date = Date(timeIntervalSince1970: Double($0))
      return $0 + calendar.timeZone.secondsFromGMT(for: date) >= wallSeconds
    }
  return seconds1970.map { Instant(milliseconds: Int64($0) * 1000) }
}
