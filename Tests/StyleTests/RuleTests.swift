import Testing

/// Every rule fires on a bad example, at the right line, and lets the good one pass.
@Suite struct RuleTests {
  struct Example: Sendable, CustomTestStringConvertible {
    let rule: Rule
    var path = "Sources/Planning/Forecast.swift"
    let text: String
    /// The lines that are wrong; none in a good example.
    let lines: [Int]

    var testDescription: String { "\(rule.name): \(text.prefix(60))" }
  }

  private static let wide = String(repeating: "x", count: 101)
  private static func function(lines: Int) -> String {
    "func f() {\n" + String(repeating: "  g()\n", count: lines - 2) + "}\n"
  }

  @Test(arguments: textExamples + codeExamples + wallExamples)
  func theRuleFires(_ example: Example) {
    let file = SourceFile(path: example.path, text: example.text)
    #expect(example.rule.findings(in: file).map(\.line) == example.lines)
  }

  @Test func everyRuleHasABadExample() {
    let bad = (Self.textExamples + Self.codeExamples + Self.wallExamples).filter {
      !$0.lines.isEmpty
    }
    #expect(Set(bad.map(\.rule.name)) == Set(Rule.all.map(\.name)))
  }

  static let textExamples: [Example] = [
    Example(rule: .columns, text: "let a = 1\n// \(wide)\n", lines: [2]),
    Example(rule: .columns, text: String(repeating: "é", count: 100), lines: []),
    Example(rule: .columns, path: "docs/rules.md", text: wide, lines: []),
    Example(rule: .fileLength, text: String(repeating: "\n", count: 301), lines: [301]),
    Example(rule: .fileLength, text: String(repeating: "\n", count: 300), lines: []),
    Example(rule: .trailingSpace, text: "let a = 1 \nlet b = 2\n", lines: [1]),
    Example(rule: .trailingSpace, path: "docs/rules.md", text: "a\nb\t\n", lines: [2]),
    Example(rule: .fileNames, path: "Sources/Planning/PlanUtils.swift", text: "", lines: [1]),
    Example(rule: .fileNames, path: "Sources/Planning/Plan+Helpers.swift", text: "", lines: [1]),
    Example(rule: .fileNames, path: "Sources/Planning/CallManager.swift", text: "", lines: [1]),
    Example(rule: .fileNames, path: "Sources/Planning/Commonness.swift", text: "", lines: []),
    Example(rule: .unfinishedWork, text: "let a = 1\n// TODO: later\n", lines: [2]),
    Example(rule: .unfinishedWork, path: "README.md", text: "FIXME\n", lines: [1]),
    Example(rule: .unfinishedWork, path: "scripts/bootstrap", text: "mktemp run.XXXXXX", lines: []),
    Example(rule: .machinePaths, text: "let log = \"/tmp/log\"\n", lines: [1]),
    Example(rule: .machinePaths, path: "docs/a.md", text: "see `/work/main`\n", lines: [1]),
    Example(rule: .machinePaths, path: "docs/a.md", text: "see ../shared/a.md\n", lines: [1]),
    Example(rule: .machinePaths, path: "docs/a.md", text: "https://a.org/work/b\n", lines: []),
  ]

  static let codeExamples: [Example] = [
    Example(rule: .functionLength, text: "\n" + function(lines: 61), lines: [2]),
    Example(rule: .functionLength, text: function(lines: 60), lines: []),
    Example(
      rule: .functionLength, text: "init?(\n  a: Int\n)\n  throws\n{\n\(wide)\n}", lines: []),
    Example(
      rule: .functionLength,
      text: "var a: Int {\n" + String(repeating: "\n", count: 60) + "}\n", lines: [1]),
    Example(
      rule: .functionLength,
      text: "protocol P {\n  func f()\n  init()\n" + String(repeating: "\n", count: 70)
        + "}\nstruct S {" + String(repeating: "\n", count: 70) + "}\n", lines: []),
    Example(
      rule: .documentation, text: "public struct A {\n  public init() {}\n}\n", lines: [1, 2]),
    Example(rule: .documentation, text: "/// An A.\npublic struct A {}\n", lines: []),
    Example(
      rule: .documentation, text: "/// An A.\n@frozen\n@usable(a)\npublic enum A {}", lines: []),
    Example(rule: .documentation, text: "// An A.\n@frozen\npublic enum A {}\n", lines: [3]),
    Example(rule: .documentation, text: "  public static func < (a: A, b: A)\n", lines: [1]),
    Example(rule: .documentation, text: "  public private(set) var a = 1\n", lines: [1]),
    Example(rule: .documentation, text: "public import Statistics\nlet open = 1\n", lines: []),
    Example(rule: .bannedCalls, text: "let a = 1\nlet now = Date()\n", lines: [2]),
    Example(rule: .bannedCalls, text: "// Date()\nlet a = \"Date()\"\n", lines: []),
    Example(rule: .bannedCalls, text: "let a = \"\\(UUID())\"\n", lines: [1]),
    Example(rule: .bannedCalls, text: "let a = CivilDate()\n", lines: []),
    Example(rule: .bannedCalls, text: "let a = Int.random(in: 0..<9, using: &g)\n", lines: [1]),
    Example(rule: .bannedCalls, text: "let a = hash.hashValue\n", lines: [1]),
    Example(rule: .bannedCalls, text: "let a = ContinuousClock.now\n", lines: []),
    Example(
      rule: .bannedCalls, path: "Sources/Scheduling/A.swift", text: "ContinuousClock().now",
      lines: [1]),
    Example(
      rule: .bannedCalls, path: "Tests/PlanningTests/A.swift",
      text: "let a = Int.random(in: 0..<9, using: &seeded)\nlet b = xs.shuffled()\n", lines: [2]),
  ]

  static let wallExamples: [Example] = [
    Example(
      rule: .imports, path: "Sources/Scheduling/A.swift", text: "\nimport Foundation\n",
      lines: [2]),
    Example(
      rule: .imports, path: "Sources/Simulating/A.swift",
      text: "public import Scheduling\nimport Statistics\nprivate import struct Foundation.URL\n",
      lines: [3]),
    Example(rule: .imports, path: "Sources/Planning/A.swift", text: "import CGSL\n", lines: [1]),
    Example(
      rule: .imports, path: "Tests/PlanningTests/A.swift",
      text: "import Testing\n@testable import Planning\n@testable import CGSL\n", lines: [3]),
    Example(
      rule: .imports, path: "Benchmarks/DialcastBench/A.swift", text: "import Yams", lines: [1]),
    Example(
      rule: .includes, path: "Sources/CPhoneNumbers/a.cpp",
      text: "#include <string>\n#include <phonenumbers/a.h>\n#include <gsl/gsl_rng.h>\n",
      lines: [3]),
  ]
}
