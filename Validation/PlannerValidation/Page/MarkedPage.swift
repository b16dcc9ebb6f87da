/// A page in which the text between two markers is written by a program.
public struct MarkedPage: Equatable, Sendable {
  /// The text of the page.
  public private(set) var text: String

  /// A page.
  public init(_ text: String) { self.text = text }

  /// Replaces what stands between `<!-- begin NAME -->` and `<!-- end NAME -->`.
  ///
  /// - Returns: false, and nothing is changed, if the page does not have both in this order.
  public mutating func fill(_ name: String, with section: String) -> Bool {
    guard let begin = text.firstRange(of: "<!-- begin \(name) -->"),
      let end = text.firstRange(of: "<!-- end \(name) -->"),
      begin.upperBound <= end.lowerBound
    else { return false }
    text.replaceSubrange(begin.upperBound..<end.lowerBound, with: "\n\(section)\n")
    return true
  }
}
