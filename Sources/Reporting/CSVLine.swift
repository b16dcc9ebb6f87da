import CCSV

/// One line of a CSV file (RFC 4180): quoted by libcsv where a field needs it, UTF-8, ended by a
/// line feed.
struct CSVLine {
  private(set) var bytes: [UInt8] = []
  private var isFirst = true

  /// A line of the given fields.
  static func of(_ fields: [String]) -> [UInt8] {
    var line = CSVLine()
    for field in fields { line.append(field) }
    return line.ended()
  }

  /// Appends a field. libcsv puts quotation marks around everything, which spreadsheets accept
  /// and people do not like to read: it is asked only for fields that need them.
  mutating func append(_ field: String) {
    separate()
    let needsQuotes = field.utf8.contains {
      $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == 0x0a || $0 == 0x0d
    }
    if needsQuotes || field.first == " " || field.last == " " {
      appendQuoted(Array(field.utf8))
    } else {
      bytes += field.utf8
    }
  }

  /// Appends an integer; nil leaves the field empty.
  mutating func append(_ number: Int64?) {
    separate()
    if let number { bytes += String(number).utf8 }
  }

  /// The finished line; the receiver is empty and ready for the next one.
  mutating func ended() -> [UInt8] {
    bytes.append(0x0a)
    defer {
      bytes.removeAll(keepingCapacity: true)
      isFirst = true
    }
    return bytes
  }

  private mutating func separate() {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
  }

  private mutating func appendQuoted(_ field: [UInt8]) {
    let size = csv_write(nil, 0, field, field.count)
    let quoted = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = csv_write(buffer.baseAddress, size, field, field.count)
    }
    bytes += quoted
  }
}
