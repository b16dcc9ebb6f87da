internal import ContactLists
internal import Foundation

/// What every contact list keeps, whatever file it comes from.
enum ListPromises {
  /// The promises that a list broke.
  static func broken(by list: ContactList) -> [String] {
    var broken: [String] = []
    func check(_ holds: Bool, _ promise: String) { if !holds { broken.append(promise) } }
    check(list.rows.count == list.count, "a row for every contact")
    check(zip(list.rows, list.rows.dropFirst()).allSatisfy { $0 < $1 }, "rows in file order")
    check(Set(list.primaryNumbers).count == list.count, "every primary number once (R28)")
    for column in list.variables {
      check(column.count == list.count, "a value of \(column.name) for every contact")
      for contact in 0..<min(column.count, list.count) { _ = column[contact] }
    }
    let loaded = Set(list.rows)
    for rejection in list.rejected {
      check(
        loaded.contains(rejection.row) == rejection.keepsContact,
        "row \(rejection.row) either loaded or rejected")
      if case .duplicate(let row) = rejection.reason {
        check(loaded.contains(row) && row < rejection.row, "a duplicate of row \(row), loaded")
      }
      broken += Message.complaints(on: "\(rejection)").map { "\($0): \(rejection)" }
    }
    for contact in 0..<list.count {
      let numbers = [list.primaryNumbers[contact]] + list.alternates(of: contact)
      check(Set(numbers).count == numbers.count, "the numbers of contact \(contact) differ")
      for number in numbers {
        check(isE164("\(number)"), "\(number) is a number of 7 to 15 digits after a plus")
      }
      if let zone = list.zone(of: contact) {
        check(list.zones.indices.contains(zone), "the zone of contact \(contact)")
      }
    }
    for note in list.notes { broken += Message.complaints(on: note).map { "\($0): \(note)" } }
    return Array(broken.prefix(5))
  }

  /// The list in a file of these bytes, handed over in three pieces cut anywhere behind the line of
  /// the header, which the first must hold.
  static func inPieces(
    _ bytes: [UInt8], path: String, options: ContactList.Options
  ) throws(ContactListError) -> ContactList {
    let isLineEnd = { (byte: UInt8) in byte == 0x0A || byte == 0x0D }
    let header = bytes.firstIndex { !isLineEnd($0) } ?? 0
    let start = bytes[header...].firstIndex(where: isLineEnd) ?? bytes.count
    // Cuts that differ from document to document and are the same for the same one.
    let middle = start + (bytes.count - start) * (bytes.count % 7) / 7
    var loader = ContactListLoader(path: path, options: options)
    for piece in [0..<start, start..<middle, middle..<bytes.count] where !piece.isEmpty {
      try loader.read(Data(bytes[piece]))
    }
    return try loader.finish()
  }

  /// The promises that an error broke: the file, what is wrong, in one line.
  static func broken(by error: ContactListError, path: String) -> [String] {
    let text = "\(error)"
    var broken = Message.complaints(on: text).map { "\($0): \(text)" }
    if !text.hasPrefix(path + ": ") { broken.append("does not begin with the file: \(text)") }
    return broken
  }

  /// Whether two lists hold the same.
  static func isSame(_ one: ContactList, _ other: ContactList) -> Bool {
    one.count == other.count && one.rejected == other.rejected && one.notes == other.notes
      && one.zones == other.zones
      && (0..<one.count).allSatisfy { isSame(one, $0, other, $0) }
  }

  /// Whether a contact of one list is, but for its row, a contact of another.
  static func isSame(_ one: ContactList, _ a: Int, _ other: ContactList, _ b: Int) -> Bool {
    one.primaryNumbers[a] == other.primaryNumbers[b]
      && Array(one.alternates(of: a)) == Array(other.alternates(of: b))
      && one.zone(of: a).map { one.zones[$0] } == other.zone(of: b).map { other.zones[$0] }
      && one.variables.map { $0[a] } == other.variables.map { $0[b] }
  }

  /// A country code and a national number, at most fifteen digits (ITU-T E.164, section 6).
  private static func isE164(_ text: String) -> Bool {
    text.first == "+" && (7...15).contains(text.utf8.count - 1)
      && text.utf8.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
  }
}
