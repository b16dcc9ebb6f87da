/// Where a part of a document was written.
struct Position: Hashable, Comparable, Sendable {
  /// Which text it was written in.
  enum Origin: Hashable, Sendable, CustomStringConvertible {
    case file(String)
    /// The calibration file with this number, counted from 0, and its name.
    case calibration(Int, String)
    /// The override with this number, counted from 0, and its text.
    case override(Int, String)

    var description: String {
      switch self {
      case .file(let name), .calibration(_, let name): name
      case .override(_, let text): "--set \(text)"
      }
    }
  }

  var origin: Origin
  /// From 1; 0 stands for the text as a whole.
  var line: Int
  /// From 1; 0 stands for the text as a whole.
  var column: Int

  /// The document before its calibration files and these before overrides, then by line and column.
  static func < (a: Position, b: Position) -> Bool { a.rank < b.rank }

  private var rank: (Int, Int, Int, Int) {
    switch origin {
    case .file: (0, 0, line, column)
    case .calibration(let number, _): (1, number, line, column)
    case .override(let number, _): (2, number, line, column)
    }
  }

  /// Whether lines can be counted: not in an override, nor where a text is meant as a whole.
  var isInFile: Bool {
    if case .override = origin { return false }
    return line > 0
  }
}

extension Position {
  /// Where bytes that are not UTF-8 cease to be text; the end if they are.
  static func firstDamage(in bytes: some Sequence<UInt8>, origin: Origin) -> Position {
    var position = Position(origin: origin, line: 1, column: 1)
    var decoder = UTF8()
    var rest = bytes.makeIterator()
    while case .scalarValue(let scalar) = decoder.decode(&rest) {
      position.column += 1
      if scalar == "\n" {
        position.line += 1
        position.column = 1
      }
    }
    return position
  }
}

/// A position and the path of keys that leads to it.
struct Place: Hashable, Sendable {
  var position: Position
  var keyPath: String

  /// The place of a key that is not there: at the position of the mapping.
  func key(_ name: String) -> Place {
    Place(position: position, keyPath: keyPath.isEmpty ? name : "\(keyPath).\(name)")
  }
}

/// A value and where it was written.
@dynamicMemberLookup
struct Located<Value> {
  var value: Value
  var place: Place

  subscript<Member>(dynamicMember member: KeyPath<Value, Member>) -> Member {
    value[keyPath: member]
  }
}

extension Located: Sendable where Value: Sendable {}
extension Located: Equatable where Value: Equatable {}
