import TestSupport

/// One way to spoil a document.
struct Mutation: Sendable {
  typealias Random = RepeatableGenerator

  /// What it does, for the story of a document.
  let name: String
  /// Spoils `bytes`; may take parts of `other`, a good document of the same kind.
  let apply:
    @Sendable (
      _ bytes: inout [UInt8], _ other: [UInt8], _ vocabulary: Vocabulary, _ random: inout Random
    ) -> Void

  init(
    _ name: String,
    _ apply: @escaping @Sendable (inout [UInt8], [UInt8], Vocabulary, inout Random) -> Void
  ) {
    self.name = name
    self.apply = apply
  }

  /// All of them. Those that keep the document's structure come several times, because they lead
  /// past the parser into the code behind it.
  static let all = ofBytes + ofLines + ofTokens + ofTokens + ofTokens + ofDepth
}

extension RepeatableGenerator {
  /// A place in a document, its end included.
  mutating func place(in bytes: [UInt8]) -> Int { pick(0...bytes.count) }

  /// A piece of a document of at most so many bytes.
  mutating func range(in bytes: [UInt8], most: Int) -> Range<Int> {
    let start = place(in: bytes)
    return start..<pick(start...min(bytes.count, start + most))
  }
}
