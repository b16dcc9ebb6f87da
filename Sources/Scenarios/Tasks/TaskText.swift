/// The objects of a file of tasks: one per line (JSON Lines), an array of them, or one after the
/// other, told apart without decoding them.
///
/// What is broken stays where it is: an object that never closes ends where a line begins with the
/// next one, so that one bad task costs no other. O(bytes).
struct TaskText {
  /// A part of the file: an object, or something that is none.
  struct Piece: Equatable {
    /// Where its bytes lie.
    var range: Range<Int>
    /// The line on which it begins, from 1.
    var line: Int
    /// The keys of the object, not of those in it, each with its line, in their order and as they
    /// are written, without quotes.
    var keys: [(name: Range<Int>, line: Int)] = []
    /// What is wrong with it as a whole; nil if nothing is.
    var damage: String?

    static func == (a: Piece, b: Piece) -> Bool {
      a.range == b.range && a.line == b.line && a.damage == b.damage
        && a.keys.map(\.name) == b.keys.map(\.name) && a.keys.map(\.line) == b.keys.map(\.line)
    }
  }

  /// The most bytes of an object: more is a missing brace, not a task.
  static let maximumBytes = 1 << 20

  private let bytes: [UInt8]
  private var place = 0
  private var line = 1
  private(set) var pieces: [Piece] = []

  /// The pieces of a file.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    // Some editors begin a file with a byte order mark.
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) { place = 3 }
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "\n"):
        line += 1
        place += 1
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: ","),
        UInt8(ascii: "["), UInt8(ascii: "]"):
        place += 1
      case UInt8(ascii: "{"): readObject()
      default: skipLine()
      }
    }
  }

  /// Something outside of objects.
  private mutating func skipLine() {
    let start = place
    while place < bytes.count, bytes[place] != UInt8(ascii: "\n") { place += 1 }
    pieces.append(
      Piece(
        range: start..<place, line: line,
        damage: "expected a task, which is an object in braces: {\"phone\": \"+44…\"}"))
  }

  private mutating func readObject() {
    var piece = Piece(range: place..<place, line: line)
    var depth = 0
    // The text that ended last, which is a key if a colon follows.
    var last: (range: Range<Int>, line: Int)?
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "\n"): line += 1
      case UInt8(ascii: "\""):
        last = (readText(), line)
        continue
      case UInt8(ascii: ":"):
        if depth == 1, let key = last { piece.keys.append((key.range, key.line)) }
        last = nil
      case UInt8(ascii: "{"):
        if depth > 0, bytes[place - 1] == UInt8(ascii: "\n") {
          return close(&piece, damage: "the object is never closed: a } is missing")
        }
        depth += 1
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 {
          place += 1
          return close(&piece, damage: nil)
        }
      default: break
      }
      place += 1
    }
    close(&piece, damage: "the object is never closed: a } is missing")
  }

  /// A text, whose quote stands here; goes on to behind the closing one, or to the end of the
  /// line: no text of JSON goes over a line, so a quote is missing, and the decoder will say so.
  private mutating func readText() -> Range<Int> {
    place += 1
    let start = place
    while place < bytes.count, bytes[place] != UInt8(ascii: "\n") {
      if bytes[place] == UInt8(ascii: "\"") {
        place += 1
        return start..<place - 1
      }
      let isEscape = bytes[place] == UInt8(ascii: "\\")
      let next = place + 1
      place = isEscape && next < bytes.count && bytes[next] != UInt8(ascii: "\n") ? next + 1 : next
    }
    return start..<place
  }

  private mutating func close(_ piece: inout Piece, damage: String?) {
    piece.range = piece.range.lowerBound..<place
    piece.damage =
      piece.range.count > Self.maximumBytes ? "the object has more than a megabyte" : damage
    pieces.append(piece)
  }
}
