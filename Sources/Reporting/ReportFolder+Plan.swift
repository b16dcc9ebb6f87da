import Foundation

extension ReportFolder {
  /// Writes `report.html`, `result.json`, `summary.md` and the CSV files of `tables/` and, if rows
  /// of lists were left out, `rejects.csv`.
  ///
  /// Everything is on the disk under hidden names before the first file takes its place: an error
  /// leaves the previous report whole.
  ///
  /// - Returns: the names of the files, in the order of the alphabet.
  @discardableResult
  public func write(_ report: PlanReport) throws -> [String] {
    let result = ResultDocument(report)
    let commands = PlanCommands(of: report)
    let tables = ReportFolder(path: file("tables"))
    try tables.create()
    var contents: [(name: String, bytes: [UInt8])] = [
      ("report.html", Array(try Page.text(of: result, commands).utf8)),
      ("result.json", Array(try result.text().utf8)),
      ("summary.md", Array(ResultSummary.text(of: result, commands).utf8)),
    ]
    contents += ResultTables.files(of: result).map { ("tables/" + $0.name, $0.bytes) }
    if !report.rejects.isEmpty {
      contents.append((RejectFile.name, RejectFile.bytes(of: report.rejects, report.stamp)))
    }
    let files = try contents.map { name, bytes in
      let file = try PendingFile(path: self.file(name))
      try file.write(bytes)
      try file.finish()
      return file
    }
    for file in files { try file.commit() }
    // What an earlier plan had to say and this one has not.
    let written = Set(contents.map(\.name))
    for name in ResultTables.names.map({ "tables/" + $0 }) + [RejectFile.name]
    where !written.contains(name) { unlink(self.file(name)) }
    return contents.map(\.name).sorted()
  }

  /// `result.json` of a plan as text, for `--json`.
  public static func json(of report: PlanReport) throws -> String {
    try ResultDocument(report).text()
  }
}
