import Testing

/// A rule of style that a machine can check.
struct Rule: Sendable, CustomTestStringConvertible {
  /// What it asks for.
  let name: String
  /// Which files it is about.
  let covers: @Sendable (SourceFile) -> Bool
  /// Where a file breaks it.
  let check: @Sendable (SourceFile) -> [Finding]

  var testDescription: String { name }

  /// The findings in a file, none if the rule is not about it.
  func findings(in file: SourceFile) -> [Finding] { covers(file) ? check(file) : [] }

  /// Every rule, the walls included.
  static let all = [
    columns, fileLength, trailingSpace, fileNames, unfinishedWork, machinePaths, functionLength,
    documentation, bannedCalls, imports, includes,
  ]
}
