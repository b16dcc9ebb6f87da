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

  /// The name of the file that lists the rows of contact lists that were left out.
  public static let rejectsName = "rejected.csv"

  /// Writes `summary.json`, `summary.md` and `campaigns.csv`, and beside them the call log and the
  /// rows that were left out of contact lists, if there are any. A list of left-out rows of an
  /// earlier run is removed when there are none any more: it would be about other lists.
  ///
  /// Everything is on the disk under hidden names before the first file takes its place: an error
  /// leaves the previous report whole.
  ///
  /// - Returns: the names of the files, in the order of the alphabet.
  @discardableResult
  public func write(
    _ report: Report, callLog: CallLogFile? = nil, rejected: [UInt8] = []
  ) throws -> [String] {
    try create()
    var contents: [(name: String, bytes: [UInt8])] = [
      ("campaigns.csv", CampaignFile.bytes(of: report)),
      ("summary.json", Array(try SummaryDocument(report).text.utf8)),
      ("summary.md", Array(MarkdownSummary.text(of: report).utf8)),
    ]
    if !rejected.isEmpty { contents.append((Self.rejectsName, rejected)) }
    let files = try contents.map { name, bytes in
      let file = try PendingFile(path: self.file(name))
      try file.write(bytes)
      return file
    }
    try callLog?.commit()
    for file in files { try file.commit() }
    if rejected.isEmpty { unlink(file(Self.rejectsName)) }
    return ((callLog == nil ? [] : [CallLogFile.name]) + contents.map(\.name)).sorted()
  }

  /// `summary.json` as text, for `--json`.
  public static func json(of report: Report) throws -> String { try SummaryDocument(report).text }
}
