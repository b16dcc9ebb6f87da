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
  ///
  /// - Parameter own: columns that somebody named for their roles.
  init(
    header: [String], path: String, own: ColumnNames = ColumnNames(), timeColumn: String? = nil
  ) throws(ContactListError) {
    names = header.map { String($0.trimmingWhiteSpace()) }
    let keys = names.map(Self.key)
    try Self.refuseDuplicates(names, path: path)
    let named = try Self.places(of: own, names, path: path)
    let free = keys.indices.filter { !named.values.contains($0) }
    if let own = named["phone"] {
      phone = own
    } else {
      phone = try Self.phone(keys, free, names, path: path)
    }
    alternates = try Self.alternates(keys, free, named, names, path: path)
    zone =
      named["timezone"] ?? free.first { keys[$0] == "timezone" }
      ?? free.first { keys[$0] == "time_zone" }
    time = timeColumn.flatMap { keys.firstIndex(of: Self.key($0)) }
    if let timeColumn, time == nil {
      throw .noTimeColumn(path: path, name: timeColumn, found: names)
    }
    let taken = Set([phone] + alternates + [zone, time].compactMap { $0 })
    variables = keys.indices.filter { !taken.contains($0) && !keys[$0].isEmpty }
  }

  /// The column of each role for which one was named: as it is written, or else but for case,
  /// spaces and hyphens.
  private static func places(
    of own: ColumnNames, _ names: [String], path: String
  ) throws(ContactListError) -> [String: Int] {
    var places: [String: Int] = [:]
    for (role, column) in own.named {
      let wanted = String(column.trimmingWhiteSpace())
      let place =
        names.firstIndex(of: wanted) ?? names.firstIndex { key($0) == key(wanted) }
      guard let place else {
        throw .noColumn(path: path, role: role, name: column, found: names)
      }
      if let other = places.first(where: { $0.value == place }) {
        let roles = [other.key, role].sorted()
        throw .columnOfTwoRoles(path: path, name: names[place], first: roles[0], second: roles[1])
      }
      places[role] = place
    }
    return places
  }

  private static func phone(
    _ keys: [String], _ free: [Int], _ names: [String], path: String
  ) throws(ContactListError) -> Int {
    let primaries = free.filter { keys[$0] == "phone" || keys[$0] == "phone_number" }
    guard let phone = primaries.first else { throw .noPhoneColumn(path: path, found: names) }
    if primaries.count > 1 {
      throw .duplicateColumn(
        path: path, name: names[phone], first: phone + 1, second: primaries[1] + 1)
    }
    return phone
  }

  private static func alternates(
    _ keys: [String], _ free: [Int], _ named: [String: Int], _ names: [String], path: String
  ) throws(ContactListError) -> [Int] {
    var numbered = free.compactMap { column in
      alternateNumber(keys[column]).map { (number: $0, column: column) }
    }.filter { named["phone_\($0.number)"] == nil }
    numbered += named.compactMap { role, column in
      alternateNumber(role).map { (number: $0, column: column) }
    }
    numbered.sort { ($0.number, $0.column) < ($1.number, $1.column) }
    for (one, next) in zip(numbered, numbered.dropFirst()) where one.number == next.number {
      throw .duplicateColumn(
        path: path, name: names[one.column], first: one.column + 1, second: next.column + 1)
    }
    return numbered.map(\.column)
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
