/// Text as a document writes it, so that YAML reads the same text again.
public enum WrittenScalar {
  /// Words that YAML, or somebody who reads it, takes for something else than text.
  private static let readOtherwise: Set = ["true", "false", "null", "yes", "no", "on", "off"]

  /// As it is where that is text, else in quotes.
  public static func text(_ text: String) -> String {
    let isPlain = text.wholeMatch(of: #/[A-Za-z][A-Za-z0-9_.\/-]*/#) != nil
    return isPlain && !readOtherwise.contains(text.lowercased()) ? text : quoted(text)
  }

  /// In quotes, whatever it is: digits alone would be a number.
  public static func quoted(_ text: String) -> String {
    if !text.unicodeScalars.contains(where: isEscaped) {
      return "'" + text.replacing("'", with: "''") + "'"
    }
    // A single-quoted text of several lines would be folded into one.
    return "\"" + text.unicodeScalars.map(escaped).joined() + "\""
  }

  /// Control characters and the ends of lines.
  private static func isEscaped(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control
      || scalar.properties.isPatternWhitespace && scalar != " "
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    if scalar == "\"" || scalar == "\\" { return "\\\(scalar)" }
    guard isEscaped(scalar) else { return String(scalar) }
    let digits = String(scalar.value, radix: 16)
    return "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
  }
}
