import Testing

@testable import dialcast

/// The command that a report says to type again.
@Suite struct CommandTextTests {
  static let table: [(arguments: [String], text: String)] = [
    (["plan", "a.yaml"], "dialcast plan a.yaml"),
    (["plan", "my list.yaml"], "dialcast plan 'my list.yaml'"),
    (["plan", "--deadline", "2026-11-27 18:00"], "dialcast plan --deadline '2026-11-27 18:00'"),
    (["plan", "it's"], "dialcast plan 'it'\\''s'"),
    (["plan", "$HOME", ""], "dialcast plan '$HOME' ''"),
    (["plan", "--set", "a[0].b=5"], "dialcast plan --set 'a[0].b=5'"),
  ]

  @Test(arguments: table)
  func argumentsAreQuotedWhereAShellWouldChangeThem(
    _ row: (arguments: [String], text: String)
  ) {
    #expect(CommandText.dialcast(row.arguments) == row.text)
  }
}
