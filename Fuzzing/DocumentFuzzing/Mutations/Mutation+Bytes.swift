internal import TestSupport

extension Mutation {
  /// Those that know nothing of the format: what broken disks, wires and editors do.
  static let ofBytes = [
    Mutation("flip a bit") { bytes, _, _, random in
      guard !bytes.isEmpty else { return }
      bytes[random.pick(0...bytes.count - 1)] ^= 1 << UInt8(random.pick(0...7))
    },
    Mutation("overwrite a byte") { bytes, _, _, random in
      guard !bytes.isEmpty else { return }
      bytes[random.pick(0...bytes.count - 1)] = UInt8(random.pick(0...255))
    },
    Mutation("insert random bytes") { bytes, _, _, random in
      let noise = (0..<random.pick(1...8)).map { _ in UInt8(random.pick(0...255)) }
      bytes.insert(contentsOf: noise, at: random.place(in: bytes))
    },
    Mutation("insert what is not text") { bytes, _, _, random in
      bytes.insert(contentsOf: random.pick(notText), at: random.place(in: bytes))
    },
    Mutation("begin with a mark") { bytes, _, _, random in
      bytes.insert(contentsOf: random.pick(marks), at: 0)
    },
    Mutation("remove a piece") { bytes, _, _, random in
      bytes.removeSubrange(random.range(in: bytes, most: random.pick([1, 4, 40, 400])))
    },
    Mutation("repeat a piece") { bytes, _, _, random in
      let range = random.range(in: bytes, most: random.pick([1, 4, 40, 400]))
      let times = random.pick([1, 1, 2, 10])
      let copies = Array(repeatElement(bytes[range], count: times).joined())
      bytes.insert(contentsOf: copies, at: range.upperBound)
    },
    Mutation("insert a piece of another") { bytes, other, _, random in
      let piece = other[random.range(in: other, most: 400)]
      bytes.insert(contentsOf: piece, at: random.place(in: bytes))
    },
    Mutation("truncate") { bytes, _, _, random in
      bytes.removeSubrange(random.place(in: bytes)...)
    },
    Mutation("go on as another") { bytes, other, _, random in
      bytes.removeSubrange(random.place(in: bytes)...)
      bytes += other[random.place(in: other)...]
    },
  ]

  /// Zero bytes, control characters, and what UTF-8 must not contain: stray continuations,
  /// overlong forms, surrogates, code points beyond the last (RFC 3629, section 3).
  private static let notText: [[UInt8]] = [
    [0x00], [0x00, 0x00, 0x00, 0x00], [0x01], [0x07], [0x0C], [0x1A], [0x7F], [0x80], [0xBF],
    [0xC0],
    [0xC0, 0x80], [0xC3], [0xE2, 0x82], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFE],
    [0xFF],
    [0xEF, 0xBF, 0xBE], [0xEF, 0xBB, 0xBF], [0xC2, 0x85], [0xC2, 0xA0], [0xE9], [0xF0, 0x9F, 0x98],
  ]

  /// Byte order marks, whole and in part, and the beginnings of files that are no text.
  private static let marks: [[UInt8]] = [
    [0xEF, 0xBB, 0xBF], [0xEF, 0xBB], [0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF], [0xFF, 0xFE],
    [0xFE, 0xFF], [0xFF, 0xFE, 0x00, 0x00], [0x50, 0x4B, 0x03, 0x04], [0xD0, 0xCF, 0x11, 0xE0],
    [0x1F, 0x8B], [0x00], [0x0A, 0x0A, 0x0A], [0x20], [0x09],
  ]
}
