internal import CCSV
internal import Foundation

extension ContactList {
  /// Writes what was left out as a CSV file that a spreadsheet opens: `row,column,value,reason`,
  /// in UTF-8, one line per rejection. An existing file is replaced as a whole or not at all.
  public func writeRejects(to path: String) throws(ContactListError) {
    var text = Data("row,column,value,reason\n".utf8)
    for rejection in rejected {
      text.append(contentsOf: "\(rejection.row)".utf8)
      for field in [rejection.column, rejection.value, rejection.reason.description] {
        text.append(UInt8(ascii: ","))
        text.append(contentsOf: quoted(field))
      }
      text.append(UInt8(ascii: "\n"))
    }
    do {
      try text.write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw .unreadable(path: path, reason: "cannot be written: \(error.localizedDescription)")
    }
  }

  /// The field in double quotes, those within doubled (RFC 4180).
  private func quoted(_ field: String) -> [UInt8] {
    let bytes = Array(field.utf8)
    // At worst every byte is a quote.
    return [UInt8](unsafeUninitializedCapacity: 2 * bytes.count + 2) { target, count in
      count = csv_write(target.baseAddress, target.count, bytes, bytes.count)
    }
  }
}
