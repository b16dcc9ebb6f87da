/// A regular expression that a JSON Schema and the decoder share.
struct Pattern {
  private let regex: Regex<AnyRegexOutput>

  /// A pattern without anchors.
  ///
  /// - Precondition: the pattern is a literal of this module and compiles.
  init(_ pattern: String) {
    guard let regex = try? Regex(pattern) else {
      preconditionFailure("the pattern \(pattern) does not compile")
    }
    self.regex = regex
  }

  /// Whether the whole text has the pattern.
  func matches(_ text: String) -> Bool { (try? regex.wholeMatch(in: text)) != nil }
}
