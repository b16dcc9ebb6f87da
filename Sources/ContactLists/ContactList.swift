/// The people to be called: numbers, zones and variables of a CSV file, checked and in file order.
///
/// Contacts are numbered from 0 in the order of the file. Everything is kept in columns: a list
/// of a million contacts with five variables takes about 150 MB.
///
/// ```swift
/// let list = try ContactList.load(path: "leads.csv", options: .init(defaultRegion: "GB"))
/// print(list.count, "contacts,", list.rejected.count, "rejected")
/// for rejection in list.rejected { print(rejection) }
/// ```
public struct ContactList: Sendable {
  /// The name of the file, without its folder.
  public internal(set) var fileName = ""
  /// The primary numbers, each once (R28).
  public internal(set) var primaryNumbers: [PhoneNumber] = []
  /// The row of each contact in the file, as a spreadsheet counts it (see `RejectedRow.row`).
  public internal(set) var rows: [UInt32] = []
  /// The IANA zones named in the file, in order of appearance.
  public internal(set) var zones: [String] = []
  /// When each contact comes, in milliseconds since 1970-01-01T00:00Z; empty if
  /// `Options.timeColumn` asked for no times.
  public internal(set) var times: [Int64] = []
  /// The columns that Dialcast does not interpret, in file order.
  public internal(set) var variables: [VariableColumn] = []
  /// The names of the columns that hold numbers: that of the primary, then those of alternates.
  public internal(set) var numberColumns: [String] = []
  /// The name of the column that holds zones; nil: the file has none.
  public internal(set) var zoneColumn: String?
  /// What was left out, by row and within a row by column.
  public internal(set) var rejected: [RejectedRow] = []
  /// What a planner should know about the file though nothing was left out: its encoding, blank
  /// rows, rows cut short. Sentences.
  public internal(set) var notes: [String] = []

  /// Place in `zones` plus 1, 0 for none; empty if the file has no zone column.
  var zonePlaces: [UInt16] = []
  /// All alternates one contact after the other; both empty if the file has no such column.
  var alternateNumbers: [PhoneNumber] = []
  /// Where each contact's alternates end.
  var alternateEnds: [UInt32] = []

  /// Longer fields are rejected: they are a missing quote, not a name (Excel stops at 32,767
  /// characters).
  public static let maximumFieldBytes = 65_535

  /// How many contacts were loaded.
  public var count: Int { primaryNumbers.count }

  /// The other numbers of a contact, in the order of the columns `phone_2`, `phone_3` … (R27).
  public func alternates(of contact: Int) -> ArraySlice<PhoneNumber> {
    guard !alternateEnds.isEmpty else { return [] }
    let start = contact == 0 ? 0 : Int(alternateEnds[contact - 1])
    return alternateNumbers[start..<Int(alternateEnds[contact])]
  }

  /// The place in `zones` of a contact's own zone; nil if the row names none (R7).
  public func zone(of contact: Int) -> Int? {
    guard !zonePlaces.isEmpty, zonePlaces[contact] > 0 else { return nil }
    return Int(zonePlaces[contact]) - 1
  }

  /// The column of a variable by its exact name; nil if the file has none. O(columns).
  public func variable(named name: String) -> VariableColumn? {
    variables.first { $0.name == name }
  }
}

extension ContactList {
  /// A list that was read from something else than a CSV file: `primaryNumbers` are in the order of
  /// `rows`, and every variable has a value for each.
  public init(
    fileName: String, primaryNumbers: [PhoneNumber], rows: [UInt32],
    variables: [VariableColumn] = [], rejected: [RejectedRow] = []
  ) {
    precondition(rows.count == primaryNumbers.count, "one row a contact")
    precondition(variables.allSatisfy { $0.count == rows.count }, "one value a contact")
    self.init()
    self.fileName = fileName
    self.primaryNumbers = primaryNumbers
    self.rows = rows
    self.variables = variables
    self.rejected = rejected
  }
}
