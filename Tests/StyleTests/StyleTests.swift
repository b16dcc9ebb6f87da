import Testing

/// The whole repository, rule by rule.
@Suite struct StyleTests {
  @Test(arguments: Rule.all)
  func theRepositoryKeepsTheRule(_ rule: Rule) {
    for finding in Repository.files.flatMap(rule.findings(in:)) {
      Issue.record(Comment(rawValue: finding.description))
    }
  }

  @Test func theRepositoryIsFound() {
    let paths = Set(Repository.files.map(\.path))
    for path in [
      "Package.swift", "Sources/Scheduling/Vocabulary/Instant.swift",
      "Tests/StyleTests/StyleTests.swift",
      "Benchmarks/CYardstick/yardstick.cpp", "docs/rules.md", "scripts/bootstrap", ".ci/run",
    ] {
      if !paths.contains(path) { Issue.record("\(path) escapes the rules") }
    }
  }
}
