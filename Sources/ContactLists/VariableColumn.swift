/// One column of a list that is handed to the calls as it is: a name, an order, a language.
///
/// Values are kept as bytes, not as one `String` each, which would cost 16 bytes apiece and an
/// allocation for the longer ones. A column with few different values (a clinic, a language)
/// keeps every value once and two bytes per contact.
public struct VariableColumn: Sendable {
  /// The column's name as the header writes it, without surrounding white space.
  public let name: String
  /// How many contacts the column has a value for.
  public private(set) var count = 0

  /// A column stays coded up to so many different values.
  private static let maximumCodes = 1024
  private var isCoded = true
  private var codes: [UInt16] = []
  private var distinct: [String] = []
  private var codeOfValue: [String: UInt16] = [:]

  // Where values differ: their bytes one after the other, where each ends in its block, and where
  // each block begins. Blocks keep the ends in four bytes whatever the size of the list: fields
  // are below 2^16 bytes, three times that in UTF-8, and 2^14 of them stay below 2^32.
  private static let blockSize = 1 << 14
  private var bytes: [UInt8] = []
  private var ends: [UInt32] = []
  private var blockStarts: [Int] = []

  /// An empty column.
  public init(name: String) { self.name = name }

  /// The value of a contact; empty where the row had none. O(length).
  public subscript(contact: Int) -> String {
    if isCoded { return distinct[Int(codes[contact])] }
    let block = blockStarts[contact / Self.blockSize]
    let start = contact.isMultiple(of: Self.blockSize) ? block : block + Int(ends[contact - 1])
    return String(decoding: bytes[start..<block + Int(ends[contact])], as: UTF8.self)
  }

  /// Adds the value of the next contact. O(length), amortised.
  public mutating func append(_ value: String) {
    if isCoded {
      if let code = codeOfValue[value] {
        codes.append(code)
      } else if distinct.count < Self.maximumCodes {
        let code = UInt16(distinct.count)
        codeOfValue[value] = code
        distinct.append(value)
        codes.append(code)
      } else {
        spellOut()
        appendBytes(of: value)
      }
    } else {
      appendBytes(of: value)
    }
    count += 1
  }

  /// Turns the codes into bytes once there are too many different values.
  private mutating func spellOut() {
    isCoded = false
    for code in codes { appendBytes(of: distinct[Int(code)]) }
    codes = []
    distinct = []
    codeOfValue = [:]
  }

  private mutating func appendBytes(of value: String) {
    if ends.count.isMultiple(of: Self.blockSize) { blockStarts.append(bytes.count) }
    bytes.append(contentsOf: value.utf8)
    ends.append(UInt32(bytes.count - blockStarts[blockStarts.count - 1]))
  }

  /// Drops the look-up table of the codes, which only adding needs.
  mutating func finish() {
    codeOfValue = [:]
  }
}
