import Foundation

@testable import ContactLists

/// A file that exists for the length of one test.
final class TemporaryFile {
  let path: String

  init(_ bytes: some Sequence<UInt8>) throws {
    let name = "dialcast-\(UUID().uuidString).csv"
    path = FileManager.default.temporaryDirectory.appendingPathComponent(name).path
    try Data(bytes).write(to: URL(fileURLWithPath: path))
  }

  convenience init(_ text: String) throws { try self.init(text.utf8) }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// The list in a text, read with British numbers by default.
func load(_ text: String, region: String? = "GB", threads: Int = 2) throws -> ContactList {
  let file = try TemporaryFile(text)
  return try ContactList.load(
    path: file.path, options: .init(defaultRegion: region, threads: threads))
}

/// What loading a text fails with; nil if it loads.
func failure(_ bytes: some Sequence<UInt8>) throws -> ContactListError? {
  let file = try TemporaryFile(bytes)
  do throws(ContactListError) {
    _ = try ContactList.load(path: file.path)
    return nil
  } catch {
    return error
  }
}

extension ContactList {
  /// The primary numbers as bare digits.
  var digits: [UInt64] { primaryNumbers.map(\.digits) }

  /// Every value of a variable.
  func values(_ name: String) -> [String]? {
    variable(named: name).map { column in (0..<count).map { column[$0] } }
  }
}
