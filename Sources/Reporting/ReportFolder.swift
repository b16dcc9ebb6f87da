import Foundation

/// The folder in which the files of one run lie.
public struct ReportFolder: Sendable {
  /// The path as it was given.
  public let path: String

  /// The folder at `path`, which need not exist yet.
  public init(path: String) { self.path = path }

  /// The path of a file in it.
  public func file(_ name: String) -> String {
    path.hasSuffix("/") ? path + name : path + "/" + name
  }

  /// Notes as they are read elsewhere than in the folder: a file of it is named by its path.
  public func located(_ notes: [String]) -> [String] {
    notes.map { note in
      note.hasPrefix(RejectFile.name)
        ? file(RejectFile.name) + note.dropFirst(RejectFile.name.count) : note
    }
  }

  /// Makes the folder and those above it, as far as they are missing.
  public func create() throws(ReportError) {
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true)
    } catch {
      let isFile = FileManager.default.fileExists(atPath: path)
      throw ReportError(path: path, errorNumber: isFile ? EEXIST : EACCES)
    }
  }

  /// Writes `summary.json`, `summary.md`, `campaigns.csv` and, if rows of lists were left out,
  /// `rejects.csv`, and puts the call log, if there is one, beside them.
  ///
  /// Everything is on the disk under hidden names before the first file takes its place: an error
  /// leaves the previous report whole.
  ///
  /// - Returns: the names of the files, in the order of the alphabet.
  @discardableResult
  public func write(_ report: Report, callLog: CallLogFile? = nil) throws -> [String] {
    try create()
    var contents: [(name: String, bytes: [UInt8])] = [
      ("campaigns.csv", CampaignFile.bytes(of: report)),
      ("summary.json", Array(try SummaryDocument(report).text.utf8)),
      ("summary.md", Array(MarkdownSummary.text(of: report).utf8)),
    ]
    if !report.rejects.isEmpty {
      contents.append((RejectFile.name, RejectFile.bytes(of: report.rejects, report.stamp)))
    }
    let files = try pending(contents)
    try callLog?.finish()
    try callLog?.commit()
    for file in files { try file.commit() }
    // What an earlier run left out may be right by now.
    if report.rejects.isEmpty { unlink(file(RejectFile.name)) }
    return ((callLog == nil ? [] : [CallLogFile.name]) + contents.map(\.name)).sorted()
  }

  /// Writes files by name, all of them or none.
  func write(_ contents: [(name: String, bytes: [UInt8])]) throws {
    try create()
    for file in try pending(contents) { try file.commit() }
  }

  /// The files on the disk under hidden names.
  private func pending(_ contents: [(name: String, bytes: [UInt8])]) throws -> [PendingFile] {
    try contents.map { name, bytes in
      let file = try PendingFile(path: self.file(name))
      try file.write(bytes)
      try file.finish()
      return file
    }
  }

  /// `summary.json` as text, for `--json`.
  public static func json(of report: Report) throws -> String { try SummaryDocument(report).text }
}
