package import Foundation

/// The rows of a CSV text, whatever they mean: the separator is told from the first line, the
/// encoding (UTF-8 or Windows-1252) from each field.
package struct CSVRows {
  private var reader: CSVReader?
  private var decoder = FieldDecoder()
  /// What stands between fields; nil: no piece has been read.
  package private(set) var separator: UInt8?

  /// One row.
  package struct Row {
    /// Its number as a spreadsheet shows it, from 1; blank rows count.
    package let number: UInt32
    /// Its fields, as they are written.
    package let fields: [String]
    /// Whether a field was cut since it is too long, or holds a zero byte.
    package let isDamaged: Bool
  }

  /// Why the text cannot be read on.
  package enum Fault: Error, Equatable {
    /// Not text in an encoding that is known, with what it is.
    case notText(String)
    /// A double quote opens a field in this row, and none closes it.
    case unterminatedQuote(row: UInt32)
    /// A field in this row has more than a million characters.
    case endlessField(row: UInt32)
    /// The library has no memory for the row.
    case outOfMemory
    /// More rows than numbers for them.
    case tooManyRows
  }

  /// Of a text that is to come.
  package init() {}

  /// Takes the next piece, the first of which holds the whole first line, and hands out the rows
  /// that end in it.
  package mutating func read(_ piece: Data, row: (Row) -> Void) throws(Fault) {
    var bytes = piece
    if reader == nil {
      let foreign = bytes.withUnsafeBytes { FileStart.foreignFormat($0) }
      if let foreign { throw .notText(foreign) }
      let separator = bytes.withUnsafeBytes { FileStart.separator($0) }
      self.separator = separator
      reader = CSVReader(separator: separator)
      bytes = bytes.dropFirst(bytes.withUnsafeBytes { FileStart.markLength($0) })
    }
    guard let reader else { return }
    do {
      try bytes.withUnsafeBytes { try reader.read($0) }
    } catch {
      throw Self.fault(error)
    }
    handOut(reader, row)
  }

  /// Takes the end of the text and hands out the last row.
  package mutating func finish(row: (Row) -> Void) throws(Fault) {
    guard let reader else { return }
    do {
      try reader.finish()
    } catch {
      throw Self.fault(error)
    }
    handOut(reader, row)
  }

  private mutating func handOut(_ reader: CSVReader, _ row: (Row) -> Void) {
    let batch = reader.batch
    let overlong = Set(batch.overlong)
    for record in 0..<batch.count {
      let number = batch.rows[record]
      let places = batch.fields(of: record)
      let hasZero = batch.bytes[batch.byteRange(ofRecord: record)].contains(0)
      row(
        Row(
          number: number, fields: places.map { decoder.text(batch.field(at: $0), row: number) },
          isDamaged: hasZero || overlong.contains(record)))
    }
    reader.batch.removeAll()
  }

  private static func fault(_ error: any Error) -> Fault {
    switch error as? CSVReader.Failure {
    case .unterminatedQuote(let row): .unterminatedQuote(row: row)
    case .endlessField(let row): .endlessField(row: row)
    case .tooManyRows: .tooManyRows
    case .outOfMemory, nil: .outOfMemory
    }
  }
}
