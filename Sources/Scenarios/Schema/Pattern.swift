internal import Synchronization

/// A regular expression that a JSON Schema and the decoder share.
///
/// Compiled once in the life of the process, when there is a first text to read: compiling takes a
/// hundred times as long as matching, and the same keys come thousands of times in a document.
struct Pattern {
  private let pattern: String
  private static let compiled = Mutex<[String: Regex<AnyRegexOutput>]>([:])

  /// A pattern without anchors, as it stands in the schema.
  init(_ pattern: String) { self.pattern = pattern }

  /// Whether the whole text has the pattern.
  ///
  /// - Precondition: the pattern is a literal of this module and compiles.
  func matches(_ text: String) -> Bool {
    Self.compiled.withLock { compiled in
      if let regex = compiled[pattern] { return (try? regex.wholeMatch(in: text)) != nil }
      guard let regex = try? Regex(pattern) else {
        preconditionFailure("the pattern \(pattern) does not compile")
      }
      compiled[pattern] = regex
      return (try? regex.wholeMatch(in: text)) != nil
    }
  }
}
