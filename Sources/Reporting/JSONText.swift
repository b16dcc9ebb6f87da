import Foundation

/// Documents for programs as text: keys in alphabetical order, so that the same figures give the
/// same bytes.
enum JSONText {
  /// In lines, with two blanks of indentation and a line feed at the end.
  ///
  /// - Throws: `EncodingError` if a figure is not a number, which would be a bug.
  static func lines(of document: some Encodable) throws -> String {
    try text(of: document, [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]) + "\n"
  }

  /// In one line without an end, to stand within another text.
  ///
  /// - Throws: as `lines(of:)`.
  static func line(of document: some Encodable) throws -> String {
    try text(of: document, [.sortedKeys, .withoutEscapingSlashes])
  }

  private static func text(
    of document: some Encodable, _ formatting: JSONEncoder.OutputFormatting
  ) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = formatting
    return String(decoding: try encoder.encode(document), as: UTF8.self)
  }
}
