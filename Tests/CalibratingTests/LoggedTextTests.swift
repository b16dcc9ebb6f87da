import Testing

@testable import Calibrating

/// Fields of a log as numbers.
@Suite struct LoggedTextTests {
  @Test(
    arguments: [
      ("62", 1, 62), ("62.5", 1, 62.5), ("62,5", 1, 62.5), ("62500", 0.001, 62.5), ("1.5", 60, 90),
      ("1:02", 1, 62), ("0:01:02", 1, 62), ("01:00:00", 0.001, 3600), ("0", 1, 0), ("0:59", 1, 59),
      ("", 1, nil), ("-5", 1, nil), ("1:75", 1, nil), ("0:75", 1, nil), ("1:2:3:4", 1, nil),
      ("n/a", 1, nil), ("1e3", 1, nil), ("86401", 1, nil), ("1:", 1, nil), ("1.2.3", 1, nil),
    ] as [(String, Double, Double?)])
  func lengths(_ text: String, _ unit: Double, _ seconds: Double?) {
    #expect(LoggedText.seconds(text, unitSeconds: unit) == seconds)
  }

  /// In a file whose separator is the comma, commas in a number group its digits.
  @Test(
    arguments: [
      ("1,234", 1234), ("1,234.5", 1234.5), ("12,345", 12345), ("1,23", 1.23), ("0,123", 0.123),
      ("1234,5", 1234.5), ("1,2345", 1.235), ("1:02", 62),
    ] as [(String, Double)])
  func groupsOfDigits(_ text: String, _ seconds: Double) {
    #expect(LoggedText.seconds(text, unitSeconds: 1, groupsThousands: true) == seconds)
  }

  @Test func theSeparatorTellsWhatACommaIs() throws {
    let talks = ["outcome,talk\nbusy,\"1,234\"\n", "outcome;talk\nbusy;1,234\n"].map {
      try? LogText.log($0).calls[0].talk
    }
    #expect(talks == [1234, 1.234])
  }

  @Test(
    arguments: [
      ("2026-10-01 09:12:30", 1_790_845_950_000, "2026-10-01"),
      ("2026/10/01 09:12", 1_790_845_920_000, "2026-10-01"),
      ("2026-10-01T00:12:30+02:00", 1_790_806_350_000, "2026-10-01"),
      ("2026-10-01", 1_790_812_800_000, "2026-10-01"),
      ("1790845950", 1_790_845_950_000, "2026-10-01"),
      ("1790845950123", 1_790_845_950_123, "2026-10-01"),
      ("01.10.2026 09:12", 1_790_845_920_000, "2026-10-01"),
      ("20261001091230", 1_790_845_950_000, "2026-10-01"),
      ("202610010912", 1_790_845_920_000, "2026-10-01"),
      ("20261001", 1_790_812_800_000, "2026-10-01"),
      ("20261301", nil, ""), ("20260230091230", nil, ""), ("202610012512", nil, ""),
      ("1989-12-31 09:00", nil, ""), ("2101-01-01", nil, ""), ("4133980800000", nil, ""),
      ("01/10/2026", nil, ""), ("2026-02-30", nil, ""), ("", nil, ""), ("17", nil, ""),
    ] as [(String, Int64?, String)])
  func times(_ text: String, _ milliseconds: Int64?, _ day: String) {
    let time = LoggedText.time(text)
    #expect(time?.milliseconds == milliseconds && time.map { "\($0.day)" } ?? "" == day)
  }
}
