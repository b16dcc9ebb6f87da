/// What a spreadsheet does to a telephone number that it takes for a quantity.
///
/// These have to be caught before libphonenumber sees them: it drops the dot and reads the digit
/// after it, and in countries with numbers of varying length the result may be somebody's number.
public enum SpreadsheetDamage: Hashable, Sendable {
  /// "4.4E+11": the last digits are gone.
  case scientificNotation
  /// "442079460123.0": written as a decimal fraction.
  case decimalFraction

  /// The damage done to a text, nil if there is none.
  init?(_ text: UnsafeRawBufferPointer) {
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    var rest = text[...].drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "+") }
    func skipDigits() -> Int {
      let count = rest.prefix { digits.contains($0) }.count
      rest = rest.dropFirst(count)
      return count
    }
    let whole = skipDigits()
    var fraction: Slice<UnsafeRawBufferPointer>?
    if let mark = rest.first, mark == UInt8(ascii: ".") || mark == UInt8(ascii: ",") {
      rest = rest.dropFirst()
      let start = rest
      fraction = start.prefix(skipDigits())
    }
    if let letter = rest.first, letter | 0x20 == UInt8(ascii: "e"), whole > 0 {
      rest = rest.dropFirst()
      if rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
      guard skipDigits() > 0, rest.isEmpty else { return nil }
      self = .scientificNotation
      return
    }
    // "020.7946.0" is a way to write a number; "442079460123.0" is not.
    guard rest.isEmpty, whole >= 7, let fraction, (1...2).contains(fraction.count),
      fraction.allSatisfy({ $0 == UInt8(ascii: "0") })
    else { return nil }
    self = .decimalFraction
  }
}

extension SpreadsheetDamage: CustomStringConvertible {
  /// What happened and how to export the list without it.
  public var description: String {
    switch self {
    case .scientificNotation:
      "a spreadsheet wrote the number in scientific notation and lost its last digits: "
        + "format the column as text and export the list again"
    case .decimalFraction:
      "a spreadsheet or script wrote the number as a decimal fraction: "
        + "format the column as text and export the list again"
    }
  }
}
