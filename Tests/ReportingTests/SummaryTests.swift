import Calendars
import Foundation
import Planning
import Scheduling
import Testing

@testable import Reporting

@Suite struct SummaryTests {
  /// Name of the golden file and the report it shows.
  static let reports: [(name: String, report: @Sendable () throws -> Report)] = [
    ("on-time", { try Clinics.report(runs: 60) }),
    ("close", { try Clinics.report(runs: 63) }),
    ("late", { try Clinics.report(runs: 200) }),
    ("never", { try Clinics.report(runs: 60, deadline: nil, cutOff: 30) }),
    ("single", { try Clinics.report(runs: 1, goal: nil) }),
    (
      "notes",
      {
        try Clinics.report(
          runs: 60, deadline: Clinics.start + .hours(24 * 12),
          notes: [
            "20 rows of contacts/harbour-clinics.csv were rejected; they are listed in rejects.csv"
              + " with their reasons.",
            "Based on assumed answer rates, not on your call log.", "third", "fourth",
          ])
      }
    ),
  ]

  @Test(arguments: reports.indices) func terminalSummaryIsAsReviewed(_ index: Int) throws {
    let (name, report) = Self.reports[index]
    let text = TerminalSummary.text(
      of: try report(), in: .init(folder: "reports/harbour-clinics", elapsedMs: 6_140))
    try expectGolden(text, "\(name).txt")
    for line in text.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
  }

  @Test(arguments: reports.indices) func markdownIsAsReviewed(_ index: Int) throws {
    let (name, report) = Self.reports[index]
    let text = MarkdownSummary.text(of: try report())
    try expectGolden(text, "\(name).md")
    #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 61)
  }

  /// Times of a campaign are in its zone, which must not be taken for the organisation's.
  @Test(arguments: [
    ([], "times in Europe/London"),
    ([1], "times in Europe/London, of north/recalls in Asia/Tokyo"),
    ([0, 1], "times in Europe/London, of 2 campaigns in Asia/Tokyo"),
    ([0, 1, 2], "times in Europe/London, of 3 campaigns in their own zones"),
  ])
  func zonesOfTheirOwnAreNamed(_ campaigns: [Int], text: String) throws {
    var report = try Clinics.report(runs: 2)
    for campaign in campaigns {
      report.campaigns[campaign].clock = try ZoneClock(
        named: campaign == 2 ? "Asia/Kolkata" : "Asia/Tokyo", from: Clinics.start,
        to: Clinics.start + .hours(9000))
    }
    #expect(report.zonesText == text)
    let line = TerminalSummary.text(of: report, in: .init(folder: "f", elapsedMs: 1))
      .replacing("\n  ", with: " ")
    #expect(line.contains(text))
    #expect(MarkdownSummary.text(of: report).contains(text + "."))
  }

  @Test func jsonAndCSVAreAsReviewed() throws {
    try expectGolden(try SummaryDocument(try Clinics.report(runs: 60)).text, "on-time.json")
    let csv = CampaignFile.bytes(of: try Clinics.report(runs: 60, cutOff: 30))
    try expectGolden(String(decoding: csv, as: UTF8.self), "never.csv")
  }

  @Test func jsonBytesAreTheSameEveryTime() throws {
    let first = try SummaryDocument(try Clinics.report()).text
    for _ in 0..<3 { #expect(try SummaryDocument(try Clinics.report()).text == first) }
    #expect(!first.contains("nan") && !first.contains("inf"))
  }
}
