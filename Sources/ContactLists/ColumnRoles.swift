/// What each column of a list holds, from its header.
struct ColumnRoles {
  /// The names as the header writes them, without surrounding white space.
  let names: [String]
  /// The column of the primary number.
  let phone: Int
  /// The columns of alternates, in the order of their numbers.
  let alternates: [Int]
  /// The column of the time zone.
  let zone: Int?
  /// The column of the times at which contacts come, if one is asked for.
  let time: Int?
  /// The columns with a name that have no other role.
  let variables: [Int]

  /// The primary column and then the alternates: every column whose text is a number.
  var phoneColumns: [Int] { [phone] + alternates }

  /// Reads the header's names.
  ///
  /// Case, spaces and hyphens make no difference to the roles ("Phone Number" is
  /// `phone_number`), though variables keep their names as they are.
  init(
    header: [String], path: String, timeColumn: String? = nil
  ) throws(ContactListError) {
    names = header.map { String($0.trimmingWhiteSpace()) }
    let keys = names.map(Self.key)
    try Self.refuseDuplicates(names, path: path)
    let primaries = keys.indices.filter { keys[$0] == "phone" || keys[$0] == "phone_number" }
    guard let phone = primaries.first else {
      throw .noPhoneColumn(path: path, found: names)
    }
    if primaries.count > 1 {
      throw .duplicateColumn(
        path: path, name: names[phone], first: phone + 1, second: primaries[1] + 1)
    }
    let numbered = keys.indices.compactMap { column in
      Self.alternateNumber(keys[column]).map { (number: $0, column: column) }
    }.sorted { ($0.number, $0.column) < ($1.number, $1.column) }
    for (one, next) in zip(numbered, numbered.dropFirst()) where one.number == next.number {
      throw .duplicateColumn(
        path: path, name: names[one.column], first: one.column + 1, second: next.column + 1)
    }
    self.phone = phone
    alternates = numbered.map(\.column)
    zone = keys.firstIndex(of: "timezone") ?? keys.firstIndex(of: "time_zone")
    time = timeColumn.flatMap { keys.firstIndex(of: Self.key($0)) }
    if let timeColumn, time == nil {
      throw .noTimeColumn(path: path, name: timeColumn, found: names)
    }
    let taken = Set([phone] + alternates + [zone, time].compactMap { $0 })
    variables = keys.indices.filter { !taken.contains($0) && !keys[$0].isEmpty }
  }

  private static func refuseDuplicates(
    _ names: [String], path: String
  )
    throws(ContactListError)
  {
    var first: [String: Int] = [:]
    for (column, name) in names.enumerated() where !name.isEmpty {
      if let earlier = first.updateValue(column, forKey: name) {
        throw .duplicateColumn(path: path, name: name, first: earlier + 1, second: column + 1)
      }
    }
  }

  /// "Phone Number " and "phone-number" become "phone_number".
  private static func key(_ name: String) -> String {
    String(name.lowercased().map { $0 == " " || $0 == "-" ? "_" : $0 })
  }

  /// The 2 of `phone_2` and `phone_number_2`; nil for other columns and for numbers below 2.
  private static func alternateNumber(_ key: String) -> Int? {
    for prefix in ["phone_number_", "phone_"] where key.hasPrefix(prefix) {
      guard let number = Int(key.dropFirst(prefix.count)), number >= 2 else { return nil }
      return number
    }
    return nil
  }
}

extension StringProtocol {
  /// The text without white space at either end.
  func trimmingWhiteSpace() -> SubSequence {
    let start = self.drop { $0.isWhitespace }
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return start }
    return start[...last]
  }
}
