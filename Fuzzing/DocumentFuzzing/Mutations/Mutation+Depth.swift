internal import TestSupport

extension Mutation {
  /// Those that grow without looking large: nesting, and aliases of aliases.
  static let ofDepth = [
    Mutation("deep nesting") { bytes, _, _, random in
      let depth = random.pick([10, 100, 900, 1100, 20_000])
      let (opening, closing) = random.pick([
        ("[", "]"), ("{a: ", "}"), ("{\"a\":", "}"), ("[{a: ", "}]"), ("- ", ""), ("? ", ""),
        ("((", "))"), ("\"", "\""), ("{[", "]: 1}"),
      ])
      var nest = Array(String(repeating: opening, count: depth).utf8)
      nest += Array("1".utf8)
      if random.oneIn(2) { nest += Array(String(repeating: closing, count: depth).utf8) }
      put(nest, into: &bytes, &random)
    },
    Mutation("deep indentation") { bytes, _, _, random in
      let depth = random.pick([10, 100, 400, 1100])
      let step = random.pick(["a:\n", "- a:\n", "-\n", "? a\n"])
      let lines = (0..<depth).map { String(repeating: " ", count: $0) + step }
      bytes.insert(contentsOf: Array(("\n" + lines.joined()).utf8), at: random.place(in: bytes))
    },
    Mutation("aliases of aliases") { bytes, _, _, random in
      // Each name stands for so many of the one before ("billion laughs").
      let width = random.pick([2, 9])
      let levels = random.pick([3, 9, 30])
      var text = "\nb0: &b0 \(random.pick(["x", "[x]", "{x: y}", "{}"]))\n"
      for level in 1...levels {
        let parts = (0..<width).map { part in
          random.oneIn(3) ? "*b\(level - 1)" : "{k\(part): *b\(level - 1)}"
        }
        text += "b\(level): &b\(level) [\(parts.joined(separator: ", "))]\n"
      }
      text += random.pick(["", "? *b\(levels)\n: x\n", "<<: *b\(levels)\n", "{*b\(levels) : x}\n"])
      // Before everything, or after: within a mapping it would be a mistake and nothing more.
      bytes.insert(contentsOf: text.utf8, at: random.oneIn(2) ? 0 : bytes.count)
    },
    Mutation("merges of merges") { bytes, _, _, random in
      let levels = random.pick([3, 20, 200])
      var text = "\nm0: &m0 {k: v}\n"
      for level in 1...levels {
        let merged = random.oneIn(2) ? "*m\(level - 1)" : "[*m\(level - 1), *m\(level / 2)]"
        text += "m\(level): &m\(level) {<<: \(merged), k\(level): v}\n"
      }
      bytes.insert(contentsOf: text.utf8, at: random.oneIn(2) ? 0 : bytes.count)
    },
    Mutation("the whole as a value of itself") { bytes, _, _, random in
      let whole = bytes
      put(whole, into: &bytes, &random)
    },
  ]

  /// In place of a word, or anywhere.
  private static func put(
    _ piece: [UInt8], into bytes: inout [UInt8], _ random: inout Random
  ) {
    let tokens = tokens(of: bytes)
    if tokens.isEmpty || random.oneIn(4) {
      bytes.insert(contentsOf: piece, at: random.place(in: bytes))
    } else {
      bytes.replaceSubrange(random.pick(tokens), with: piece)
    }
  }
}
