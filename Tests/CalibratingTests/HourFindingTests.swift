import Calendars
import Foundation
import Scenarios
import Scheduling
import Simulating
import Statistics
import Testing

@testable import Calibrating

/// Who answers when, from the first calls of a log.
@Suite struct HourFindingTests {
  // MARK: Hours as they are written

  /// The hour of the week that stands there, whatever the offset; 2026-10-01 is a Thursday.
  @Test(
    arguments: [
      ("2026-10-01 09:12:30", 81, nil), ("2026-10-01T09:12+02:00", 81, .minutes(120)),
      ("2026-10-01T09:12:30-03:30", 81, .minutes(-210)), ("2026-10-01T09:12:30.5Z", 81, .utc),
      ("2026-10-01T09:12+00:00", 81, .minutes(0)), ("01.10.2026 9:12", 81, nil),
      ("202610010912", 81, nil), ("2026/10/01 23:59", 95, nil), ("2026-10-01 00:00", 72, nil),
      ("2026-10-04 24:00", 0, nil), ("2026-10-01", nil, nil), ("1790845950", nil, .utc),
      ("1790845950123", nil, .utc),
    ] as [(String, Int?, LoggedText.Offset?)])
  func hoursAreThoseThatAreWritten(
    _ text: String, _ hour: Int?, _ offset: LoggedText.Offset?
  ) throws {
    let time = try #require(LoggedText.time(text))
    #expect(time.hourOfWeek == hour && time.offset == offset)
  }

  /// A zone says on whose clock hours are wherever times have an offset; elsewhere it says nothing,
  /// and that is told. Athens is three hours ahead of Greenwich in October.
  @Test(
    arguments: [
      ("2026-10-01T09:12:30Z", 84), ("1790845950", 84), ("2026-10-01T09:12+00:00", 84),
      ("2026-10-01T09:12:30.5+01:00", 83), ("2026-10-01T22:12-04:00", 101),
      ("2026-10-01 09:12", 81), ("2026-10-01", nil),
    ] as [(String, Int?)])
  func aZoneIsForOffsets(_ text: String, _ hour: Int?) throws {
    let log = try LogText.log("phone,outcome,time\n1,busy,\(text)\n", zone: "Europe/Athens")
    #expect(log.calls[0].hourOfWeek == hour && !log.hasUTC)
    let isUsed = hour.map { $0 > 81 } ?? false
    #expect(log.timezone == (isUsed ? "Europe/Athens" : nil))
    let told = try Calibration(of: log).remarks.filter {
      $0.contains("--timezone Europe/Athens changes nothing")
    }
    #expect(told.count == (isUsed ? 0 : 1))
  }

  /// The summary and the file say on whose clock hours are.
  @Test(arguments: [("Z", "America/New_York"), ("+02:00", "America/New_York"), ("", nil)])
  func theClockIsNamed(_ offset: String, _ named: String?) throws {
    let times = Self.log(time: { "2026-10-05T\($0 % 4 + 17):30:00\(offset)" }) { $0 / 4 % 3 == 0 }
    let calibration = try Calibration(
      of: LogText.log(times, zone: "America/New_York"), name: "found")
    let clock = "by the clock of \(named ?? "the log"), which is taken"
    #expect(calibration.remarks.contains { $0.contains(clock) }, "\(calibration.remarks)")
    #expect(calibration.text.contains("\n  timezone: America/New_York\n") == (named != nil))
    // New York is four hours behind Greenwich in October.
    let hours = ["Z": "13:00-17:00", "+02:00": "11:00-15:00"][offset] ?? "17:00-21:00"
    #expect(calibration.text.contains("    - 'Mon-Fri \(hours)'\n"), "\(calibration.text)")
    _ = try CalibratedWorld.scenario(calibration)
  }

  /// Some programs write UTC as `+00:00`, and so does London in winter, but not all year.
  @Test(
    arguments: [
      (["2026-10-01T09:12:30Z", "2026-10-02 09:12"], true), (["1790845950"], true),
      (["2026-10-01T09:12+00:00", "2026-10-02T10:12:30.25+00:00"], true),
      (["2026-11-02T09:12+00:00", "2026-10-02T10:12+01:00"], false),
      (["2026-10-01T09:12+02:00"], false), (["2026-10-01 09:12"], false),
    ])
  func offsetsTellWhetherTimesAreUTC(_ times: [String], _ isUTC: Bool) throws {
    let rows = times.enumerated().map { "\($0),busy,\($1)\n" }.joined()
    #expect(try LogText.log("phone,outcome,time\n" + rows).hasUTC == isUTC)
  }

  /// A day is often written as its midnight, with the offset of whoever wrote it.
  @Test(
    arguments: [
      ("2026-10-01", true), ("2026-10-01 00:00", true), ("2026-10-01T00:00:00Z", true),
      ("2026-10-01T00:00:00+02:00", true), ("2026-10-01T00:00:00.000-05:30", true),
      ("1790812800", true), ("2026-10-01T02:00:00+02:00", false), ("2026-10-01 00:01", false),
      ("2026-10-01T00:00:00.5+02:00", false), ("1790845950", false),
    ])
  func midnightsAreDays(_ time: String, _ isByDay: Bool) throws {
    let text = "phone,outcome,time\n1,busy,\(time)\n1,busy,2026-10-03\n"
    for zone in [nil, "Europe/Athens"] {
      let counts = CallCounts(try LogText.log(text, zone: zone))
      #expect(counts.isByDay == isByDay)
      if isByDay { #expect(counts.hours.called.isEmpty) }
    }
  }

  @Test func aZoneHasToBeOne() {
    let mistake = #expect(throws: CalibrationMistake.self) {
      try LogText.log("phone,outcome,time\n1,busy,1790845950\n", zone: "Athens")
    }
    #expect(mistake?.description.contains("--timezone Athens: expected a zone") ?? false)
  }

  // MARK: Groups

  /// So many calls in an hour of a day, with so many answered.
  typealias Cell = (day: Weekday, hour: Int, calls: Int, answered: Int)

  private static func groups(_ cells: [Cell]) -> HourGroups {
    var counts = HourCounts()
    for cell in cells {
      for call in 0..<cell.calls {
        counts.note(
          hour: (cell.day.rawValue - 1) * 24 + cell.hour, isPerson: call < cell.answered)
      }
    }
    return HourGroups(counts)
  }

  private static func day(_ day: Weekday, _ hours: Range<Int>, calls: Int) -> [Cell] {
    hours.map { (day, $0, calls, calls / 3) }
  }

  /// What is counted, the groups, and the hours that are left.
  static let grouped: [(what: String, cells: [Cell], groups: [String], thin: String)] = [
    (
      "Monday to Friday are one, hour by hour where there are 200",
      day(.monday, 9..<12, calls: 150) + day(.friday, 9..<12, calls: 60),
      ["Mon-Fri 09:00-10:00", "Mon-Fri 10:00-11:00", "Mon-Fri 11:00-12:00"], "never"
    ),
    (
      "hours go together until there are, what is left with those before",
      day(.tuesday, 9..<14, calls: 90), ["Mon-Fri 09:00-14:00"], "never"
    ),
    (
      "from the morning on", day(.tuesday, 9..<15, calls: 90),
      ["Mon-Fri 09:00-12:00", "Mon-Fri 12:00-15:00"], "never"
    ),
    (
      "not over hours without calls", day(.monday, 9..<10, calls: 300) + [(.monday, 22, 5, 1)],
      ["Mon-Fri 09:00-10:00"], "Mon-Fri 22:00-23:00"
    ),
    (
      "twenty have to answer, and twenty not to",
      [(.monday, 9, 500, 19), (.monday, 11, 500, 481), (.monday, 13, 500, 20)],
      ["Mon-Fri 13:00-14:00"], "Mon-Fri 09:00-10:00, Mon-Fri 11:00-12:00"
    ),
    (
      "Saturday and Sunday stand alone if there are enough",
      day(.monday, 9..<10, calls: 300) + day(.saturday, 9..<10, calls: 300)
        + day(.sunday, 10..<11, calls: 300),
      ["Mon-Fri 09:00-10:00", "Sat 09:00-10:00", "Sun 10:00-11:00"], "never"
    ),
    (
      "else together",
      day(.monday, 9..<10, calls: 300) + day(.saturday, 9..<10, calls: 300)
        + day(.sunday, 9..<10, calls: 30),
      ["Mon-Fri 09:00-10:00", "Sat-Sun 09:00-10:00"], "never"
    ),
    (
      "else with the other days",
      day(.monday, 9..<10, calls: 300) + day(.saturday, 9..<10, calls: 100)
        + day(.sunday, 9..<10, calls: 30), ["daily 09:00-10:00"], "never"
    ),
    (
      "of which a day without calls is none",
      day(.monday, 9..<10, calls: 300) + day(.sunday, 9..<10, calls: 100),
      ["Mon-Fri, Sun 09:00-10:00"], "never"
    ),
    ("and there may be no others", day(.sunday, 9..<10, calls: 300), ["Sun 09:00-10:00"], "never"),
    ("nothing", [], [], "never"),
  ]

  @Test(arguments: grouped.indices)
  func hoursGoTogetherUntilThereAreEnough(_ row: Int) {
    let (what, cells, groups, thin) = Self.grouped[row]
    let found = Self.groups(cells)
    #expect(found.groups.map { "\($0.window)" } == groups, "\(what)")
    #expect("\(found.thin)" == thin, "\(what)")
    for group in found.groups { #expect(HoursOfWeek(group.window) == group.hours, "\(what)") }
  }

  // MARK: What a log tells

  /// A log of 1,000 contacts: an hour of a day for each, and whether it is answered.
  private static func log(
    time: (Int) -> String = { "2026-10-0\(5 + $0 % 5) \(String($0 % 4 + 10)):30" },
    isAnswered: (Int) -> Bool
  ) -> String {
    "phone,outcome,time\n"
      + (0..<1000).map { "\($0),\(isAnswered($0) ? "completed" : "busy"),\(time($0))\n" }.joined()
  }

  /// Where hours do not differ, or the log has none, the file says so, whatever the profile has:
  /// `human` is the share at the hours of the log.
  static let without: [(log: String, file: String, summary: String)] = [
    (
      log { $0 / 4 % 3 == 0 }, "none  # 4 groups of hours differ by no more than luck (p = ",
      "first calls tell of Mon-Fri 10:00-14:00, by the clock of the log"
    ),
    (
      log(time: { _ in "2026-10-05 10:30" }) { $0 % 3 == 0 },
      "none  # all first calls were in one hour of the day\n",
      "all first calls were in one hour of the day: hour_effect is none"
    ),
    (
      log(time: { _ in "2026-10-05 10:30" }) { $0 % 3 == 0 }, "none",
      "first calls tell of Mon-Fri 10:00-11:00 (days counted together), by the clock of the log"
    ),
    (
      log(time: { "2026-10-05 \($0 < 900 ? 10 : 12):30" }) { $0 % 3 == 0 },
      "none  # too few calls to tell hours apart (200 in a group, 20 answered, 20 not)\n",
      "too few to tell anything: 100 first calls Mon-Fri 12:00-13:00"
    ),
    (
      log { _ in false }.replacing("busy", with: "invalid_number"),
      "none  # no first call was to a number that exists\n",
      "no first call was to a number that exists: hour_effect is none"
    ),
    (
      log(time: { "\(1_790_845_950 + $0 * 60)" }) { _ in false }
        .replacing("busy", with: "invalid_number"),
      "none  # no first call was to a number that exists\n",
      "no first call was to a number that exists: hour_effect is none"
    ),
    (
      log(time: { "2026-10-0\(5 + $0 % 5)" }) { $0 % 3 == 0 },
      "none  # the log does not tell at which hours", "the log does not tell at which hours"
    ),
    (
      log(time: { "\(1_790_845_950 + $0 * 60)" }) { $0 % 3 == 0 },
      "none  # times are seconds since 1970\n", "say --timezone ZONE"
    ),
    (
      log { $0 / 4 % 3 == 0 }.replacing("time", with: "other"),
      "none  # the log does not tell at which hours", "the log does not tell at which hours"
    ),
    (
      log(time: { "2026-10-0\(5 + $0 % 5)T\($0 % 4 + 10):30:00Z" }) { $0 / 4 % 3 == 0 },
      "none  # 4 groups", "times are UTC, and hours are counted on that clock"
    ),
    (
      log(time: { "2026-10-0\(5 + $0 % 5)T\($0 % 4 + 10):30:00+00:00" }) { $0 / 4 % 3 == 0 },
      "none  # 4 groups", "times are UTC, and hours are counted on that clock"
    ),
    (
      log(time: { "2026-10-0\(5 + $0 % 5)T00:00:00+02:00" }) { $0 % 3 == 0 },
      "none  # the log does not tell at which hours", "the log does not tell at which hours"
    ),
  ]

  @Test(arguments: without.indices)
  func withoutADifferenceThereIsNoEffect(_ row: Int) throws {
    let (text, file, summary) = Self.without[row]
    let calibration = try Calibration(of: LogText.log(text), name: "found")
    #expect(calibration.text.contains("    hour_effect: \(file)"), "\(calibration.text)")
    #expect(
      calibration.remarks.contains { $0.contains(summary) }, "\(calibration.remarks)")
    #expect(calibration.hourTable.allSatisfy { $0[4] == "none" })
    let scenario = try CalibratedWorld.scenario(calibration)
    guard case .people(let people) = scenario.model.campaigns[0].telephony else {
      Issue.record("no people")
      return
    }
    #expect(people.hourEffect.isEmpty)
  }

  /// A log without contacts has no people whom the hour could make a difference to.
  @Test func aTableHasNoHours() throws {
    let text = Self.log { $0 % 4 == 0 }.replacing("phone", with: "x")
    let calibration = try Calibration(of: LogText.log(text), name: "found")
    #expect(!calibration.text.contains("hour_effect") && calibration.hourTable.isEmpty)
    #expect(!calibration.remarks.contains { $0.contains("hour_effect") })
  }
}
