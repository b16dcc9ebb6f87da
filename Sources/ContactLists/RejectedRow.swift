/// A row, or one number of a row, that was left out of a list.
public struct RejectedRow: Hashable, Sendable {
  /// The number of the row as a spreadsheet shows it: the header is row 1, blank rows count, a
  /// quoted line break does not begin a new row.
  public let row: UInt32
  /// The name of the column at fault as the header writes it; empty if it is the row as a whole.
  public let column: String
  /// The text found there, cut after 200 characters.
  public let value: String
  /// What is wrong with it.
  public let reason: Reason
  /// Whether the contact was loaded all the same, without this alternate number.
  public let keepsContact: Bool

  /// A row that was left out.
  ///
  /// - Parameter value: the text found; kept up to 200 characters.
  public init(
    row: UInt32, column: String, value: String, reason: Reason, keepsContact: Bool = false
  ) {
    self.row = row
    self.column = column
    self.value = String(String.UnicodeScalarView(value.unicodeScalars.prefix(200)))
    self.reason = reason
    self.keepsContact = keepsContact
  }

  /// Why a row or a number is left out.
  public enum Reason: Hashable, Sendable {
    /// Not a number that can be dialled.
    case phone(PhoneNumberRefusal)
    /// The primary number of an earlier row (R28).
    case duplicate(ofRow: UInt32)
    /// An alternate that the row has already named.
    case repeatedInRow
    /// Not the name of a time zone (R1: never guessed).
    case unknownZone
    /// Not a point in time.
    case unknownTime
    /// Anything else, in words.
    case other(String)
    /// More fields than the header has columns.
    case tooManyFields(found: Int, expected: Int)
    /// A field with a zero byte, which no text has.
    case containsNUL
    /// A field beyond `ContactList.maximumFieldBytes`.
    case fieldTooLong
  }
}

extension RejectedRow.Reason: CustomStringConvertible {
  /// What is wrong, and where it helps what would be right.
  public var description: String {
    switch self {
    case .phone(let refusal): refusal.description
    case .duplicate(let row): "same number as row \(row), which is kept"
    case .repeatedInRow: "the row names this number already"
    case .unknownZone: "not an IANA time zone: write it as Europe/London or America/New_York"
    case .unknownTime:
      "not a time: write 2026-03-16 09:12:30, 2026-03-16T09:12:30+01:00 or milliseconds since 1970"
    case .other(let words): words
    case .tooManyFields(let found, let expected):
      "\(found) fields, but the header has \(expected) columns: put fields that contain the "
        + "separator in double quotes"
    case .containsNUL: "contains a zero byte: the file is damaged here, export it again"
    case .fieldTooLong:
      "a field is longer than \(ContactList.maximumFieldBytes) bytes: is a closing quote missing?"
    }
  }
}

extension RejectedRow: CustomStringConvertible {
  /// One line for people: `row 17, phone "12": too few digits for a number of region US`.
  public var description: String {
    guard !column.isEmpty else { return "row \(row): \(reason)" }
    let column = column.onOneLine(limit: 60)
    return "row \(row), \(column) “\(value.onOneLine(limit: 200))”: \(reason)"
  }
}
