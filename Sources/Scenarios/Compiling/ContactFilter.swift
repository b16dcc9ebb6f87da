import ContactLists
import Foundation

/// Whom of a list a campaign calls: those with certain values in certain columns.
struct ContactFilter {
  private let conditions: [Named<[Located<String>]>]

  /// A filter from a column's name to the values it may have; without conditions, everybody.
  init(_ conditions: [Named<[Located<String>]>]) { self.conditions = conditions }

  /// The places in the list of those who satisfy every condition, in its order; nil: everybody.
  ///
  /// A column that the list does not have is a problem, and so is a value that nobody has: it is
  /// misspelt more often than meant. O(contacts × conditions).
  func places(in list: ContactList, _ log: ProblemLog) -> [UInt32]? {
    // Of a list without contacts its reader has said so.
    guard let first = conditions.first, list.count > 0 else { return nil }
    var places = (0..<list.count).map { UInt32($0) }
    for condition in conditions {
      guard let field = Self.fields(of: condition.name.value, in: list) else {
        report(missingColumn: condition.name, of: list, log)
        continue
      }
      checkValues(of: condition, occurIn: list, field, log)
      let wanted = Set(condition.value.value.map(\.value))
      places.removeAll { !wanted.contains(field(Int($0))) }
    }
    if places.isEmpty, log.isEmpty {
      log.report(first.name.place, "nobody in the list satisfies all conditions together")
    }
    return places
  }

  /// The fields of a column by contact, without surrounding white space; nil if there is none.
  private static func fields(of column: String, in list: ContactList) -> ((Int) -> String)? {
    if let variable = list.variable(named: column) {
      return { contact in
        let text = variable[contact]
        // Most fields have no white space to remove, and looking is cheaper than removing.
        let ends = [text.utf8.first, text.utf8.last]
        guard ends.contains(where: { $0.map { $0 <= 0x20 } ?? false }) else { return text }
        return text.trimmingCharacters(in: .whitespaces)
      }
    }
    guard column == "timezone" || column == list.zoneColumn, !list.zones.isEmpty else { return nil }
    return { contact in list.zone(of: contact).map { list.zones[$0] } ?? "" }
  }

  private func checkValues(
    of condition: Named<[Located<String>]>, occurIn list: ContactList,
    _ field: (Int) -> String, _ log: ProblemLog
  ) {
    var missing = condition.value.value
    var found: Set<String> = []
    for contact in 0..<list.count where !missing.isEmpty {
      let text = field(contact)
      if found.insert(text).inserted { missing.removeAll { $0.value == text } }
    }
    let known = found.filter { !$0.isEmpty }.sorted()
    for value in missing {
      report(missingValue: value, in: condition.name.value, of: list, known: known, log)
    }
  }

  /// A zone column whose every entry was refused leaves no zone behind.
  private func report(missingColumn name: Located<String>, of list: ContactList, _ log: ProblemLog)
  {
    if name.value == "timezone",
      let refused = list.rejected.first(where: { $0.reason == .unknownZone })
    {
      log.report(
        name.place, "every row of the list that names a zone was left out", hint: "\(refused)")
      return
    }
    log.report(
      name.place, "the list has no column \"\(name.value)\"",
      hint: Spelling.suggestion(
        for: name.value, among: list.variables.map(\.name) + ["timezone"]))
  }

  /// A value may be missing because the rows that have it were left out: then they are to blame
  /// and not who asks for it.
  private func report(
    missingValue value: Located<String>, in column: String, of list: ContactList,
    known: [String], _ log: ProblemLog
  ) {
    let hint = Spelling.suggestion(for: value.value, among: known)
    if let refused = list.rejected.first(where: {
      column == "timezone" && $0.reason == .unknownZone && $0.value == value.value
    }) {
      log.report(
        value.place, "every row that has \"\(value.value)\" was left out of the list",
        hint: "\(refused)" + (hint.map { "; \($0)" } ?? ""))
      return
    }
    let lost = list.rejected.filter { !$0.keepsContact }
    guard let first = lost.first, Spelling.closest(to: value.value, among: known).isEmpty else {
      log.report(
        value.place, "nobody in the list has \"\(value.value)\" in this column", hint: hint)
      return
    }
    let rows = Set(lost.map(\.row)).count
    let were = rows == 1 ? "1 row was" : "\(rows) rows were"
    log.report(
      value.place,
      "nobody who was loaded from the list has \"\(value.value)\" in this column, but \(were)"
        + " left out", hint: "the first: \(first)")
  }
}
