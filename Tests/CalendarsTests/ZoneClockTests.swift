import Calendars
import Scheduling
import Testing

@Suite("Clocks of zones")
struct ZoneClockTests {
  @Test(
    "R6: in a gap the first instant after it, of two the first",
    arguments: [
      ("America/New_York", "2026-03-08 01:59", "2026-03-08 06:59"),
      ("America/New_York", "2026-03-08 02:00", "2026-03-08 07:00"),
      ("America/New_York", "2026-03-08 02:30", "2026-03-08 07:00"),
      ("America/New_York", "2026-03-08 03:00", "2026-03-08 07:00"),
      ("America/New_York", "2026-11-01 01:30", "2026-11-01 05:30"),
      ("America/New_York", "2026-11-01 02:00", "2026-11-01 07:00"),
      ("Europe/London", "2026-03-29 01:30", "2026-03-29 01:00"),
      ("Europe/London", "2026-10-25 01:30", "2026-10-25 00:30"),
      // Half an hour of daylight saving.
      ("Australia/Lord_Howe", "2026-10-04 02:15", "2026-10-03 15:30"),
      ("Australia/Lord_Howe", "2026-04-05 01:45", "2026-04-04 14:45"),
      // Two hours of it, on an ice shelf.
      ("Antarctica/Troll", "2026-03-29 01:30", "2026-03-29 01:00"),
      ("Antarctica/Troll", "2026-10-25 02:00", "2026-10-25 00:00"),
      // Clocks put back for Ramadan.
      ("Africa/Casablanca", "2026-02-15 02:30", "2026-02-15 01:30"),
      ("Africa/Casablanca", "2026-03-22 02:30", "2026-03-22 02:00"),
      // Changes at midnight: a date that begins at 01:00, an evening hour shown twice.
      ("America/Sao_Paulo", "2018-11-04 00:00", "2018-11-04 03:00"),
      ("America/Sao_Paulo", "2018-11-03 24:00", "2018-11-04 03:00"),
      ("America/Sao_Paulo", "2018-02-17 23:30", "2018-02-18 01:30"),
      ("America/Sao_Paulo", "2018-02-18 00:00", "2018-02-18 03:00"),
      // A date that never was.
      ("Pacific/Apia", "2011-12-29 24:00", "2011-12-30 10:00"),
      ("Pacific/Apia", "2011-12-30 12:00", "2011-12-30 10:00"),
      ("Pacific/Apia", "2011-12-31 00:00", "2011-12-30 10:00"),
      ("Asia/Kolkata", "2026-03-08 02:30", "2026-03-07 21:00"),
    ])
  func gapsAndOverlaps(zone: String, wall: String, expected: String) throws {
    let wall = try WallTime(parsing: wall)
    let clock = try clock(zone, wall.date.year, through: wall.date.year)
    #expect(clock.instant(of: wall) == (try utc(expected)))
  }

  @Test("Apia skipped 2011-12-30 and no other date")
  func skippedDate() throws {
    let clock = try clock("Pacific/Apia", 2011, through: 2012)
    let first = try CivilDate(parsing: "2011-01-01")
    let skipped = (0..<731).map { first.adding(days: $0) }.filter { !clock.exists($0) }
    #expect(skipped.map(\.description) == ["2011-12-30"])
  }

  @Test("a clock outside of whole-second instants rounds down, before 1970 too")
  func roundsDown() throws {
    let clock = try clock("UTC", 1960, through: 1970)
    #expect("\(clock.wallTime(at: Instant(milliseconds: -1)))" == "1969-12-31 23:59:59")
    #expect("\(clock.wallTime(at: Instant(milliseconds: 999)))" == "1970-01-01 00:00")
  }

  @Test(
    "the offset right at a change is the new one",
    arguments: [(-1, -18_000), (0, -14_400), (1, -14_400)] as [(Int64, Int)])
  func changeIsInclusive(milliseconds: Int64, offset: Int) throws {
    let clock = try clock("America/New_York", 2026, through: 2026)
    let change = try utc("2026-03-08 07:00")
    #expect(clock.changes.contains(change))
    #expect(clock.offsetInSeconds(at: change + TimeSpan(milliseconds: milliseconds)) == offset)
  }

  @Test(
    "R1: names that are accepted",
    arguments: [
      "Asia/Kolkata", "Asia/Calcutta", "US/Eastern", "UTC", "GMT", "Etc/UTC", "Etc/GMT-3",
    ])
  func accepted(name: String) throws { #expect(try clock(name, 2026, through: 2026).name == name) }

  @Test(
    "R1: names that are refused, and what is suggested",
    arguments: [
      ("Europe/Berln", "Europe/Berlin"), ("europe/berlin", "Europe/Berlin"),
      ("Berlin", "Europe/Berlin"), ("Amercia/New_York", "America/New_York"),
      ("New York", "America/New_York"), ("Asia/Kolkatta", "Asia/Kolkata"),
      // Fixed offsets and abbreviations, which know no daylight saving.
      ("EST", "America/New_York"), ("PST", "America/Los_Angeles"), ("Utc", "UTC"),
      ("GMT+5", nil), ("", nil), ("Mars/Olympus_Mons_Basecamp", nil),
    ] as [(String, String?)])
  func refused(name: String, suggestion: String?) throws {
    #expect(ZoneClock.closestZoneNames(to: name).first == suggestion)
    #expect(
      throws: CalendarError.unknownZone(name, closest: ZoneClock.closestZoneNames(to: name))
    ) { try clock(name, 2026, through: 2026) }
  }

  @Test(
    "written for people and machines",
    arguments: [
      (TimeStyle.weekdayTime, "Fri 18:00"), (.weekdayDateTime, "Fri 2026-11-27 18:00"),
      (.rfc3339, "2026-11-27T18:00:09.050-05:00"),
    ])
  func formats(style: TimeStyle, expected: String) throws {
    let clock = try clock("America/New_York", 2026, through: 2026)
    let instant = try utc("2026-11-27 23:00:09") + TimeSpan(milliseconds: 50)
    #expect(clock.format(instant, as: style) == expected)
  }

  @Test(
    "RFC 3339 offsets",
    arguments: [
      ("UTC", "2026-01-01 00:00", "2026-01-01T00:00:00Z"),
      ("Asia/Kathmandu", "2026-01-01 00:00", "2026-01-01T05:45:00+05:45"),
      ("America/St_Johns", "2026-01-01 00:00", "2025-12-31T20:30:00-03:30"),
      // 44 minutes and 30 seconds behind, which RFC 3339 cannot write.
      ("Africa/Monrovia", "1971-06-01 00:00", "1971-06-01T00:00:00Z"),
    ])
  func offsets(zone: String, instant: String, expected: String) throws {
    let instant = try utc(instant)
    let clock = try ZoneClock(named: zone, from: instant, to: instant)
    #expect(clock.format(instant, as: .rfc3339) == expected)
  }

  @Test("never is written without a trap")
  func distantFuture() throws {
    let clock = try clock("Pacific/Kiritimati", 2026, through: 2026)
    for style in TimeStyle.allCases { #expect(!clock.format(.distantFuture, as: style).isEmpty) }
  }

  @Test("the edition of the zone database is a year and a letter")
  func databaseVersion() {
    #expect(ZoneClock.databaseVersion.wholeMatch(of: /20\d\d[a-z]+/) != nil)
  }
}
