import Foundation
import Testing

@testable import Planning
@testable import Reporting

/// The folder of a plan: its files, its tables, and what must not be in them.
@Suite struct PlanFolderTests {
  private static func inFolder(_ body: (ReportFolder) throws -> Void) throws {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "plan-\(UUID().uuidString)").path(percentEncoded: false)
    defer { try? FileManager.default.removeItem(atPath: path) }
    try body(ReportFolder(path: path))
  }

  private static func text(_ folder: ReportFolder, _ name: String) throws -> String {
    try String(contentsOfFile: folder.file(name), encoding: .utf8)
  }

  @Test func theFilesAreThoseThatAreNamed() throws {
    try Self.inFolder { folder in
      let names = try folder.write(PlannedDay.report())
      #expect(
        names == [
          "report.html", "result.json", "summary.md", "tables/attempts.csv",
          "tables/completion.csv", "tables/cost.csv", "tables/curve.csv", "tables/fits.csv",
          "tables/outcomes.csv", "tables/timeline.csv", "tables/workspaces.csv",
        ])
      for name in names { #expect(try !Self.text(folder, name).isEmpty) }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 4)
    }
  }

  @Test func whatAnEarlierPlanSaidAndThisOneNotIsGone() throws {
    try Self.inFolder { folder in
      var report = try PlannedDay.report()
      report.rejects = [
        Reject(list: "a.csv", row: 2, column: "phone", value: "+44", reason: "is too short")
      ]
      #expect(try folder.write(report).contains("rejects.csv"))
      report.rejects = []
      report.plan.comparison = nil
      #expect(try !folder.write(report).contains("tables/workspaces.csv"))
      for name in ["rejects.csv", "tables/workspaces.csv"] {
        #expect(!FileManager.default.fileExists(atPath: folder.file(name)))
      }
    }
  }

  @Test func numbersOfContactsAppearOnlyAmongTheRejects() throws {
    try Self.inFolder { folder in
      var report = try PlannedDay.report()
      let contact = "+15550100"
      let caller = "+15550199"
      report.rejects = [
        Reject(list: "a.csv", row: 2, column: "phone", value: contact, reason: "is a fiction")
      ]
      report.campaigns[0].callerIDs = [caller]
      for name in try folder.write(report) where name != "rejects.csv" {
        let text = try Self.text(folder, name)
        #expect(!text.contains(contact) && !text.contains(caller), "\(name) shows a number")
      }
      #expect(try Self.text(folder, "rejects.csv").contains(contact))
    }
  }

  @Test func everyRowOfATableHasAFieldForEachHeading() throws {
    let result = ResultDocument(try PlannedDay.report())
    let files = ResultTables.files(of: result)
    #expect(files.map(\.name) == ResultTables.names)
    for (name, bytes) in files {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(text.hasSuffix("\n"))
      let counts = text.split(separator: "\n").map { line in
        line.split(separator: ",", omittingEmptySubsequences: false).count
      }
      #expect(counts.count > 1 && Set(counts).count == 1, "\(name): \(Set(counts))")
      #expect(!text.contains("nan") && !text.contains("inf"))
    }
  }

  @Test func aNameWithACommaIsQuoted() throws {
    var report = try PlannedDay.report()
    report.pools[1].path = ["Diwali", "acme, \"west\""]
    let files = ResultTables.files(of: ResultDocument(report))
    let file = try #require(files.first { $0.name == "workspaces.csv" })
    #expect(String(decoding: file.bytes, as: UTF8.self).contains("\"acme, \"\"west\"\"\",28000,14"))
  }

  @Test func theSummaryStandsAsRecordedAndIsShort() throws {
    let report = try PlannedDay.report(notes: ["Based on assumed answer rates."])
    let text = ResultSummary.text(of: ResultDocument(report), PlanCommands(of: report))
    #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 60)
    try expectGolden(text, "plan.md")
  }
}
