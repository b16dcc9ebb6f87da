/// Tells Swift code from prose: comments and the text of string literals.
///
/// A scanner, not a parser: it knows strings with their interpolations, raw and multi-line ones,
/// nested comments and `#/…/#`. In a bare regular-expression literal it takes quotes for strings,
/// which end with the line at the latest.
struct SwiftCode {
  private let source: [UInt8]
  private var code: [UInt8]
  private var position = 0

  /// The source with everything but code replaced by spaces: every line and column stays.
  static func withoutProse(_ source: String) -> String {
    var scanner = SwiftCode(source: Array(source.utf8))
    scanner.scanCode(endingAtParenthesis: false)
    return String(decoding: scanner.code, as: UTF8.self)
  }

  private init(source: [UInt8]) {
    self.source = source
    code = source
  }

  private func byte(_ offset: Int = 0) -> UInt8 {
    position + offset < source.count ? source[position + offset] : 0
  }

  private func isAt(_ text: StaticString) -> Bool {
    (0..<text.utf8CodeUnitCount).allSatisfy { byte($0) == text.utf8Start[$0] }
  }

  private mutating func blank(_ count: Int = 1) {
    for _ in 0..<count where position < source.count {
      if source[position] != UInt8(ascii: "\n") { code[position] = UInt8(ascii: " ") }
      position += 1
    }
  }

  /// Keeps code as it is, up to the end or, within an interpolation, past its parenthesis.
  private mutating func scanCode(endingAtParenthesis: Bool) {
    var depth = 0
    while position < source.count {
      if isAt("//") {
        while position < source.count, byte() != UInt8(ascii: "\n") { blank() }
      } else if isAt("/*") {
        scanBlockComment()
      } else if byte() == UInt8(ascii: "\"") {
        scanString(pounds: 0)
      } else if byte() == UInt8(ascii: "#") {
        scanPounds()
      } else {
        if byte() == UInt8(ascii: "(") { depth += 1 }
        if byte() == UInt8(ascii: ")") { depth -= 1 }
        position += 1
        if endingAtParenthesis, depth < 0 { return }
      }
    }
  }

  private mutating func scanBlockComment() {
    var depth = 0
    repeat {
      if isAt("/*") {
        depth += 1
        blank(2)
      } else if isAt("*/") {
        depth -= 1
        blank(2)
      } else {
        blank()
      }
    } while depth > 0 && position < source.count
  }

  /// A raw string, a delimited regular expression, or a macro such as `#expect`.
  private mutating func scanPounds() {
    var pounds = 0
    while byte(pounds) == UInt8(ascii: "#") { pounds += 1 }
    if byte(pounds) == UInt8(ascii: "\"") {
      blank(pounds)
      scanString(pounds: pounds)
    } else if byte(pounds) == UInt8(ascii: "/") {
      blank(pounds + 1)
      while position < source.count, !isAt("/#") { blank() }
      blank(pounds + 1)
    } else {
      position += pounds
    }
  }

  private mutating func scanString(pounds: Int) {
    let quotes = isAt("\"\"\"") ? 3 : 1
    blank(quotes)
    while position < source.count {
      if byte() == UInt8(ascii: "\\"), hasPounds(pounds, after: 1) {
        let isInterpolation = byte(1 + pounds) == UInt8(ascii: "(")
        blank(2 + pounds)
        if isInterpolation { scanCode(endingAtParenthesis: true) }
      } else if closes(quotes: quotes, pounds: pounds) {
        return blank(quotes + pounds)
      } else if quotes == 1, byte() == UInt8(ascii: "\n") {
        return
      } else {
        blank()
      }
    }
  }

  private func closes(quotes: Int, pounds: Int) -> Bool {
    (0..<quotes).allSatisfy { byte($0) == UInt8(ascii: "\"") } && hasPounds(pounds, after: quotes)
  }

  private func hasPounds(_ count: Int, after offset: Int) -> Bool {
    (0..<count).allSatisfy { byte(offset + $0) == UInt8(ascii: "#") }
  }
}
