package import Foundation

/// Turns the pieces of a file into a list: bytes to records, records to contacts or rejections.
package struct ContactListLoader {
  private let path: String
  private let options: ContactList.Options
  private var reader: CSVReader?
  private var builder: ContactListBuilder?

  /// A loader of a file that problems call `path`; nothing is opened.
  package init(path: String, options: ContactList.Options) {
    self.path = path
    self.options = options
  }

  /// Rows read so far.
  var rowsRead: Int { Int((reader?.row ?? 1) - 1) }

  /// Takes the next piece; the first must hold the header's line.
  package mutating func read(_ piece: Data) throws(ContactListError) {
    do {
      try piece.withUnsafeBytes { try readBytes($0) }
    } catch let error as ContactListError {
      throw error
    } catch {
      throw .unreadable(path: path, reason: "\(error)")
    }
  }

  private mutating func readBytes(_ bytes: UnsafeRawBufferPointer) throws(ContactListError) {
    var bytes = bytes
    if reader == nil {
      if let found = FileStart.foreignFormat(bytes) {
        throw .notText(path: path, found: found)
      }
      reader = CSVReader(separator: FileStart.separator(bytes))
      bytes = UnsafeRawBufferPointer(rebasing: bytes.dropFirst(FileStart.markLength(bytes)))
    }
    guard let reader else { return }
    do {
      try reader.read(bytes)
    } catch {
      throw Self.error(error, path: path)
    }
    try takeRecords(of: reader)
  }

  /// Takes the end of the file.
  package mutating func finish() throws(ContactListError) -> ContactList {
    guard let reader else { throw .empty(path: path) }
    do {
      try reader.finish()
    } catch {
      throw Self.error(error, path: path)
    }
    try takeRecords(of: reader)
    guard let builder else { throw .empty(path: path) }
    self.builder = nil
    return builder.finish(blankRows: reader.blankRows)
  }

  private mutating func takeRecords(of reader: CSVReader) throws(ContactListError) {
    guard reader.batch.count > 0 else { return }
    if builder == nil {
      builder = try ContactListBuilder(
        header: reader.batch.headerFields(), path: path, options: options)
      builder?.append(reader.batch, from: 1)
    } else {
      builder?.append(reader.batch, from: 0)
    }
    reader.batch.removeAll()
  }

  private static func error(_ failure: CSVReader.Failure, path: String) -> ContactListError {
    switch failure {
    case .unterminatedQuote(let row): .unterminatedQuote(path: path, row: row)
    case .endlessField(let row):
      .notText(path: path, found: "a field in row \(row) has more than a million characters")
    case .outOfMemory: .unreadable(path: path, reason: "not enough memory for the list")
    case .tooManyRows: .tooManyRows(path: path)
    }
  }
}

extension RecordBatch {
  /// The texts of the first record.
  fileprivate func headerFields() -> [String] {
    var decoder = FieldDecoder()
    return fields(of: 0).map { decoder.text(field(at: $0), row: rows[0]) }
  }
}
