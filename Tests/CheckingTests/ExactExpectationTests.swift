import Scenarios
import Testing

@testable import Checking

/// Timelines and tables of starts.
@Suite struct ExactExpectationTests {
  @Test(arguments: [
    "timeline: \"slot 0  acccc.aaa\"",  // One row is not two.
    "timeline: |\n      slot 0  accc..aaa\n      slot 1  bb.....c",
  ])
  func aTimelineThatDiffers(_ entry: String) async throws {
    let finding = try #require(try await Documents.finding(entry, in: Documents.scripted))
    #expect(finding.verdict == .failed)
    #expect(finding.details.contains { $0.contains("^") })
  }

  @Test(arguments: [
    "timeline: |\n      slot 0  accc..aaac\n      slot 1  bb",
    "timeline: |\n      accc..aaac...\n      bb",
    "{timeline: \"slot 0  accc..aaac...\\nslot 1  bb.\", column: 60 s}",
  ])
  func aTimelineThatAgrees(_ entry: String) async throws {
    let finding = try #require(try await Documents.finding(entry, in: Documents.scripted))
    #expect(finding.verdict == .passed, "\(finding.details.joined(separator: "\n"))")
  }

  /// Marks stand below the cells that differ, idle columns are left out, letters are explained.
  @Test func theDifferenceIsReadable() async throws {
    let document = Documents.scripted.replacing("to: 09:10", with: "to: 09:09")
    let entry = "timeline: |\n      slot 0  accc..aaac\n      slot 1  bb"
    let finding = try #require(try await Documents.finding(entry, in: document))
    #expect(
      finding.details == [
        "slot 0  expected  accc..aaac",
        "        actual    accc..aaa.…c",
        "                           ^ ^",
        "slot 1  expected  bb",
        "        actual    bb",
        "c is calls contact 3",
      ])
  }

  @Test func whatIsNoWholeNumberOfColumnsIsNoTimeline() async throws {
    let document = Documents.scripted.replacing("busy 3 min", with: "busy 190 s")
    let finding = try await Documents.finding("timeline: aaa", in: document)
    #expect(
      finding?.details == [
        "calls contact 3, attempt 1, from Mon 2026-11-23 09:01 for 3 min 10 s, "
          + "is no whole number of columns of 1 min"
      ])
  }

  @Test func aCallThatTakesNoTimeIsNotSeen() async throws {
    let document = Documents.scripted.replacing("[completed 1 min + 1 min]", with: "[failed 0 s]")
    let entry = "timeline: |\n      slot 0  a"
    let finding = try #require(try await Documents.finding(entry, in: document))
    #expect(finding.details.prefix(2).last == "        actual    a.....aaa")
    #expect(!finding.details.contains { $0.hasSuffix(".") })
  }

  @Test func aColumnThatIsTooShortDoesNotFillTheMemory() async throws {
    let late = Documents.scripted.replacing("interval: 5 min", with: "interval: 300 days")
    let finding = try await Documents.finding("{timeline: a, column: 1 s}", in: late)
    #expect(finding?.details.first?.hasSuffix("make a column longer") == true)
  }

  /// The whole table, rows in any order, and the same with one mistake in each row.
  static let rows = [
    "calls  1  1  09:00                0  no_answer",
    "calls  2  1  Mon 09:00            1  completed",
    "calls  3  1  2026-11-23 09:01     0  busy",
    "calls  1  2  09:06                0  completed",
    "calls  3  2  09:09                0  completed",
  ]

  private func table(_ rows: [String]) -> String {
    (["starts: |", "campaign  row  attempt  time  slot  outcome"] + rows)
      .joined(separator: "\n      ")
  }

  @Test func aTableThatAgrees() async throws {
    let finding = try #require(
      try await Documents.finding(table(Self.rows.reversed()), in: Documents.scripted))
    #expect(finding.verdict == .passed, "\(finding.details)")
    #expect(finding.figures == "5 calls, as expected")
    let short = "starts: |\n      | row | attempt | time |\n      | 2 | 1 | 09:00 |"
    #expect(try await Documents.finding(short, in: Documents.scripted)?.verdict == .failed)
  }

  static let mistakes: [(place: Int, row: String?, says: String)] = [
    (2, nil, "calls contact 3, first attempt: not expected, starts Mon 2026-11-23 09:01"),
    (
      3, "calls  1  2  09:05  0  completed",
      "calls contact 1, second attempt: 09:05 → 09:06, "
        + "because R24 (the interval after its last call)"
    ),
    (0, "calls  1  1  09:00  1  no_answer", "calls contact 1, first attempt: slot 1 → 0"),
    (2, "calls  3  1  09:01  0  failed", "calls contact 3, first attempt: failed → busy"),
  ]

  @Test(arguments: mistakes.indices) func aTableThatDiffers(_ index: Int) async throws {
    var rows = Self.rows
    if let row = Self.mistakes[index].row {
      rows[Self.mistakes[index].place] = row
    } else {
      rows.remove(at: Self.mistakes[index].place)
    }
    let finding = try #require(try await Documents.finding(table(rows), in: Documents.scripted))
    #expect(finding.details == [Self.mistakes[index].says])
  }

  @Test func aCallThatNeverStarts() async throws {
    let rows = Self.rows + ["calls  2  2  09:08  0  completed"]
    let finding = try await Documents.finding(table(rows), in: Documents.scripted)
    #expect(
      finding?.details == [
        "calls contact 2, second attempt: expected Mon 2026-11-23 09:08, never starts"
      ])
  }
}
