/// Why a list cannot be loaded at all; single bad rows are no error, see `ContactList.rejected`.
public enum ContactListError: Error, Hashable, Sendable {
  /// No file at the path.
  case missing(path: String)
  /// The path names a folder.
  case isDirectory(path: String)
  /// The file cannot be opened, read or written, with the system's reason.
  case unreadable(path: String, reason: String)
  /// Nothing in the file.
  case empty(path: String)
  /// Not a text in UTF-8 or Windows-1252, such as a workbook or UTF-16.
  case notText(path: String, found: String)
  /// No column with the primary number.
  case noPhoneColumn(path: String, found: [String])
  /// No column of the name that was given for a role.
  case noColumn(path: String, role: String, name: String, found: [String])
  /// One column was named for two roles.
  case columnOfTwoRoles(path: String, name: String, first: String, second: String)
  /// No column with the times at which contacts come, though one is asked for.
  case noTimeColumn(path: String, name: String, found: [String])
  /// Two columns (counted from 1) with the same name, or that both hold the same number.
  case duplicateColumn(path: String, name: String, first: Int, second: Int)
  /// A quoted field that opens in the row and is never closed.
  case unterminatedQuote(path: String, row: UInt32)
  /// The default region is not one whose numbering plan is known.
  case unknownRegion(String)
  /// More rows than the row numbers can count (2³²).
  case tooManyRows(path: String)
  /// The caller asked to stop.
  case cancelled
}

extension ContactListError: CustomStringConvertible {
  /// File, place, what is wrong and what would be right, in one sentence or two.
  public var description: String {
    switch self {
    case .missing(let path): "\(path): no such file"
    case .isDirectory(let path): "\(path): this is a folder; name the CSV file in it"
    case .unreadable(let path, let reason): "\(path): \(reason)"
    case .empty(let path):
      "\(path): the file is empty; it needs a header line with a column “phone” and one line "
        + "per contact"
    case .notText(let path, let found):
      "\(path): \(found); export the list as “CSV UTF-8”"
    case .noPhoneColumn(let path, let found):
      "\(path): row 1 has no column “phone” or “phone_number”; it names "
        + found.map { "“\($0)”" }.joined(separator: ", ").onOneLine(limit: 400)
        + Self.advice(found)
    case .noColumn(let path, let role, let name, let found):
      "\(path): row 1 has no column “\(name.onOneLine(limit: 60))”, which was named for \(role); "
        + "it names " + found.map { "“\($0)”" }.joined(separator: ", ").onOneLine(limit: 400)
    case .columnOfTwoRoles(let path, let name, let first, let second):
      "\(path): the column “\(name.onOneLine(limit: 60))” was named for \(first) and for \(second)"
    case .noTimeColumn(let path, let name, let found):
      "\(path): row 1 has no column “\(name.onOneLine(limit: 60))” with the times; it names "
        + found.map { "“\($0)”" }.joined(separator: ", ").onOneLine(limit: 400)
    case .duplicateColumn(let path, let name, let first, let second):
      "\(path): columns \(first) and \(second) are both “\(name.onOneLine(limit: 60))”; "
        + "rename or remove one"
    case .unterminatedQuote(let path, let row):
      "\(path): row \(row): a double quote opens a field and none closes it"
    case .unknownRegion(let region):
      "unknown default region “\(region)”; "
        + PhoneNumber.advice(onRegion: region)
    case .tooManyRows(let path): "\(path): more than 4,294,967,294 rows; split the list"
    case .cancelled: "loading the contact list was cancelled"
    }
  }

  /// Whether the list has no header: its first row, which was taken for one, holds a number, or
  /// tells a spreadsheet the separator.
  public var isWithoutHeader: Bool {
    guard case .noPhoneColumn(_, let found) = self else { return false }
    return found.first?.hasPrefix("sep=") == true || Self.looksLikeContact(found)
  }

  private static func looksLikeContact(_ found: [String]) -> Bool {
    found.contains { $0.filter(\.isNumber).count >= 7 }
  }

  private static func advice(_ found: [String]) -> String {
    if found.first?.hasPrefix("sep=") == true {
      return ". Remove this line, which is for a spreadsheet: the separator is told from the header"
    }
    return looksLikeContact(found)
      ? ". That looks like a contact: put a header line before it"
      : ". Say which column holds the numbers, columns: {phone: …} beside the file, or rename it"
  }
}
