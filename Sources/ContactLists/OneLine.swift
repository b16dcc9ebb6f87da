extension String {
  /// The text as a message can quote it: in one line, control characters as escapes, and the
  /// middle left out if it has more than `limit` characters. O(length).
  package func onOneLine(limit: Int) -> String {
    var escaped = String.UnicodeScalarView()
    var isChanged = false
    for scalar in unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator:
        escaped += scalar.escaped(asASCII: true).unicodeScalars
        isChanged = true
      default: escaped.append(scalar)
      }
    }
    // Scalars and not characters: one character can be made of any number of them.
    guard escaped.count > limit else { return isChanged ? String(escaped) : self }
    let tail = limit / 3
    return String(escaped.prefix(limit - tail - 3)) + " … " + String(escaped.suffix(tail))
  }
}
