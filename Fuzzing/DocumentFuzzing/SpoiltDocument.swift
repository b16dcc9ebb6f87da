package import TestSupport

/// A document made from a good one, and how.
package struct SpoiltDocument: Sendable {
  /// Its text, which need not be text at all.
  package var bytes: [UInt8]
  /// The sample it was made from and the mutations in their order, for a person who wonders.
  package var story: [String]
  /// The good part of it, where the reader must not lose any of that; nil where nothing is known.
  package var reference: Reference?

  /// A list of good rows, and where they stand in the spoilt document.
  package struct Reference: Sendable {
    /// The list without the bad rows.
    package var bytes: [UInt8]
    /// For each row of it, the header included, the row in the spoilt document, from 1.
    package var rows: [UInt32]
  }

  /// The most that a document grows to: beyond it, readers are slow for a good reason.
  package static let mostBytes = 1 << 20

  /// Spoils one of the samples by one to six mutations.
  package static func make(
    from samples: [Sample], _ vocabulary: Vocabulary,
    _ random: inout RepeatableGenerator
  ) -> SpoiltDocument {
    let sample = random.pick(samples)
    var document = SpoiltDocument(bytes: sample.bytes, story: [sample.name])
    // Few at a time: a document with one mistake gets further into the reader than a ruin.
    let steps = [1, 1, 1, 2, 2, 3, 6][random.pick(0...6)]
    for _ in 0..<steps {
      let mutation = random.pick(Mutation.all)
      let other = random.pick(samples)
      mutation.apply(&document.bytes, other.bytes, vocabulary, &random)
      document.story.append(mutation.name)
      if document.bytes.count > mostBytes {
        document.bytes.removeSubrange(mostBytes...)
        document.story.append("cut at \(mostBytes) bytes")
      }
    }
    return document
  }
}
