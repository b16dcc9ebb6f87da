import Foundation
import Testing

@testable import Reporting

/// A folder of its own for each test, removed at the end.
private func withFolder(_ body: (String) throws -> Void) throws {
  let folder = try FileManager.default.url(
    for: .itemReplacementDirectory, in: .userDomainMask,
    appropriateFor: FileManager.default.temporaryDirectory, create: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  try body(folder.path)
}

private func contents(_ path: String) throws -> String {
  try String(contentsOfFile: path, encoding: .utf8)
}

@Suite struct PendingFileTests {
  @Test func appearsOnlyWhenCommitted() throws {
    try withFolder { folder in
      let path = folder + "/summary.json"
      let file = try PendingFile(path: path)
      try file.write("new")
      #expect(!FileManager.default.fileExists(atPath: path))
      try file.commit()
      #expect(try contents(path) == "new")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["summary.json"])
    }
  }

  @Test func droppingItLeavesTheOldFileAndNoTrace() throws {
    try withFolder { folder in
      let path = folder + "/summary.json"
      try Data("old".utf8).write(to: URL(fileURLWithPath: path))
      do {
        let file = try PendingFile(path: path)
        try file.write("half of the ne")
      }
      #expect(try contents(path) == "old")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["summary.json"])
    }
  }

  /// A full disk often shows only when the last bytes are handed on.
  @Test func aFullDiskLeavesTheOldReportWhole() throws {
    try withFolder { folder in
      let place = ReportFolder(path: folder)
      try place.write(try Clinics.report(runs: 20))
      let before = try contents(place.file("campaigns.csv"))
      try FileManager.default.createSymbolicLink(
        atPath: place.file(".summary.md.partial-\(getpid())"), withDestinationPath: "/dev/full")
      let error = #expect(throws: ReportError.self) {
        try place.write(try Clinics.report(runs: 30))
      }
      #expect(error?.reason == "No space left on device")
      #expect(try contents(place.file("campaigns.csv")) == before)
      let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      #expect(names == ["campaigns.csv", "summary.json", "summary.md"])
    }
  }

  @Test func rejectedRowsLieBesideTheReportAsLongAsThereAreAny() throws {
    try withFolder { folder in
      var report = try Clinics.report(runs: 20)
      report.rejects = [
        Reject(
          list: "leads.csv", row: 17, column: "phone", value: "12, \"34\"",
          reason: "too few digits")
      ]
      let place = ReportFolder(path: folder)
      #expect(try place.write(report).contains("rejects.csv"))
      let lines = try contents(place.file("rejects.csv")).split(separator: "\n")
      #expect(lines[0].hasPrefix("list,row,column,value,reason,seed,"))
      #expect(lines[1].hasPrefix(#"leads.csv,17,phone,"12, ""34""",too few digits,"#))
      report.rejects = []
      try place.write(report)
      #expect(!FileManager.default.fileExists(atPath: place.file("rejects.csv")))
    }
  }

  @Test func missingFolderIsNamed() throws {
    try withFolder { folder in
      let path = folder + "/nowhere/summary.json"
      let error = #expect(throws: ReportError.self) { try PendingFile(path: path) }
      #expect(error?.path == path)
      #expect(
        error?.description == "\(path): cannot write the report: No such file or directory;"
          + " choose another folder with --output")
    }
  }

  /// A folder in the place of one file is an error; the files beside it stay as they were.
  @Test(arguments: ["campaigns.csv", "summary.md"])
  func aReportThatCannotBeWrittenLeavesTheOldOneWhole(_ folderName: String) throws {
    try withFolder { folder in
      let report = try Clinics.report(runs: 20)
      let place = ReportFolder(path: folder + "/reports/clinics")
      #expect(try place.write(report) == ["campaigns.csv", "summary.json", "summary.md"])
      let before = try contents(place.file("summary.json"))
      try FileManager.default.removeItem(atPath: place.file(folderName))
      try FileManager.default.createDirectory(
        atPath: place.file(folderName), withIntermediateDirectories: false)
      #expect(throws: ReportError.self) { try place.write(try Clinics.report(runs: 30)) }
      #expect(try contents(place.file("summary.json")) == before)
      let names = try FileManager.default.contentsOfDirectory(atPath: place.path).sorted()
      #expect(names == ["campaigns.csv", "summary.json", "summary.md"])
    }
  }
}
