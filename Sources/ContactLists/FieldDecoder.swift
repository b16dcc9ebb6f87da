/// Turns the bytes of fields into text, whatever the encoding of the file.
///
/// A field that is not UTF-8 is read as Windows-1252, which extends Latin-1 and is what
/// spreadsheets on Windows write. Field by field this gives the same as a decision for the whole
/// file, needs no second pass, and does not spoil the good names of a file that was pasted
/// together: letters of Windows-1252 practically never form UTF-8 by chance.
struct FieldDecoder {
  /// How many fields were not UTF-8.
  private(set) var windows1252Fields = 0
  /// The row of the first of them.
  private(set) var firstRow: UInt32 = 0

  /// The text of a field of a row.
  mutating func text(_ bytes: ArraySlice<UInt8>, row: UInt32) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    if windows1252Fields == 0 { firstRow = row }
    windows1252Fields += 1
    return Self.windows1252(bytes)
  }

  /// The text of bytes in Windows-1252, as the WHATWG Encoding Standard decodes it: the five
  /// unassigned bytes become the control characters of the same number.
  static func windows1252(_ bytes: ArraySlice<UInt8>) -> String {
    var text = String.UnicodeScalarView()
    for byte in bytes {
      let code = (0x80...0x9F).contains(byte) ? high[Int(byte) - 0x80] : UInt32(byte)
      text.append(Unicode.Scalar(code) ?? "\u{FFFD}")
    }
    return String(text)
  }

  /// The characters of the bytes 0x80 to 0x9F; all others are those of Latin-1.
  private static let high: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
    0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]
}
