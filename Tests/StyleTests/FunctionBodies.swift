/// Finds the functions of a file by their keywords and braces.
struct FunctionBodies {
  /// The lines of each function, counted from 1, from its keyword to its closing brace; a nested
  /// function counts by itself and within the outer one.
  private(set) var spans: [ClosedRange<Int>] = []

  private let text: [UInt8]
  private var line = 1

  /// - Parameter code: the lines of a file, without comments and strings.
  init(code: [String]) {
    text = Array(code.joined(separator: "\n").utf8)
    var position = 0
    while position < text.count {
      if text[position] == UInt8(ascii: "\n") { line += 1 }
      guard text[position].isIdentifier else {
        position += 1
        continue
      }
      let end = text[position...].firstIndex { !$0.isIdentifier } ?? text.count
      let word = String(decoding: text[position..<end], as: UTF8.self)
      let isMember =
        position > 0 && [UInt8(ascii: "."), UInt8(ascii: "`")].contains(text[position - 1])
      if !isMember, let length = lineCount(after: end, keyword: word) {
        spans.append(line...(line + length - 1))
      }
      position = end
    }
  }

  /// How many lines the function takes whose keyword ends here; nil if this is not a function or
  /// has no body.
  private func lineCount(after start: Int, keyword: String) -> Int? {
    let isProperty = keyword == "var"
    guard isProperty || ["func", "init", "deinit", "subscript"].contains(keyword),
      let opening = opening(after: start, isProperty: isProperty)
    else { return nil }
    var depth = 0
    for position in opening..<text.count {
      if text[position] == UInt8(ascii: "{") { depth += 1 }
      if text[position] == UInt8(ascii: "}") { depth -= 1 }
      if depth == 0 {
        return 1 + text[start..<position].count { $0 == UInt8(ascii: "\n") }
      }
    }
    return nil
  }

  /// Where the body begins; nil if the declaration ends without one, as in a protocol.
  private func opening(after start: Int, isProperty: Bool) -> Int? {
    var depth = 0
    for position in start..<text.count {
      switch text[position] {
      case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: "{") where depth == 0: return position
      case UInt8(ascii: "}") where depth == 0: return nil
      // A stored property with its first value.
      case UInt8(ascii: "=") where depth == 0 && isProperty: return nil
      case UInt8(ascii: "\n") where depth == 0 && !continues(after: position): return nil
      default: break
      }
      if depth < 0 { return nil }
    }
    return nil
  }

  /// Whether the line after this one goes on with the signature.
  private func continues(after newline: Int) -> Bool {
    let rest = text[newline...].drop { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: " ") }
    return ["{", "->", "where ", "throws", "async", "rethrows", "("].contains {
      rest.starts(with: $0.utf8)
    }
  }
}
