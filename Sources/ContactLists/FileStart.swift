/// What the first bytes of a file say about the rest: its byte order mark and its separator.
enum FileStart {
  /// How many bytes to skip before the header.
  static func markLength(_ start: UnsafeRawBufferPointer) -> Int {
    start.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// What the file is if it is not the text we read; nil for text.
  static func foreignFormat(_ start: UnsafeRawBufferPointer) -> String? {
    if start.starts(with: [0xFF, 0xFE]) || start.starts(with: [0xFE, 0xFF]) {
      return "the file is in UTF-16"
    }
    if start.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      return "the file is a workbook of an old spreadsheet (.xls), not a CSV file"
    }
    if start.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      return "the file is a workbook or an archive (it starts with PK), not a CSV file"
    }
    return line(start).contains(0) ? "the first line contains zero bytes" : nil
  }

  /// The character between the columns: whichever of comma, semicolon, tab and vertical bar
  /// occurs most often outside quotes in the first line that is not blank; comma if none does.
  static func separator(_ start: UnsafeRawBufferPointer) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in line(start) {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted { counts[byte, default: 0] += 1 }
    }
    let candidates = [",", ";", "\t", "|"].flatMap { Array($0.utf8) }
    // The first of equals wins: max(by:) would take the last.
    return candidates.reduce(candidates[0]) { best, next in
      counts[next, default: 0] > counts[best, default: 0] ? next : best
    }
  }

  private static func line(_ start: UnsafeRawBufferPointer) -> Slice<UnsafeRawBufferPointer> {
    let isLineEnd = { (byte: UInt8) in byte == 0x0A || byte == 0x0D }
    return start.dropFirst(markLength(start)).drop(while: isLineEnd).prefix { !isLineEnd($0) }
  }
}
