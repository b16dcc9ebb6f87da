internal import TestSupport

extension Mutation {
  /// Those that know words: the document keeps its shape and says something else.
  static let ofTokens = [
    Mutation("another value") { bytes, _, vocabulary, random in
      replaceToken(of: &bytes, by: random.pick(vocabulary.values), &random)
    },
    Mutation("two other values") { bytes, _, vocabulary, random in
      replaceToken(of: &bytes, by: random.pick(vocabulary.values), &random)
      replaceToken(of: &bytes, by: random.pick(vocabulary.values), &random)
    },
    Mutation("a word of another") { bytes, other, _, random in
      let tokens = tokens(of: other)
      guard !tokens.isEmpty else { return }
      replaceToken(of: &bytes, by: Array(other[random.pick(tokens)]), &random)
    },
    Mutation("swap two words") { bytes, _, _, random in
      let tokens = tokens(of: bytes)
      guard !tokens.isEmpty else { return }
      let pair = [random.pick(tokens), random.pick(tokens)].sorted { $0.lowerBound < $1.lowerBound }
      guard pair[0].upperBound <= pair[1].lowerBound else { return }
      let first = Array(bytes[pair[0]])
      let second = Array(bytes[pair[1]])
      bytes.replaceSubrange(pair[1], with: first)
      bytes.replaceSubrange(pair[0], with: second)
    },
    Mutation("remove a word") { bytes, _, _, random in
      replaceToken(of: &bytes, by: [], &random)
    },
    Mutation("a word twice") { bytes, _, _, random in
      let tokens = tokens(of: bytes)
      guard !tokens.isEmpty else { return }
      let token = random.pick(tokens)
      bytes.insert(contentsOf: bytes[token], at: token.upperBound)
    },
    Mutation("a misspelt word") { bytes, _, _, random in
      let tokens = tokens(of: bytes)
      guard !tokens.isEmpty else { return }
      let token = random.pick(tokens)
      let place = random.pick(token.lowerBound...token.upperBound - 1)
      switch random.pick(0...2) {
      case 0: bytes.remove(at: place)
      case 1: bytes.swapAt(place, token.lowerBound)
      default: bytes[place] ^= 0x20
      }
    },
  ]

  private static func replaceToken(
    of bytes: inout [UInt8], by value: [UInt8], _ random: inout Random
  ) {
    let tokens = tokens(of: bytes)
    guard !tokens.isEmpty else { return bytes += value }
    bytes.replaceSubrange(random.pick(tokens), with: value)
  }

  /// The words and numbers of a document of any of our formats: what stands between line ends,
  /// brackets, quotes, separators of fields, and colons that a space or a line end follows.
  static func tokens(of bytes: [UInt8]) -> [Range<Int>] {
    var tokens: [Range<Int>] = []
    var start = 0
    for place in 0...bytes.count {
      guard place == bytes.count || isBorder(place, in: bytes) else { continue }
      let word = bytes[start..<place].drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "-") }
      if let last = word.lastIndex(where: { $0 != UInt8(ascii: " ") }) {
        tokens.append(word.startIndex..<last + 1)
      }
      start = place + 1
    }
    return tokens
  }

  private static func isBorder(_ place: Int, in bytes: [UInt8]) -> Bool {
    if bytes[place] == UInt8(ascii: ":") {
      let next = place + 1 < bytes.count ? bytes[place + 1] : 0x0A
      return next == UInt8(ascii: " ") || next == 0x0A || next == 0x0D
    }
    return borders.contains(bytes[place])
  }

  private static let borders = Set("\n\r\t,;|[]{}\"'".utf8)
}
