import TestSupport

/// A reader of documents, and what it promises for any bytes whatsoever.
///
/// New formats join by another value of this type in `FuzzedReader.all` and its name in `names`.
package struct FuzzedReader: Sendable {
  /// The name by which a run asks for it.
  package let name: String
  /// How its documents' files end, such as `.yaml`.
  package let suffix: String
  /// A document; the same for the same random numbers.
  let document: @Sendable (inout RepeatableGenerator) -> SpoiltDocument
  /// Has the document read and says which promises were broken.
  let judge: @Sendable (SpoiltDocument) -> Verdict

  /// What came of reading one document.
  package struct Verdict: Sendable, Equatable {
    /// Whether it gave a value; false if it gave mistakes.
    package var isValue: Bool
    /// The promises that were broken; empty if all were kept.
    package var broken: [String]
  }

  /// The document with this number.
  ///
  /// Everything follows from the seed and the number (and the samples), so that no document has to
  /// be passed around to be read again.
  package func document(seed: UInt64, number: Int) -> SpoiltDocument {
    var mixed = RepeatableGenerator(seed: seed)
    var random = RepeatableGenerator(seed: mixed.next() &+ UInt64(number))
    return document(&random)
  }

  /// Has the document with this number read. Ends the process if the reader crashes.
  package func verdict(seed: UInt64, number: Int) -> Verdict {
    judge(document(seed: seed, number: number))
  }

  /// The names of all readers, in the order of `all`.
  package static let names = ["scenario", "list", "rows"]

  /// Every reader, fed with the samples below a folder laid out like `scenarios`.
  ///
  /// - Parameter workFolder: an existing folder for the files that the readers are given; one
  ///   process at a time.
  package static func all(samples folder: String, workFolder: String) -> [FuzzedReader] {
    [
      .scenarios(samples: folder, workFolder: workFolder),
      .lists(samples: folder, workFolder: workFolder),
      .rows(samples: folder, workFolder: workFolder),
    ]
  }
}

extension Array where Element == FuzzedReader {
  /// The reader of this name; nil if there is none.
  package func named(_ name: String) -> FuzzedReader? { first { $0.name == name } }
}
