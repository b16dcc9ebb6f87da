/// A command as it could be typed again.
enum CommandText {
  /// `dialcast` and its arguments, those in single quotes that a shell (POSIX, 2.2) would not
  /// leave alone. O(length).
  static func dialcast(_ arguments: some Sequence<String>) -> String {
    (["dialcast"] + arguments.map(quoted)).joined(separator: " ")
  }

  /// The same as parts between which a line may end: the program with what it reads, then each
  /// option with its value.
  ///
  /// - Parameter options: names with their values: `--seed`, `7`.
  static func parts(
    _ command: [String], options: [(name: String, value: String)]
  ) -> [String] {
    [dialcast(command)] + options.map { "\($0.name) \(quoted($0.value))" }
  }

  /// The argument, in single quotes if a shell would not leave it alone.
  static func quoted(_ argument: String) -> String {
    let isPlain = argument.allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber) || "-_./:=,+@%".contains($0)
    }
    if isPlain, !argument.isEmpty { return argument }
    return "'" + argument.replacing("'", with: "'\\''") + "'"
  }
}
