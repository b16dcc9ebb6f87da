internal import TestSupport

extension Mutation {
  /// Those that know lines: what people do with an editor.
  static let ofLines = [
    Mutation("remove a line") { bytes, _, _, random in
      edit(&bytes) { lines in lines.remove(at: random.pick(0...lines.count - 1)) }
    },
    Mutation("repeat a line") { bytes, _, _, random in
      let times = random.pick([1, 1, 1, 3, 300])
      edit(&bytes) { lines in
        let place = random.pick(0...lines.count - 1)
        lines.insert(contentsOf: repeatElement(lines[place], count: times), at: place)
      }
    },
    Mutation("repeat lines very often") { bytes, _, _, random in
      edit(&bytes) { lines in
        let first = random.pick(0...lines.count - 1)
        let block = lines[first..<min(lines.count, first + random.pick(1...6))]
        let times = 200_000 / max(20, block.reduce(0) { $0 + $1.count })
        lines.insert(contentsOf: Array(repeatElement(block, count: times).joined()), at: first)
      }
    },
    Mutation("number a line very often") { bytes, _, _, random in
      edit(&bytes) { lines in
        let place = random.pick(0...lines.count - 1)
        let line = lines[place]
        // Behind the first word: a key of a mapping, the first field of a row.
        let end =
          line.firstIndex { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ",") } ?? line.count
        let numbered = (0..<random.pick([30, 3000])).map {
          line[..<end] + "\($0)".utf8 + line[end...]
        }
        lines.insert(contentsOf: numbered.map { Array($0) }, at: place)
      }
    },
    Mutation("swap two lines") { bytes, _, _, random in
      edit(&bytes) { lines in
        lines.swapAt(random.pick(0...lines.count - 1), random.pick(0...lines.count - 1))
      }
    },
    Mutation("insert a line of another") { bytes, other, _, random in
      let foreign = random.pick(lines(of: other))
      edit(&bytes) { $0.insert(foreign, at: random.pick(0...$0.count)) }
    },
    Mutation("insert an odd line") { bytes, _, vocabulary, random in
      let odd = random.pick(vocabulary.lines)
      edit(&bytes) { $0.insert(odd, at: random.pick(0...$0.count)) }
    },
    Mutation("indent differently") { bytes, _, _, random in
      edit(&bytes) { lines in
        let place = random.pick(0...lines.count - 1)
        let spaces = lines[place].prefix { $0 == UInt8(ascii: " ") }.count
        let byte = random.oneIn(6) ? UInt8(ascii: "\t") : UInt8(ascii: " ")
        let indent = repeatElement(byte, count: random.pick(0...spaces + 3))
        lines[place].replaceSubrange(..<spaces, with: indent)
      }
    },
    Mutation("end lines differently") { bytes, _, _, random in
      let ends: [[UInt8]] = [
        [13], [13, 10], [10, 13], [0xC2, 0x85], [0xE2, 0x80, 0xA8], [12], [],
      ]
      let all = random.oneIn(2)
      let end = random.pick(ends)
      bytes = Array(
        lines(of: bytes).map { line in
          line + (all || random.oneIn(3) ? end : [10])
        }.joined())
    },
    Mutation("a very long line") { bytes, _, vocabulary, random in
      let long = Array(
        repeatElement(random.pick(vocabulary.values), count: 100_000).joined().prefix(100_000))
      bytes.insert(contentsOf: long, at: random.place(in: bytes))
    },
  ]

  private static func lines(of bytes: [UInt8]) -> [[UInt8]] {
    bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
  }

  /// Edits a document as its lines, of which there is at least one.
  private static func edit(_ bytes: inout [UInt8], _ change: (inout [[UInt8]]) -> Void) {
    var lines = lines(of: bytes)
    change(&lines)
    bytes = Array(lines.joined(separator: [0x0A]))
  }
}
