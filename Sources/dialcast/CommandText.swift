/// A command as it could be typed again.
enum CommandText {
  /// `dialcast` and its arguments, those in single quotes that a shell (POSIX, 2.2) would not
  /// leave alone. O(length).
  static func dialcast(_ arguments: some Sequence<String>) -> String {
    (["dialcast"] + arguments.map(quoted)).joined(separator: " ")
  }

  private static func quoted(_ argument: String) -> String {
    let isPlain = argument.allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber) || "-_./:=,+@%".contains($0)
    }
    if isPlain, !argument.isEmpty { return argument }
    return "'" + argument.replacing("'", with: "'\\''") + "'"
  }
}
