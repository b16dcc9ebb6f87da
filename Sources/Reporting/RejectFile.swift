/// A row of a contact list, or one field of it, that was left out.
public struct Reject: Equatable, Sendable {
  /// The file name of the list.
  public var list: String
  /// The row as a spreadsheet counts it.
  public var row: UInt32
  /// The column at fault; empty if it is the row as a whole.
  public var column: String
  /// What stands there.
  public var value: String
  /// What is wrong with it, and where it helps what would be right.
  public var reason: String

  /// A row, or a field of it, that was left out.
  public init(list: String, row: UInt32, column: String, value: String, reason: String) {
    self.list = list
    self.row = row
    self.column = column
    self.value = value
    self.reason = reason
  }
}

/// `rejects.csv`: every row of a contact list that was left out, with the reason, for whoever
/// repairs the list.
public enum RejectFile {
  /// The name of the file in the report's folder.
  public static let name = "rejects.csv"

  /// Where to read what was left out; nothing if nothing was.
  public static func notes(on rejects: [Reject]) -> [String] {
    rejects.isEmpty ? [] : ["\(name) lists what was left out of the lists, and why."]
  }

  /// The file: header row, list by list, within a list by row.
  static func bytes(of rejects: [Reject], _ stamp: RunStamp) -> [UInt8] {
    var bytes = CSVLine.of(["list", "row", "column", "value", "reason"] + RunStamp.csvHeadings)
    let stamp = stamp.csvFields
    for reject in rejects {
      bytes += CSVLine.of(
        [reject.list, String(reject.row), reject.column, reject.value, reject.reason] + stamp)
    }
    return bytes
  }
}
